"""Reckoning from now: calendar months and weeks, and so far back or ahead."""

from typing import Final, NamedTuple

from timeline.dates.calendar import add_months, civil_from_days, days_from_civil
from timeline.dates.duration import Duration
from timeline.dates.zones import Zone

DAY: Final = 86400


class Now(NamedTuple):
    """The moment that words are reckoned from, and the zone that tells its day."""

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


def clocked(ends: Ends, here: Now) -> Ends:
    """Days as the seconds from the first day's start to the last day's end."""
    if ends.clock:
        return ends
    first, last, _ = ends
    return Ends(
        None if first is None else here.zone.day_start(first),
        None if last is None else here.zone.day_end(last),
        True,
    )


def calendar_months(here: Now, length: int, shift: int) -> Ends:
    """The calendar month, quarter or year of today, or one of its neighbours."""
    year, month, _ = civil_from_days(here.today)
    count = year * 12 + month - 1
    return whole_months(count - count % length + shift * length, length)


def month_of(year: int, month: int) -> Ends:
    return whole_months(year * 12 + month - 1, 1)


def whole_months(count: int, length: int) -> Ends:
    """`length` months from the month number `count` (12 a year, from year 0) on."""
    first = days_from_civil(count // 12, count % 12 + 1, 1)
    return Ends(first, add_months(first, length) - 1)


def plus(day: int, span: Duration, sign: int) -> int:
    return add_months(day, sign * span.total_months) + sign * span.total_days


def away(here: Now, span: Duration, sign: int) -> int:
    """The day so far from today; the second so far from now where the span has a clock part."""
    if not span.has_clock:
        return plus(here.today, span, sign)
    return second_away(here.second, span, sign, here)


def second_away(second: int, span: Duration, sign: int, here: Now) -> int:
    if any(span[:4]):
        local = here.zone.to_local(second)
        second = here.zone.to_utc(plus(local // DAY, span, sign) * DAY + local % DAY)
    return second + sign * span.total_seconds


def from_now(here: Now, span: Duration, sign: int) -> Ends:
    near = here.second if span.has_clock else here.today
    far = away(here, span, sign)
    return Ends(min(near, far), max(near, far), span.has_clock)


def wider(ends: Ends, span: Duration, here: Now) -> Ends:
    def moved(value: int | None, sign: int) -> int | None:
        if value is None:
            return None
        if ends.clock:
            return second_away(value, span, sign, here)
        return plus(value, span, sign)

    return Ends(moved(ends.first, -1), moved(ends.last, 1), ends.clock)
