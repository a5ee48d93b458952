"""A relative date that contradicts another.

Reckoned from its anchors, the event would end before it starts, or its latest limit would lie
before its earliest.

Why: no moment fits all that is said of the event.

Mend: look at the dates of the events that it hangs on; one of them, or a distance, is wrong.
"""

from collections.abc import Iterator

from timeline.known import Known
from timeline.rules import Mark
from timeline.sheet import place_of

SEVERITY = "error"
SCOPE = "whole"


def check(known: Known) -> Iterator[tuple[str, Mark]]:
    """A mark for each event that contradicts its anchors."""
    for id in known.hanging:
        for fault in known.faults(id):
            if fault.reason == "contradiction" and fault.event == id:
                yield known.path("event", id), Mark(place_of(fault.pointer), fault.message)
