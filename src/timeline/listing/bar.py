"""A small bar that shows where in time an event lies, and how vague that is.

Braille patterns: they take one column on every terminal, East Asian ones included.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.chronicle.resolve import Resolved, first_end
from timeline.dates import FOREVER, civil_from_days

SURE, MAYBE, BLANK = "⣿", "⠒", " "
ASCII = {SURE: "#", MAYBE: "-"}


class BarScale(NamedTuple):
    """The days that a bar of `width` columns spans, both included."""

    first: int
    last: int
    width: int

    def column(self, day: int) -> int:
        """The column that a day falls into."""
        length = self.last - self.first + 1
        place = (day - self.first) * self.width // length
        return max(0, min(self.width - 1, place))


def scale(events: Iterable[Resolved], width: int) -> BarScale | None:
    """The scale on which all known days of the events have room; None where none is known."""
    days = (day for when in events for day in (*when.days, first_end(when, clock=False)))
    known = [day for day in days if day is not None and abs(day) < FOREVER]
    return BarScale(min(known), max(known), width) if known else None


def bar(when: Resolved, on: BarScale) -> str:
    """Solid where the event certainly was, dotted where it may have been."""
    s1, _, _, e2 = when.days
    if when.undated:
        return BLANK * on.width
    first = on.column(on.first if s1 is None else s1)
    last = on.column(on.last if e2 is None else e2)
    cells = [BLANK] * first + [MAYBE] * (last - first + 1) + [BLANK] * (on.width - 1 - last)
    for column in _core(when, first, last, on):
        cells[column] = SURE
    return "".join(cells)


def _core(when: Resolved, first: int, last: int, on: BarScale) -> Sequence[int]:
    """The columns in which the event was for sure: those it spans, or the one it lies within."""
    if when.certain_days is None:
        return ()
    begun_by, not_over_before = when.certain_days
    if first == last:
        inside = on.first <= not_over_before and begun_by <= on.last
        return (first,) if inside else ()
    if begun_by > not_over_before:
        return ()
    return range(on.column(begun_by), on.column(not_over_before) + 1)


def heading(on: BarScale) -> str:
    """The first and the last year of the scale, at its two ends, where there is room for both."""
    first, last = (str(civil_from_days(day)[0]) for day in (on.first, on.last))
    gap = on.width - len(first) - len(last)
    if first == last or gap < 1:
        return first if len(first) <= on.width else ""
    return f"{first}{' ' * gap}{last}"
