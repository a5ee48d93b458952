"""An event that refers to itself.

A relation or a relative date of the event names the event's own id. (Only a `due` may be relative
to its own event.)

Why: it says nothing, and usually another id was meant.

Fix: name the other event, or leave the relation out.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("relations", "points")


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such reference."""
    for i, relation in enumerate(sheet.record.get("relations", ())):
        if relation["to"] == sheet.stem:
            yield Mark(("relations", i, "to"), "the event is related to itself")
    for place, point in sheet.points:
        if point.get("to") == sheet.stem and place[0] == "when":
            yield Mark((*place, "to"), "the time of the event is relative to itself")
