"""Ids from titles: transliterated, short, unique without regard to case."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from timeline.format.models.vocabulary import ID_MAX, RESERVED_NAMES

# Characters of an id that is made from a title; more is allowed where a person chooses it.
LENGTH = 40

_BREAK = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['’ʼ`´]")


def slug(title: str, languages: Collection[str] = (), *, stem: str = "event") -> str:
    """An id from a title, "" where there is nothing to make one of.

    Other scripts than Latin need the package `anyascii` (extra `import`), Japanese `cutlet` (extra
    `japanese`). A title in Han that cannot be spelt gets a short neutral id, the same each time:
    `stem` and some digits. `languages` are those of the timeline; only where Chinese is among them
    is Han without kana spelt as Chinese.
    """
    found = spelt(title, languages)
    if found or not _HAN.search(title) or is_short_of_letters(title):
        return found
    from hashlib import sha256  # it loads OpenSSL, 3 MiB, which few titles need

    return f"{stem}-{sha256(unicodedata.normalize('NFC', title).encode()).hexdigest()[:6]}"


def is_neutral(id: str, title: str, *, stem: str = "event") -> bool:
    """Whether `slug` gave an id that says nothing of its title."""
    return bool(_HAN.search(title)) and re.fullmatch(f"{stem}-[0-9a-f]{{6}}", id) is not None


def is_short_of_letters(title: str) -> bool:
    """Whether a title has no letter of any script."""
    return not any(char.isalpha() for char in title)


def spelt(title: str, languages: Collection[str] = (), *, length: int = LENGTH) -> str:
    """The letters and digits of a title as an id has them; "" where too little would be left."""
    plain = title if title.isascii() else _ascii(title, languages)
    found = _BREAK.sub("-", _APOSTROPHES.sub("", plain.lower())).strip("-")
    return _short(found, length) if found not in RESERVED_NAMES else f"{found}-event"


def _ascii(title: str, languages: Collection[str]) -> str:
    letters = _latin(title)
    if letters.isascii() or not any(char.isalpha() for char in letters if not char.isascii()):
        return letters
    if _HAN.search(title):
        other = _spaced(title) if _is_chinese(title, languages) else _romaji(title)
        return other or _mostly(letters)
    return _spaced(title) or _mostly(letters)


def _latin(title: str) -> str:
    """The title with Latin letters bare of their marks, and fractions apart from what is before."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", _FRACTION.sub(r" \g<0>", title.translate(_LATIN)))
        if unicodedata.category(char) != "Mn"
    )


def _mostly(letters: str) -> str:
    """The text, where more than half of it is Latin; else ""."""
    kept = sum(char.isascii() and char.isalnum() for char in letters)
    lost = sum(char.isalnum() for char in letters) - kept
    return letters if kept > lost else ""


_FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215f\u2189]")
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f]")


def _is_chinese(title: str, languages: Collection[str]) -> bool:
    """Whether Han in a title may be spelt as Chinese: Chinese is expected, and there is no kana."""
    return not _KANA.search(title) and any(one.startswith(("zh", "yue")) for one in languages)


def _romaji(title: str) -> str:
    """The title in Latin letters as Japanese is read; "" without the library."""
    if find_spec("cutlet") is None:
        return ""
    return _latin(_reader().romaji(unicodedata.normalize("NFKC", title)))


@cache
def _reader() -> Any:
    found = import_module("cutlet").Cutlet()  # an extra, which takes a moment to begin
    found.use_foreign_spelling = False
    return found


_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h"}
)  # fmt: skip


def _spaced(title: str) -> str:
    """The title in ASCII, with a gap between words of scripts that write none; "" without it."""
    if find_spec("anyascii") is None:
        return ""
    words = import_module("anyascii").anyascii  # an extra; without it, only Latin letters serve
    text = unicodedata.normalize("NFC", title)
    pieces = re.split("([\u3400-\u4dbf\u4e00-\u9fff]+)", text)
    return "".join(f" {words(piece)} " if n % 2 else words(piece) for n, piece in enumerate(pieces))


def _short(found: str, length: int) -> str:
    """At most `length` characters, cut between words where there are any."""
    if len(found) <= length:
        return found
    cut = found[: length + 1].rpartition("-")[0]
    return cut or found[:length]


def unique(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, with the first number from 2 that makes it new where it is taken."""
    if wanted not in taken:
        return wanted
    return next(
        name
        for n in range(2, len(taken) + 3)
        if (name := f"{wanted[: ID_MAX - len(str(n)) - 1].rstrip('-')}-{n}") not in taken
    )


@cache
def tag(words: str) -> str:
    """A tag, a kind or a role in the form of an id, "" where none can be made."""
    return spelt(words, length=ID_MAX)
