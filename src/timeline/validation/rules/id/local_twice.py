"""A local id that is used twice in one event.

The claims and quantities of an event share one set of local ids: `event-id#local-id` has to mean
one thing.

Why: a reference to the id cannot say which of the two is meant.

Fix: give one of them another id, or none if nothing refers to it.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark, Steps

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("local",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the second of the two."""
    seen: dict[str, Steps] = {}
    for key in ("quantities", "claims"):
        for i, item in enumerate(sheet.record.get(key, ())):
            if "id" not in item:
                continue
            place: Steps = (key, i, "id")
            first = seen.setdefault(item["id"], place)
            if first is not place:
                yield Mark(
                    place,
                    f"the local id '{item['id']}' appears twice in this event",
                    near=((first, "it appears here first"),),
                )
