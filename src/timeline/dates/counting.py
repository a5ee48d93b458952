"""Reckoning from the present: calendar months and weeks, and so far back or ahead."""

from typing import Final, NamedTuple

from .calendar import add_months, civil_from_days, days_from_civil, monday_of
from .duration import Duration
from .zones import Zone

DAY: Final = 86400
# The shift of a month or a weekday without `last`, `this` or `next`.
ALONE: Final = 9
_MONTHS = {"M": 1, "Q": 3, "Y": 12}


class Now(NamedTuple):
    """The moment that words are counted from, and the zone that tells its day."""

    second: int
    zone: Zone

    @property
    def today(self) -> int:
        """The civil day of the moment."""
        return self.zone.to_local(self.second) // DAY


class Ends(NamedTuple):
    """First and last day, or UTC second where `clock` says so; None is no limit."""

    first: int | None
    last: int | None
    clock: bool = False


class Counted(NamedTuple):
    """What is counted from now: `kind` is day, moment, unit, name, away (a point) or stretch."""

    kind: str
    shift: int = 0
    # Of a unit its letter, of a name `months` or `weekdays`.
    unit: str = ""
    # Of a name, which month or weekday, from 0.
    number: int = 0
    span: Duration = Duration()

    @property
    def is_date(self) -> bool:
        """Whether it may date an event: a name alone and a duration up to now may not."""
        return (
            self.kind in ("day", "unit")
            or (self.kind == "away" and not self.span.has_clock)
            or (self.kind == "name" and self.shift != ALONE)
        )


def ends(what: Counted, here: Now) -> Ends:
    """The days, or the seconds, that it is at that moment."""
    if what.kind == "moment":
        return Ends(here.second, here.second, True)
    if what.kind == "day":
        return Ends(here.today + what.shift, here.today + what.shift)
    if what.kind == "unit":
        return _unit(what.unit, what.shift, here)
    if what.kind == "name":
        return _named(what, here)
    if what.kind == "away":
        there = away(here, what.span, what.shift)
        return Ends(there, there, what.span.has_clock)
    near = here.second if what.span.has_clock else here.today
    far = away(here, what.span, what.shift)
    return Ends(min(near, far), max(near, far), what.span.has_clock)


def _unit(unit: str, shift: int, here: Now) -> Ends:
    if unit == "D":
        return Ends(here.today + shift, here.today + shift)
    if unit == "W":
        monday = monday_of(here.today) + 7 * shift
        return Ends(monday, monday + 6)
    length = _MONTHS[unit]
    year, month, _ = civil_from_days(here.today)
    count = year * 12 + month - 1
    return _whole_months(count - count % length + shift * length, length)


def _whole_months(count: int, length: int) -> Ends:
    """`length` months from the month number `count` (12 a year, from year 0) on."""
    first = days_from_civil(count // 12, count % 12 + 1, 1)
    return Ends(first, add_months(first, length) - 1)


def _named(what: Counted, here: Now) -> Ends:
    if what.unit == "weekdays":
        day = _weekday(what.number, what.shift, here.today)
        return Ends(day, day)
    year, current, _ = civil_from_days(here.today)
    month = what.number + 1
    if what.shift == ALONE:
        year -= month > current
    elif what.shift < 0:
        year -= month >= current
    elif what.shift > 0:
        year += month <= current
    return _whole_months(year * 12 + month - 1, 1)


def _weekday(weekday: int, shift: int, today: int) -> int:
    if shift == ALONE:
        return today - (today + 3 - weekday) % 7
    there = monday_of(today) + weekday
    if shift < 0:
        return there if there < today else there - 7
    if shift > 0:
        return there if there > today else there + 7
    return there


def away(here: Now, span: Duration, sign: int) -> int:
    """The day so far from today; the second so far from now where the span has a clock part."""
    if not span.has_clock:
        return _plus(here.today, span, sign)
    return _second_away(here.second, span, sign, here)


def _plus(day: int, span: Duration, sign: int) -> int:
    return add_months(day, sign * span.total_months) + sign * span.total_days


def _second_away(second: int, span: Duration, sign: int, here: Now) -> int:
    if any(span[:4]):
        local = here.zone.to_local(second)
        second = here.zone.to_utc(_plus(local // DAY, span, sign) * DAY + local % DAY)
    return second + sign * span.total_seconds


def clocked(given: Ends, here: Now) -> Ends:
    """Days as the seconds from the first day's start to the last day's end."""
    if given.clock:
        return given
    first, last, _ = given
    return Ends(
        None if first is None else here.zone.day_start(first),
        None if last is None else here.zone.day_end(last),
        True,
    )


def wider(given: Ends, span: Duration, here: Now) -> Ends:
    """The ends, each so far further out."""

    def moved(value: int | None, sign: int) -> int | None:
        if value is None:
            return None
        if given.clock:
            return _second_away(value, span, sign, here)
        return _plus(value, span, sign)

    return Ends(moved(given.first, -1), moved(given.last, 1), given.clock)
