"""Text for comparing and for showing: folded for search, cleaned for each kind of output."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import is_normalized, normalize

_COMBINING = ("Mn",)
# Bidi embeddings, overrides and isolates reorder what a reader sees (Unicode TR 36).
_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_CONTROLS = dict.fromkeys(c for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A))
_UNSEEN = {**_BIDI, **_CONTROLS}
_ANY_UNSEEN = re.compile(f"[{re.escape(''.join(map(chr, _UNSEEN)))}]")
_WORDS = {None: "null", True: "true", False: "false"}
_Encode = Callable[[Any], str]
_ESCAPED = {code: f"\\u{code:04x}" for code in _UNSEEN}


# Characters of a word that is not remembered, as a sentence without spaces is none.
_LONG = 40


def fold(text: str) -> str:
    """`text` as searches compare it: NFKC, case-folded, Latin accents removed, spaces joined.

    Kana keep their voicing marks (が is not か): only marks on non-kana letters go.
    """
    if text.isascii():  # of which nothing but the case is folded: a fifth of the time
        return " ".join(text.lower().split())
    # No step looks beyond a space, and the same words come again and again.
    words = [_word(one) if len(one) < _LONG else _folded(one) for one in text.split()]
    return " ".join(filter(None, words))


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFC", text.translate(_BARE)).split())


_word = lru_cache(maxsize=1 << 14)(_folded)


class _Bare(dict[int, str]):
    """For `str.translate`: each character without its marks, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        self[code] = bare = _bare(chr(code))
        return bare


_BARE = _Bare()


def _bare(char: str) -> str:
    if char.isascii() or "\u3040" <= char <= "\u30ff":
        return char
    parts = unicodedata.normalize("NFD", char)
    if len(parts) == 1:
        return "" if unicodedata.category(char) in _COMBINING else char
    if "\uac00" <= char <= "\ud7a3":
        return char
    return "".join(part for part in parts if unicodedata.category(part) not in _COMBINING)


def composed(text: str) -> str:
    """`text` with letters and their marks joined into one character where there is one.

    That is Unicode's form C, but for the characters that form C itself takes apart or replaces:
    CJK compatibility ideographs, by which names are told apart, the Angstrom sign and the like.
    """
    if is_normalized("NFC", text):
        return text
    runs = groupby(text, key=lambda char: is_normalized("NFC", char))
    return "".join(
        normalize("NFC", "".join(chars)) if stable else "".join(chars) for stable, chars in runs
    )


def clean(text: str) -> str:
    """`text` without control characters and bidi overrides, for a terminal or a calendar.

    Line breaks and tabs stay.
    """
    return text.translate(_UNSEEN) if _ANY_UNSEEN.search(text) else text


def json_text(value: object, *, indented: bool = False) -> str:
    """`value` as JSON that reads back the same; what `clean` takes away is escaped.

    Indented, a member or element stands on each line, two spaces a level.
    """
    import json  # most commands print none

    text = laid_out(value) if indented else json.dumps(value, ensure_ascii=False)
    return _escaped(text)


def _escaped(text: str) -> str:
    # Nearly no text has such a character, and to look for one is ten times as fast.
    return text.translate(_ESCAPED) if _ANY_UNSEEN.search(text) else text


def json_array(values: Iterable[object]) -> Iterator[str]:
    """The pieces of an indented array, each made when it is asked for."""
    between = "[\n  "
    for value in values:
        yield between + _escaped(laid_out(value, "\n  "))
        between = ",\n  "
    yield "[]\n" if between[0] == "[" else "\n]\n"


def laid_out(value: object, line: str = "\n") -> str:
    """`value` as indented JSON; `line` begins its further lines.

    The same text as `json.dumps` makes with `indent=2`, which works in plain Python and takes
    three times as long.
    """
    from json import JSONEncoder
    from json.encoder import encode_basestring

    return _laid_out(value, line, encode_basestring, JSONEncoder(ensure_ascii=False).encode)


def _laid_out(value: Any, line: str, quoted: _Encode, plain: _Encode) -> str:
    if isinstance(value, str):
        return quoted(value)
    inner = f"{line}  "
    if isinstance(value, dict) and value:
        members = [
            f"{quoted(key)}: {_laid_out(one, inner, quoted, plain)}" for key, one in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if isinstance(value, list | tuple) and value:
        items = [_laid_out(one, inner, quoted, plain) for one in value]
        return f"[{inner}{f',{inner}'.join(items)}{line}]"
    if value is None or value is True or value is False:
        return _WORDS[value]
    return int.__repr__(value) if isinstance(value, int) else plain(value)


def one_line(text: str) -> str:
    """`clean(text)` on one line, runs of white space joined."""
    return " ".join(clean(text).split())


def cell(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The one of `known` that was most likely meant by `word`, or None."""
    from difflib import get_close_matches  # only a slip needs it

    found = get_close_matches(word, sorted(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint such as `did you mean 'tag'?`, or None."""
    found = meant(word, tuple(known), _CALLED)
    return f"did you mean '{found}'?" if found else None


def meant(
    word: str, known: Collection[str], called: Mapping[str, Sequence[str]], *, cutoff: float = 0.6
) -> str | None:
    """The one of `known` that is called `word` elsewhere, or that it is a slip of; None for none.

    `called` holds what people say for a name, slips of which are slips of the name; of a name of
    several words the first has to be known.
    """
    right = {
        other: name
        for name, others in reversed([*called.items()])
        for other in others
        if name.partition(" ")[0] in known and other not in known
    }
    folded = word.casefold()
    if folded in right:
        return right[folded]
    said = nearest(folded, right, cutoff=SURE)
    found = nearest(word, {*known, said} if said else known, cutoff=cutoff)
    return right[said] if said and found == said else found


SURE = 0.75  # how near a slip comes to a word that is no name itself


# What people call the columns and properties of an event; of several, the first that there is.
_CALLED: dict[str, tuple[str, ...]] = {
    "who": ("people", "person", "participants", "participant", "names", "name", "actor"),
    "place": ("places", "where", "location", "site"), "tags": ("tag", "labels", "keywords"),
    "tag": ("tags", "labels", "keywords"),
    "sources": ("source", "works", "citations", "references", "urls"),
    "source": ("sources", "works", "citations", "references"),
    "voices": ("voice", "claims", "by", "speakers"), "voice": ("voices", "speakers"),
    "when": ("date", "time", "dates"),
    "start": ("from", "begin", "since", "earliest", "date", "when"),
    "end": ("to", "until", "latest"), "kind": ("type", "category"),
    "standing": ("confidence", "certainty", "verified"),
    "participants": ("who", "people", "persons", "person"),
    "places": ("place", "where", "location"), "path": ("file", "filename"),
}  # fmt: skip
