"""A relative date that contradicts another.

Counted from the events it refers to, the event would end before it starts, or its latest limit
would lie before its earliest.

Why: no moment fits everything that is said about the event.

Fix: check the dates of the events that it depends on; one of them, or a distance, is wrong.
"""

from collections.abc import Iterator
from typing import Any

from timeline.jsonio.pointer import steps_of
from timeline.validation.others import Known
from timeline.validation.rules import Mark

SEVERITY = "error"
SCOPE = "whole"
PAIRS = (("start", "end"), ("earliest", "latest"), ("min", "max"))


def check(known: Known) -> Iterator[tuple[str, Mark]]:
    """A mark for each event that contradicts its anchors."""
    for id, record in known.hanging.items():
        if not _may(record["when"]) and not _may(record["commitment"].get("due")):
            continue
        for fault in known.faults(id):
            if fault.reason == "contradiction" and fault.event == id:
                yield known.path("event", id), Mark(steps_of(fault.pointer), fault.message)


def _may(when: Any) -> bool:
    """Whether a time says two things that could contradict each other."""
    if not isinstance(when, dict):
        return False
    points = [when, *(when[key] for key in ("start", "end") if isinstance(when.get(key), dict))]
    return any(one in point and other in point for point in points for one, other in PAIRS)
