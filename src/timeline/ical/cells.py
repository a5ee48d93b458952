"""What a calendar can show of a vague time: the stretch that an event takes in it.

A minute is a minute, a day a day, a month all its days. What is known only to a year or less is a
marker of one day, unless a span is asked for. Where one edge is not known, the other is shown
alone: the missing one is never invented.
"""

from typing import NamedTuple, Protocol

from timeline.ical.values import DAY, FIRST_DAY

Bounds = tuple[int | None, int | None, int | None, int | None]

YEAR = 365
END_OF_TIME = 2_932_532  # 9999-01-01: some programs cannot step past the year 9999

UNDATED = "no date is known"
UNRESOLVED = "its date refers to an event whose date is not known"
TOO_EARLY = "before the common era, which calendars do not know"
TOO_LATE = "after the year 9998, which calendars do not know"
IMPRECISE = "known only to a year or less"


class Cell(NamedTuple):
    """From `start` up to and without `end`: UTC seconds if `timed`, else civil days.

    `shape` is "exact", "marker" (one day of something much vaguer), "since" (only the start is
    known) or "until" (only the end is).
    """

    start: int
    end: int
    timed: bool
    shape: str

    @property
    def last(self) -> int:
        """The last day, the last full minute, or the last second."""
        return _first_unit(self.end - 1, 60 if self.timed else 1)


class Known(Protocol):
    """What a cell needs to know of a resolved time."""

    @property
    def days(self) -> Bounds: ...

    @property
    def seconds(self) -> Bounds: ...

    @property
    def clock(self) -> bool: ...


class _Edge(NamedTuple):
    """First and last unit to be shown, inclusive, and by how much the time is in doubt."""

    low: int
    high: int
    doubt: int
    shape: str


def cell(when: Known, *, imprecise: str = "marker") -> Cell | str:
    """The stretch of a resolved time, or the reason why a calendar cannot hold it.

    `imprecise` ("marker", "span" or "skip") is what becomes of a time in doubt by a year or more.
    """
    edge = _edge(when.days, least=1)
    if edge is None:
        return UNDATED
    if edge.doubt + 1 >= YEAR:
        return _imprecise(edge, imprecise)
    if not when.clock:
        return _checked(Cell(edge.low, edge.high + 1, False, edge.shape))
    timed = _edge(when.seconds, least=60)
    if timed is None:
        return UNDATED
    return _checked(Cell(timed.low, timed.high + 1, True, timed.shape))


def _imprecise(edge: _Edge, imprecise: str) -> Cell | str:
    if imprecise == "skip":
        return IMPRECISE
    if imprecise == "span":
        return _checked(Cell(edge.low, edge.high + 1, False, edge.shape))
    day = edge.high if edge.shape == "until" else edge.low
    shape = "marker" if edge.shape == "exact" else edge.shape
    return _checked(Cell(day, day + 1, False, shape))


def _edge(bounds: Bounds, *, least: int) -> _Edge | None:
    s1, s2, e1, e2 = bounds
    if s1 is not None and e2 is not None:
        doubt = max((e2 if s2 is None else s2) - s1, e2 - (s1 if e1 is None else e1))
        return _Edge(s1, e2, doubt, "exact")
    if s1 is not None:
        last = _last_unit(s1, least) if s2 is None else s2
        return _Edge(s1, last, last - s1, "since")
    for high, low in ((e2, e1), (s2, None), (e1, None)):
        if high is not None:
            first = _first_unit(high, least) if low is None else low
            return _Edge(first, high, high - first, "until")
    return None


def _last_unit(low: int, least: int) -> int:
    """The last second of the minute that starts at `low`, or `low` itself."""
    return low + least - 1 if low % least == 0 else low


def _first_unit(high: int, least: int) -> int:
    """The first second of the minute that ends with `high`, or `high` itself."""
    return high - least + 1 if high % least == least - 1 else high


def _checked(found: Cell) -> Cell | str:
    unit = DAY if found.timed else 1
    if found.start < FIRST_DAY * unit:
        return TOO_EARLY
    if found.end > END_OF_TIME * unit:
        return TOO_LATE
    return found
