"""A text that is not in Unicode's normal form C.

Letters with accents are written as two characters (a letter, then its accent), as some systems
name their files; form C, which nearly all keyboards write, has one.

Why: the same word written in both ways looks the same, but is not found and does not compare.

Mend: `timeline validate --fix` writes form C.
"""

from collections.abc import Iterator
from unicodedata import is_normalized

from timeline.validation.rules import Mark, Sheet

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("loose",)


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at each such text."""
    if not sheet.wordy or sheet.normal:
        return
    for place, text in sheet.strings():
        if not is_normalized("NFC", text):
            yield Mark(
                place,
                "the text is not in Unicode's normal form C",
                "'timeline validate --fix' writes form C",
            )
