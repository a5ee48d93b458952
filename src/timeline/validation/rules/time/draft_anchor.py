"""A published event that is dated by a draft.

A time of the event is given relative to another event (`relative`), and that one is a draft.

Why: published pages and exports never mention a draft. They show only the bounds of this event, so
readers do not learn what its date depends on.

Fix: publish the other event, make this one a draft too, or give it a date of its own.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event",)
NEEDS = ("points",)


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each reference to a draft."""
    if sheet.record.get("draft"):
        return
    for place, point in sheet.points:
        if "to" in point and (known.read(point["to"]) or {}).get("draft"):
            yield Mark((*place, "to"), f"'{point['to']}' is a draft, but this event is not")
