"""A character that takes no room and is not seen.

A zero width space (U+200B), a word joiner (U+2060) or an invisible operator (U+2061 to U+2064).
Joiners that scripts and emoji need (U+200C, U+200D) are allowed.

Why: two texts look the same, and searching for the one does not find the other.

Mend: take it out; `timeline validate --fix --unsafe-fixes` does.
"""

import re
from collections.abc import Iterator

from timeline.validation.rules import Mark, Sheet

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("odd",)
_FOUND = re.compile("[\u200b\u2060-\u2064]").search


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at the first such character of each text."""
    if not sheet.odd:
        return
    for place, text in sheet.strings():
        found = _FOUND(text)
        if found is not None:
            name = f"U+{ord(found[0]):04X}"
            message = f"the invisible character {name} in a text"
            yield Mark(place, message, start=found.start(), length=1)
