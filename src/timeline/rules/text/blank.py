"""A text of nothing but white space.

Why: it counts as said, and readers see nothing.

Mend: write the text, or leave the key out.
"""

from collections.abc import Iterator

from timeline.rules import Mark, Sheet

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")
# How a string of white space begins: a blank, an escape, one of Unicode's wider blanks.
_SIGNS = (b'" ', b'"\\', b'"\xc2', b'"\xe1', b'"\xe2', b'"\xe3\x80\x80')


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at each such text."""
    if not any(sign in sheet.data for sign in _SIGNS):
        return
    for place, _, text in sheet.texts:
        if not isinstance(place[-1], int) and text.isspace():
            yield Mark(place, "the text is blank")
