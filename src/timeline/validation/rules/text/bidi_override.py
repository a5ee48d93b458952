"""A character that changes the order in which a text is read.

Embeddings and overrides (U+202A to U+202E), and isolates (U+2066 to U+2069) that are not closed,
make people see another text than programs read. In `extensions`, which belong to other programs, it
is a warning.

Why: a name or an address can be made to look like another one.

Fix: remove the character. Marks that only give the direction of the text beside them (U+200E,
U+200F) are allowed, and so are isolates that are closed again.
"""

import re
from collections.abc import Iterator

from timeline.validation.mark import without
from timeline.validation.rules import FileRecord, Mark, Steps

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source", "timeline")
NEEDS = ("odd",)
_OVERRIDE = re.compile("[\u202a-\u202e]").finditer
_ISOLATE = re.compile("[\u2066-\u2069]").finditer
_CLOSE = "\u2069"


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the first such character of each text."""
    if not sheet.odd:
        return
    for place, text in sheet.strings():
        found = _misleading(text)
        if found:
            rest = "".join(char for i, char in enumerate(text) if i not in found)
            fix = without(place, rest, by_hand=sheet.kind == "timeline")
            yield _mark(place, text, min(found))._replace(fix=fix)
    for place, text in sheet.foreign_strings():
        found = _misleading(text)
        if found:
            yield _mark(place, text, min(found))._replace(severity="warning")


def _mark(place: Steps, text: str, start: int) -> Mark:
    name = f"U+{ord(text[start]):04X}"
    message = f"the character {name} changes the order in which the text is read"
    return Mark(place, message, start=start, length=1)


def _misleading(text: str) -> set[int]:
    """Where overrides stand, and isolates of which the other half is missing."""
    found = {override.start() for override in _OVERRIDE(text)}
    opened: list[int] = []
    for isolate in _ISOLATE(text):
        if isolate[0] != _CLOSE:
            opened.append(isolate.start())
        elif opened:
            opened.pop()
        else:
            found.add(isolate.start())
    return found.union(opened)
