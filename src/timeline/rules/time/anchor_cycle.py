"""Events that hang on each other in a circle.

A relative date hangs on another event ("after", "before", "during", "same"), and that one, perhaps
over others, on this one again. The message names the whole circle.

Why: none of these events has a place in time, and a guess would be a lie.

Mend: give one event of the circle a date of its own, however vague.
"""

from collections.abc import Iterator

from timeline.known import Known
from timeline.rules import Mark
from timeline.sheet import place_of

SEVERITY = "error"
SCOPE = "whole"


def check(known: Known) -> Iterator[tuple[str, Mark]]:
    """One mark for each circle, at the event that comes first."""
    told: set[frozenset[str]] = set()
    for id in known.hanging:
        for fault in known.faults(id):
            circle = frozenset(fault.chain)
            if fault.reason == "cycle" and fault.event == id and circle not in told:
                told.add(circle)
                yield known.path("event", id), Mark(place_of(fault.pointer), fault.message)
