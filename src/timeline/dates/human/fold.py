"""A text as the grammar compares it, and the way back to the characters that were written."""

import re
import unicodedata
from functools import cache

LONGEST = 200
# The full-width tilde is a dash in Japanese; compatibility would make the mark of EDTF of it.
_BEFORE = {0xFF5E: "〜", 0x2026: "..", 0x22EF: ".."}
_AFTER = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x301C: "〜", 0x3000: " ", 0x3002: "."}
_LETTERS = re.compile(r"(?<![^\W_])([a-z])\. ?(?=[a-z](?:\.|$))")
_STOPS = re.compile(r"(?<=[a-z])\.(?!\.)")
# Beside it a tilde is a dash as well, as keyboards have it.
_JAPANESE = re.compile("[ぁ-ヶ一-鿿]")
_NOT_COUNTED = frozenset(" .\t\n\r")


@cache
def _bare(char: str) -> str:
    """A Latin letter without its accent."""
    return unicodedata.normalize("NFD", char)[0]


_PLAIN = {code: _bare(chr(code)) for code in range(0xC0, 0x250)}


def fold(text: str) -> str:
    """Lower case, no accents, plain spaces and apostrophes; full stops behind letters are gone.

    Dashes stay what they are: which of them may be a minus or a hyphen is the grammar's to say.
    """
    if not text.isascii():
        before = _BEFORE | {0x7E: "〜"} if _JAPANESE.search(text) else _BEFORE
        text = unicodedata.normalize("NFKC", text.translate(before)).translate(_AFTER)
        text = text.casefold().translate(_PLAIN)
    else:
        text = text.lower()
    if "." in text:
        text = _STOPS.sub(" ", _LETTERS.sub(r"\1", text))
    return " ".join(text.split())


def column(text: str, folded: str, at: int) -> int:
    """The column, from 1, of what stands at an index of the folded text."""
    if text.isascii() and len(text) == len(folded):
        return at + 1
    wanted = sum(char not in _NOT_COUNTED for char in folded[:at])
    for index, char in enumerate(text):
        if char.isspace() or char in _NOT_COUNTED:
            continue
        if wanted <= 0:
            return index + 1
        wanted -= len(fold(char).replace(".", "") or "-")
    return len(text) + 1
