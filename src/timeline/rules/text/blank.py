"""A text of nothing but white space.

Why: it counts as said, and readers see nothing.

Mend: write the text, or leave the key out.
"""

from collections.abc import Iterator

from timeline.rules import Mark, Sheet

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at each such text."""
    for place, _, text in sheet.texts:
        if not isinstance(place[-1], int) and text.isspace():
            yield Mark(place, "the text is blank")
