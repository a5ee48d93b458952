"""Events whose dates depend on each other in a circle.

A relative date depends on another event ("after", "before", "during", "same"), and that event,
directly or through others, depends on this one again. The message names the whole circle.

Why: none of these events has a place in time, and a guess would be a lie.

Fix: give one event of the circle a date of its own, however vague.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import Mark

SEVERITY = "error"
SCOPE = "whole"
SHOWN = 12


def check(known: Known) -> Iterator[tuple[str, Mark]]:
    """One mark for each circle, at the event that comes first."""
    for circle in known.circles():
        first, follows = circle[0], circle[1 % len(circle)]
        place = next(place for place, id in known.anchors[first] if id == follows)
        yield (
            known.path("event", first),
            Mark(place, f"the dates depend on each other in a circle: {_shown([*circle, first])}"),
        )


def _shown(chain: list[str]) -> str:
    short = chain if len(chain) <= SHOWN else [*chain[:6], "…", *chain[-5:]]
    return " → ".join(short)
