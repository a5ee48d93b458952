"""VTIMEZONE: the rules of one zone over the years that a calendar uses (RFC 5545, 3.6.5)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from timeline.dates.calendar import civil_from_days, days_from_civil, days_in_month
from timeline.exporters.ical import values
from timeline.exporters.ical.values import DAY

_STEP = DAY
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SUMMER = 330 * DAY  # a change that is taken back sooner is summer time
_AFTER = 5  # years read beyond the last one used, so that "fourth" and "last Sunday" differ


class ZoneRules(Protocol):
    """What is asked of a time zone."""

    def offset_at(self, instant: int, /) -> int:
        """Seconds east of UTC at a UTC instant."""
        ...


class ClockChange(NamedTuple):
    """A change of the clock: the instant, and the offsets before and after it."""

    at: int
    before: int
    after: int

    @property
    def wall(self) -> int:
        """The local time at which it comes, on the clock that it ends."""
        return self.at + self.before


class _Run(NamedTuple):
    """Changes of consecutive years that one yearly rule describes; the best rule first."""

    changes: tuple[ClockChange, ...]
    rules: tuple[str, ...]


def vtimezone(name: str, zone: ZoneRules, first: int, last: int) -> str:
    """The component of zone `name` for local times in the years from `first` to `last`."""
    found = list(changes(zone, first - 1, last + _AFTER))
    start = days_from_civil(first - 1, 1, 1) * DAY
    offset = zone.offset_at(start)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{values.text(name)}"]
    lines += _observance(ClockChange(start - offset, offset, offset), "STANDARD", None)
    for run in sorted(_runs(found), key=lambda run: run.changes[0]):
        if run.changes[0].at < days_from_civil(last + 1, 1, 2) * DAY:
            lines += _observance(run.changes[0], _kind(run.changes[0], found), _rule(run, last))
    return "\r\n".join([*lines, "END:VTIMEZONE", ""])


def changes(zone: ZoneRules, first: int, last: int) -> Iterator[ClockChange]:
    """Every change of the clock in the years from `first` to `last`, in order."""
    at = days_from_civil(first, 1, 1) * DAY
    end = days_from_civil(last + 1, 1, 1) * DAY
    before = zone.offset_at(at)
    while at < end:
        after = zone.offset_at(at + _STEP)
        if after != before:
            yield ClockChange(_moment(zone, at, before), before, after)
            before = after
        at += _STEP


def _moment(zone: ZoneRules, low: int, before: int) -> int:
    """The first instant of the day after `low` at which the offset is no longer `before`."""
    high = low + _STEP
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if zone.offset_at(middle) == before else (low, middle)
    return high


def _runs(found: Iterable[ClockChange]) -> list[_Run]:
    open_runs: dict[tuple[int, int], _Run] = {}
    done = []
    for change in found:
        key = (change.before, change.after)
        longer = _extended(open_runs.get(key), change)
        if longer is None and key in open_runs:
            done.append(open_runs[key])
        open_runs[key] = longer or _Run((change,), _rules(change))
    return [*done, *open_runs.values()]


def _extended(run: _Run | None, change: ClockChange) -> _Run | None:
    """`run` with one change more, if it comes a year later and by the same rule."""
    if run is None or _year(change) != _year(run.changes[-1]) + 1:
        return None
    if change.wall % DAY != run.changes[0].wall % DAY:
        return None
    common = tuple(rule for rule in run.rules if rule in _rules(change))
    return _Run((*run.changes, change), common) if common else None


def _year(change: ClockChange) -> int:
    return civil_from_days(change.wall // DAY)[0]


def _rules(change: ClockChange) -> tuple[str, ...]:
    """The yearly rules that give this day: last weekday, nth weekday, fixed date."""
    day = change.wall // DAY
    year, month, dom = civil_from_days(day)
    weekday = _WEEKDAYS[(day + 3) % 7]
    rules = [f"BYMONTH={month};BYDAY=-1{weekday}"] if dom + 7 > days_in_month(year, month) else []
    if dom <= 28:
        rules.append(f"BYMONTH={month};BYDAY={(dom + 6) // 7}{weekday}")
    return (*rules, f"BYMONTH={month};BYMONTHDAY={dom}")


def _rule(run: _Run, last: int) -> str | None:
    """The RRULE of a run, without an end if it goes on past the years used."""
    if len(run.changes) == 1:
        return None
    until = "" if _year(run.changes[-1]) > last else f";UNTIL={values.utc(run.changes[-1].at)}"
    return f"FREQ=YEARLY;{run.rules[0]}{until}"


def _kind(change: ClockChange, found: Iterable[ClockChange]) -> str:
    """DAYLIGHT where the clock goes forward and is put back within a year."""
    back = any(later.after < change.after and 0 < later.at - change.at < _SUMMER for later in found)
    return "DAYLIGHT" if change.after > change.before and back else "STANDARD"


def _observance(change: ClockChange, kind: str, rule: str | None) -> list[str]:
    lines = [
        f"BEGIN:{kind}",
        f"DTSTART:{values.local(change.wall)}",
        f"TZOFFSETFROM:{values.offset(change.before)}",
        f"TZOFFSETTO:{values.offset(change.after)}",
    ]
    return [*lines, *([f"RRULE:{rule}"] if rule else []), f"END:{kind}"]
