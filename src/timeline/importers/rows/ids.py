"""Ids from titles: transliterated, short, unique without regard to case."""

import re
import unicodedata
from collections.abc import Collection
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from timeline.format.models.vocabulary import ID_MAX, RESERVED_NAMES

LENGTH = 60
"""Characters of an id that is made from a title; more is allowed where a person chooses it."""

_BREAK = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['’ʼ`´]")


def slug(title: str) -> str:
    """An id from a title, "" where no transliteration serves.

    Other scripts than Latin need the package `anyascii` (`timeline-events[import]`); a title of
    which less than half would be left gives no id rather than a misleading one.
    """
    plain = title if title.isascii() else _ascii(title)
    found = _BREAK.sub("-", _APOSTROPHES.sub("", plain.lower())).strip("-")
    return _short(found) if found not in RESERVED_NAMES else f"{found}-event"


def _ascii(title: str) -> str:
    letters = "".join(
        char
        for char in unicodedata.normalize("NFKD", title.translate(_LATIN))
        if unicodedata.category(char) != "Mn"
    )
    if letters.isascii() or not any(char.isalpha() for char in letters if not char.isascii()):
        return letters
    if find_spec("anyascii") is not None:
        return _spaced(unicodedata.normalize("NFC", title))
    kept = sum(char.isascii() and char.isalnum() for char in letters)
    lost = sum(char.isalnum() for char in letters) - kept
    return letters if kept > lost else ""


_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h"}
)  # fmt: skip


def _spaced(title: str) -> str:
    """The title in ASCII, with a gap between words of scripts that write none."""
    words = import_module("anyascii").anyascii  # an extra; without it, only Latin letters serve
    pieces = re.split("([\u3400-\u4dbf\u4e00-\u9fff]+)", title)
    return "".join(f" {words(piece)} " if n % 2 else words(piece) for n, piece in enumerate(pieces))


def _short(found: str) -> str:
    """At most `LENGTH` characters, cut between words where there are any."""
    if len(found) <= LENGTH:
        return found
    cut = found[: LENGTH + 1].rpartition("-")[0]
    return cut or found[:LENGTH]


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
    return slug(words)
