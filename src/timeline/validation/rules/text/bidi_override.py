"""A character that changes the order in which a text is read.

Embeddings and overrides (U+202A to U+202E), and isolates (U+2066 to U+2069) that are not closed,
make readers see another text than programs do.

Why: a name or an address can be made to look like another one.

Mend: take the character out. Marks that only tell the direction of a neighbour (U+200E, U+200F)
are allowed, and so are isolates that are closed again.
"""

import re
from collections.abc import Iterator

from timeline.validation.record import without
from timeline.validation.rules import Mark, Sheet

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")
NEEDS = ("odd",)
_OVERRIDE = re.compile("[\u202a-\u202e]").search
_ISOLATE = re.compile("[\u2066-\u2069]").finditer
_CLOSE = "\u2069"


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at the first such character of each text."""
    if not sheet.odd:
        return
    for place, text in sheet.strings():
        start = _first(text)
        if start is not None:
            name = f"U+{ord(text[start]):04X}"
            message = f"the character {name} changes the order in which the text is read"
            yield Mark(place, message, start=start, length=1, fix=without(place, _plain(text)))


def _plain(text: str) -> str:
    """The text without all such characters."""
    start = _first(text)
    while start is not None:
        text = text[:start] + text[start + 1 :]
        start = _first(text)
    return text


def _first(text: str) -> int | None:
    found = _OVERRIDE(text)
    if found is not None:
        return found.start()
    opened: list[int] = []
    for isolate in _ISOLATE(text):
        if isolate[0] != _CLOSE:
            opened.append(isolate.start())
        elif opened:
            opened.pop()
        else:
            return isolate.start()
    return opened[0] if opened else None
