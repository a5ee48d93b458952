"""The `when` of an event from the dates of a calendar program, zones and floating times kept."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.dates import ZoneError, zone

When = str | dict[str, Any]
Moment = date | datetime
_DAY = timedelta(days=1)


class Placed(NamedTuple):
    """A moment as the format writes it, and the IANA zone that it is in, "" if none."""

    text: str
    tz: str = ""


class Timed(NamedTuple):
    """The time of an event, and what of the calendar's data made no sense."""

    when: When
    faults: tuple[str, ...] = ()


def placed(moment: Moment, *, tz: str = "") -> Placed:
    """A day, or a clock time in UTC, in its zone, or floating.

    Seconds are written only where they are not zero: calendars have to write some. `tz` is the
    zone of floating times. A zone that is not IANA's is told in UTC: an offset alone would
    disagree with the zone of the timeline.
    """
    if not isinstance(moment, datetime):
        return Placed(_day(moment))
    clock = f"{_day(moment)}T{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "")
    name = _zone_name(moment)
    if moment.tzinfo is None:
        return Placed(clock, tz)
    return Placed(clock, name) if name else placed(moment.astimezone(UTC))


def _day(moment: Moment) -> str:
    return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"


def _zone_name(moment: datetime) -> str:
    info = moment.tzinfo
    key = getattr(info, "key", None) or getattr(info, "zone", None)
    if info is UTC or key in ("UTC", "Etc/UTC"):
        return "UTC"
    return key if isinstance(key, str) and _is_known(key) else ""


@lru_cache(maxsize=256)
def _is_known(name: str) -> bool:
    try:
        zone(name)
    except ZoneError:
        return False
    return True


def span(
    start: Moment, end: Moment | None, duration: timedelta | None = None, *, tz: str = ""
) -> Timed:
    """The time from `start` to `end`, of which all-day ones are exclusive, as calendars have it."""
    if end is None and duration is not None:
        end = start + duration
    if end is None or end == start:
        return Timed(_point(placed(start, tz=tz)))
    if isinstance(start, datetime) != isinstance(end, datetime):
        return _only(start, tz, "the end is a day and the start a time, or the other way round")
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return _days(start, end)
    if (start.tzinfo is None) != (end.tzinfo is None):
        return _only(start, tz, "one of start and end has a zone, the other none")
    if end < start:
        return _only(start, tz, "the end is before the start")
    if start.tzinfo is not None and end.tzinfo != start.tzinfo:
        end = end.astimezone(start.tzinfo)
    first, last = placed(start, tz=tz), placed(end, tz=tz)
    ends = {"start": first.text, "end": last.text}
    return Timed({**ends, "tz": first.tz} if first.tz else ends)


def _days(start: date, end: date) -> Timed:
    if end < start:
        return Timed(_day(start), ("the end is before the start",))
    last = end - _DAY
    return Timed(_day(start) if last <= start else f"{_day(start)}/{_day(last)}")


def _only(start: Moment, tz: str, fault: str) -> Timed:
    return Timed(_point(placed(start, tz=tz)), (fault,))


def _point(moment: Placed) -> When:
    return {"start": moment.text, "tz": moment.tz} if moment.tz else moment.text


def length_of(start: Moment, end: Moment) -> timedelta | None:
    """The time between two moments of one kind, None for two kinds."""
    try:
        return end - start  # type: ignore[operator]  # mixed kinds raise, which is the question
    except TypeError:
        return None


def deadline(moment: Placed) -> When:
    """The deadline of a to-do, with its zone."""
    if not moment.tz:
        return moment.text
    return {"latest": moment.text, "tz": moment.tz}
