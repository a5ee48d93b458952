"""A reference to an event that does not exist.

`to`, in relations and in relative dates, is the id of another event of the timeline: the name of
its file without `.json`. So are the `events` of a story in `timeline.toml`.

Why: a relative date without the event it refers to has no place in time, a relation leads nowhere,
and a story has a gap. This happens when an event is deleted or renamed by hand.

Fix: correct the id, or bring the event back; a withdrawn event keeps its file as a tombstone.
"""

from collections.abc import Iterator

from timeline.findings import Fix
from timeline.validation.mark import meant
from timeline.validation.others import Known, Near
from timeline.validation.rules import FileRecord, Mark, Record, Steps

SEVERITY = "error"
SCOPE = "timeline"
KINDS = ("event", "timeline")
NEEDS = ("relations", "points")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such reference."""
    if sheet.kind == "timeline":
        yield from _stories(sheet.record.get("stories", {}), known)
    for i, relation in enumerate(sheet.record.get("relations", ())):
        id = relation["to"].partition("#")[0]
        if id not in known.events:
            near = known.near(id, known.events)
            whole = None if near.id is None else near.id + relation["to"][len(id) :]
            fix = meant(("relations", i, "to"), whole, shown=near.id or "")
            yield _mark(("relations", i, "to"), id, near, fix)
    for place, point in sheet.points:
        if "to" in point and point["to"] not in known.events:
            near = known.near(point["to"], known.events)
            circle = near.id is not None and known.hangs(near.id, sheet.stem)
            fix = None if circle else meant((*place, "to"), near.id)
            yield _mark((*place, "to"), point["to"], near, fix)


def _stories(stories: Record, known: Known) -> Iterator[Mark]:
    for name, story in stories.items():
        for i, id in enumerate(story["events"]):
            if id not in known.events:
                place: Steps = ("stories", name, "events", i)
                near = known.near(id, known.events)
                yield _mark(place, id, near, meant(place, near.id))


def _mark(place: Steps, id: str, near: Near, fix: Fix | None) -> Mark:
    help = near.help or f"there is no file '{id}.json' under events/"
    return Mark(place, f"no event has the id '{id}'", help, length=len(id), fix=fix)
