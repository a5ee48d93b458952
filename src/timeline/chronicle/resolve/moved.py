"""A time as the clocks of another zone showed it: clock times move, whole days keep their names."""

from typing import Any

from timeline.chronicle.resolve.offset import zone_named
from timeline.dates import DateError, Point, format_offset, format_second, parse
from timeline.dates.spell import spell
from timeline.dates.zones import Zone

SIDES = ("start", "end", "earliest", "latest")


def moved(time: Any, *, home: str, to: str) -> Any:
    """`time` with its clock times those of the zone `to`; None where it has none.

    A time is a `when` or a `due`; `home` is the zone of its own clock times. A day or coarser is
    still one of `home`, and so is everything that is counted from another event.
    """
    if not _has_clock(time):
        return None
    return _moved(time, home=zone_named(home), to=zone_named(to))


def _has_clock(time: Any) -> bool:
    """Whether some date in it, of its own, has a clock time."""
    if isinstance(time, dict):
        return any(_has_clock(time[key]) for key in SIDES if key in time)
    return isinstance(time, str) and "T" in time


def _moved(time: Any, *, home: Zone, to: Zone, last: bool = False) -> Any:
    if isinstance(time, dict):
        return time | {
            key: _moved(time[key], home=home, to=to, last=key == "latest")
            for key in SIDES
            if key in time
        }
    return _text(time, home, to, last) if isinstance(time, str) else time


def _text(text: str, home: Zone, to: Zone, last: bool) -> str:
    """A date expression on the clocks of `to`; what has no clock time stays as it is."""
    try:
        date = parse(text)
    except DateError:  # a rule reports it
        return text
    form, local = date.form, date.last_moment() if last else date.first_moment()
    if not isinstance(form, Point) or not form.clock or local is None:
        return text
    utc = home.instant(local, date.offset, last)
    day, _, clock = format_second(to.to_local(utc)).partition("T")
    year, month, number = day.rsplit("-", 2)
    # Seconds are never invented: a clock read to the minute stays one.
    there = spell(Point(year, month, number, clock[: len(form.clock)], "", form.marks))
    try:
        return str(parse(there))
    except DateError:  # beyond the year 9999 no clock time is written: it says where it is from
        return spell(Point(*form[:4], form.offset or format_offset(local - utc), form.marks))
