"""A glance at a file's bytes: whether a character may be there that takes a closer look.

Each question takes about a microsecond a file, and the answer for nearly all files is no.
"""

import re
from collections.abc import Callable
from functools import cache
from unicodedata import is_normalized

# What begins a character that nobody sees or expects, and the pattern that makes sure: escapes
# other than those of quotes, slashes and breaks; DEL, C1 controls, zero width and bidi controls,
# the byte order mark, noncharacters; the joiner of graphemes, fillers, tags.
_ODD = {
    0x5C: rb"\\[ubfr]", 0x7F: rb"\x7f", 0xC2: rb"\xc2[\x80-\x9f]", 0xCD: rb"\xcd\x8f",
    0xE1: rb"\xe1(?:\x85[\x9f\xa0]|\xa0\x8e)",
    0xE2: rb"\xe2(?:\x80[\x8b\xa8-\xae]|\x81[\xa0-\xa9]|\xa0\x80)", 0xE3: rb"\xe3\x85\xa4",
    0xEF: rb"\xef(?:\xb7[\x90-\xaf]|\xbb\xbf|\xbe\xa0|\xbf[\xbe\xbf])",
    **{lead: bytes([lead]) + rb".\xbf[\xbe\xbf]" for lead in range(0xF0, 0xF5)},
    0xF3: rb"\xf3(?:.\xbf[\xbe\xbf]|\xa0[\x80\x81])",
}  # fmt: skip
# What begins a character that form C may want to join with another, or to put in another order:
# nothing below U+0300; of U+3000 to U+9FFF only tone marks (U+302A to U+302F) and the two loose
# marks of kana.
_COMBINING = frozenset((*range(0xCC, 0xE3), *range(0xEA, 0xF5)))
_LOOSE_MARK = re.compile(rb"\xe3(?:\x80[\xaa-\xaf]|\x82[\x99\x9a])").search
# Dropping all other bytes first costs a microsecond a file.
_USUAL = bytes(byte for byte in range(256) if byte not in _ODD and byte not in _COMBINING)


@cache
def _search(lead: int) -> Callable[[bytes], re.Match[bytes] | None]:
    return re.compile(_ODD[lead], re.DOTALL).search


def leads(data: bytes) -> bytes:
    """The bytes that may begin something unusual, in their order; none in nearly all files."""
    return data.translate(None, _USUAL)


def may_be_odd(leads: bytes, data: bytes) -> bool:
    """Whether there may be a character that nobody sees or expects."""
    return bool(leads) and any(lead in _ODD and _search(lead)(data) for lead in set(leads))


def is_normal(leads: bytes, data: bytes) -> bool:
    """Whether the texts of a JSON file are certainly in Unicode's normal form C."""
    if b"\\" in leads and b"\\u" in data:
        return False
    if _COMBINING.isdisjoint(leads) and not _LOOSE_MARK(data):
        return True
    return is_normalized("NFC", data.decode())
