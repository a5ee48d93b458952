"""What a calendar can show of a vague time: the stretch that an event takes in it.

A minute is a minute, a day a day, a month all its days; what lasts until ten ends at ten. What
starts and ends in one minute takes all of it, since some programs drop it else. What is known
only to a year or less is a marker of one day, unless a span is asked for. Where only one edge is
known, it is shown alone, on one day: the missing one is never invented.
"""

from typing import NamedTuple

from timeline.chronicle.resolve import FOREVER, Deadline, Resolved, zone_named
from timeline.exporters.ical.values import DAY, FIRST_DAY

Bounds = tuple[int | None, int | None, int | None, int | None]

YEAR = 365
LAST_END = 2_932_532  # 9999-01-01: some programs cannot step past the year 9999

UNDATED = "with no known date"
UNRESOLVED = "whose date depends on an event that has none"
TOO_EARLY = "that may begin before the common era, which calendars do not know"
TOO_LATE = "that may end after the year 9998, which calendars do not know"
IMPRECISE = "known only to a year or less"


class CalendarSlot(NamedTuple):
    """From `start` up to and without `end`: UTC seconds if `timed`, else civil days.

    `shape` is "exact" (all of it), "marker" (one day of something much vaguer), "since" (only the
    start is known) or "until" (only the end is). `last` is the last day, the last full minute, or
    the last second.
    """

    start: int
    end: int
    timed: bool
    shape: str
    last: int


class Times(NamedTuple):
    """First and last start, first and last end, in civil days and in UTC seconds.

    `clock` tells that the seconds say more than the days; `zone` is where the days are counted. A
    `None` is not known.
    """

    days: Bounds
    seconds: Bounds
    clock: bool
    zone: str = "UTC"


def times(when: Resolved) -> Times | str:
    """The bounds of an event's time, or why there are none."""
    if when.fault is not None:
        return UNRESOLVED
    return Times(_finite(when.days), _finite(when.seconds), when.clock, when.zone)


def deadline_times(deadline: Deadline) -> Times | str:
    """The bounds of a deadline: its last minute or its day; from first to last where vague."""
    if deadline.fault is not None:
        return UNRESOLVED
    first = None if deadline.first is None else _minute(deadline.first)
    days = (deadline.first_day, deadline.last_day)
    seconds = (first, deadline.last)
    return Times(days * 2, seconds * 2, deadline.clock, deadline.zone)


def cell(known: Times, *, imprecise: str = "marker") -> CalendarSlot | str:
    """The stretch of a time, or the reason why a calendar cannot hold it.

    `imprecise` ("marker", "span" or "skip") is what becomes of a time in doubt by a year or more.
    """
    s1, s2, e1, e2 = known.days
    if s1 is not None and e2 is not None:
        doubt = max((e2 if s2 is None else s2) - s1, e2 - (s1 if e1 is None else e1))
        return _stretch(known, doubt, imprecise)
    if s1 is None and s2 is None and e1 is None and e2 is None:
        return UNDATED
    return _edge(known, imprecise)


def _finite(bounds: Bounds) -> Bounds:
    """The bounds with what is still open as not known: a calendar has no other word for it."""
    s1, s2, e1, e2 = bounds
    return s1, s2, None if e1 == FOREVER else e1, e2


def _minute(second: int) -> int:
    """The start of the minute that ends with this second; else the second itself."""
    return second - 59 if second % 60 == 59 else second


def _stretch(known: Times, doubt: int, imprecise: str) -> CalendarSlot | str:
    if doubt + 1 < YEAR or imprecise == "span":
        return _whole(known, 0, 3, "exact")
    return IMPRECISE if imprecise == "skip" else _day(known.days[0], "marker")


def _edge(known: Times, imprecise: str) -> CalendarSlot | str:
    """The one edge that is known."""
    s1, s2, _, e2 = known.days
    low, high = (0, 1) if s1 is not None else (2, 3) if e2 is not None or s2 is None else (0, 1)
    shape = "since" if s1 is not None else "until"
    first, last = known.days[low], known.days[high]
    if first is None or last is None:
        return _half(known, high, shape) if first is None else _day(first, shape)
    if last - first + 1 >= YEAR and imprecise == "skip":
        return IMPRECISE
    if imprecise == "span" or first == last:
        return _whole(known, low, high, shape)
    return _day(first if shape == "since" else last, shape)


def _half(known: Times, high: int, shape: str) -> CalendarSlot | str:
    """Of what was over by a moment, the minute before it; of what was over by a day, the day."""
    end = known.seconds[high]
    if not known.clock or end is None:
        return _day(known.days[high], shape)
    return _checked(CalendarSlot(_minute(end), end + 1, True, shape, _minute(end)))


def _whole(known: Times, low: int, high: int, shape: str) -> CalendarSlot | str:
    bounds = known.seconds if known.clock else known.days
    start, end = bounds[low], bounds[high]
    if start is None or end is None:
        return UNDATED
    if not known.clock:
        return _checked(CalendarSlot(start, end + 1, False, shape, end))
    return _checked(CalendarSlot(start, _over(known, high, end), True, shape, _minute(end)))


def _over(known: Times, high: int, end: int) -> int:
    """The moment at which something is over that lasts until `end`, its last possible second.

    That is the minute or the second that was written, not the one after it (RFC 5545, 3.6.1): else
    an entry would grow with each round through a calendar. Of a day it is the end of the day.
    """
    day, first = known.days[high], known.seconds[high - 1]
    is_minute = end % 60 == 59 and first != end
    if day is not None and end == zone_named(known.zone).day_end(day):
        return end - 59 if first == end - 59 else end + 1
    return end - 59 if is_minute else end


def _day(day: int | None, shape: str) -> CalendarSlot | str:
    return UNDATED if day is None else _checked(CalendarSlot(day, day + 1, False, shape, day))


def _checked(found: CalendarSlot) -> CalendarSlot | str:
    if found.timed and found.end - found.start < 60:
        start = found.start - found.start % 60
        end = max(found.end - found.end % -60, start + 60)
        found = found._replace(start=start, end=end, last=_minute(end - 1))
    unit = DAY if found.timed else 1
    if found.start < FIRST_DAY * unit:
        return TOO_EARLY
    if found.end > LAST_END * unit:
        return TOO_LATE
    return found
