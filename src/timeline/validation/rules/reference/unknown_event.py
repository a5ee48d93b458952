"""A reference to an event that is not there.

`to`, in relations and in relative dates, is the id of another event of the timeline: the name of
its file without `.json`.

Why: a relative date without its anchor has no place in time, and a relation leads nowhere. This
is what is left behind when an event is deleted or renamed.

Mend: correct the id, or bring the event back; a withdrawn event keeps its file as a tombstone.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import Mark, Place, Sheet

SEVERITY = "error"
SCOPE = "timeline"
KINDS = ("event",)
NEEDS = ("relations", "points")


def check(sheet: Sheet, known: Known) -> Iterator[Mark]:
    """A mark at each such reference."""
    for i, relation in enumerate(sheet.record.get("relations", ())):
        id = relation["to"].partition("#")[0]
        if id not in known.events:
            yield _mark(("relations", i, "to"), id, known)
    for place, point in sheet.points:
        if "to" in point and point["to"] not in known.events:
            yield _mark((*place, "to"), point["to"], known)


def _mark(place: Place, id: str, known: Known) -> Mark:
    help = known.near(id, known.events) or f"there is no file '{id}.json' under events/"
    return Mark(place, f"no event has the id '{id}'", help, length=len(id))
