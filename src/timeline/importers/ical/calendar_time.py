"""The `when` of an event from the dates of a calendar program, zones and floating times kept."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.dates import ZoneError, zone

When = str | dict[str, Any]
Moment = date | datetime
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_LAST_SECOND = timedelta(seconds=1)
_LENGTH = re.compile(
    r"\s*\+?P(?:(?P<weeks>[0-9]{1,9})W)?(?:(?P<days>[0-9]{1,9})D)?"
    r"(?:T(?:(?P<hours>[0-9]{1,9})H)?(?:(?P<minutes>[0-9]{1,9})M)?(?:(?P<seconds>[0-9]{1,9})S)?)?\s*",
    re.IGNORECASE,
)


class Placed(NamedTuple):
    """A moment as the format writes it, and the IANA zone that it is in, "" if none."""

    text: str
    tz: str = ""


class Timed(NamedTuple):
    """The time of an event, and what of the calendar's data made no sense.

    `unlike` tells why start and end do not go together; `faults` are of one of them.
    """

    when: When
    faults: tuple[str, ...] = ()
    unlike: str = ""


class Length(NamedTuple):
    """A DURATION: days on the calendar, then hours, minutes and seconds that really pass."""

    days: timedelta
    clock: timedelta


def length(text: str) -> Length | None:
    """The length that a DURATION value gives (RFC 5545, 3.3.6); None if it is below zero."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    part = {name: int(number or 0) for name, number in found.groupdict().items()}
    clock = timedelta(hours=part["hours"], minutes=part["minutes"], seconds=part["seconds"])
    return Length(timedelta(weeks=part["weeks"], days=part["days"]), clock)


def after(start: Moment, lasting: Length) -> Moment:
    """The end of what lasts so long; raises `OverflowError` beyond the year 9999."""
    end = start + lasting.days
    if not isinstance(end, datetime) and lasting.clock:
        end = datetime.combine(end, time())
    if not isinstance(end, datetime) or end.tzinfo is None:
        return end + lasting.clock
    return _shifted(end, lasting.clock) if lasting.clock else end


def elapsed(start: Moment, end: Moment) -> Length | None:
    """The time that passes between two moments of one kind, None for two kinds."""
    try:
        if isinstance(start, datetime) and isinstance(end, datetime) and start.tzinfo is not None:
            return Length(timedelta(0), end.astimezone(UTC) - start.astimezone(UTC))
        return Length(end - start, timedelta(0))  # type: ignore[operator]  # mixed kinds raise
    except (TypeError, ValueError):
        return None


def _shifted(moment: datetime, by: timedelta) -> datetime:
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def placed(moment: Moment) -> Placed:
    """A day, or a clock time in UTC, in its zone, or floating.

    Seconds are written only where they are not zero: calendars have to write some. A zone that is
    not IANA's is told in UTC, since an offset alone would disagree with the zone of the timeline;
    so is a clock time that came twice, which without its zone's offset would be vague.
    """
    if not isinstance(moment, datetime):
        return Placed(_day(moment))
    if moment.tzinfo is None:
        return Placed(_clock(moment))
    name = _zone_name(moment)
    if not name or _came_twice(moment):
        return Placed(_clock(moment.astimezone(UTC)), "UTC")
    return Placed(_clock(moment), name)


def _clock(moment: datetime) -> str:
    second = f":{moment.second:02d}" if moment.second else ""
    return f"{_day(moment)}T{moment.hour:02d}:{moment.minute:02d}{second}"


def _day(moment: Moment) -> str:
    return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"


def _zone_name(moment: datetime) -> str:
    info = moment.tzinfo
    key = getattr(info, "key", None) or getattr(info, "zone", None)
    if info is UTC or key in ("UTC", "Etc/UTC"):
        return "UTC"
    return key if isinstance(key, str) and is_known(key) else ""


@lru_cache(maxsize=256)
def is_known(name: str) -> bool:
    """Whether it is the name of a zone of IANA."""
    try:
        zone(name)
    except ZoneError:
        return False
    return True


def _came_twice(moment: datetime) -> bool:
    return _turns(moment) == "back"


def _turns(moment: datetime) -> str:
    """Which way the clock is turned at this time of the wall, "" if it is not."""
    first, second = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return ""
    return "back" if first > second else "forward"


def _is_shown(moment: datetime) -> bool:
    return _turns(moment) != "forward"


def shown(moment: Moment) -> tuple[Moment, str]:
    """The moment as clocks showed it, and what is to be told: a clock time that never came.

    It counts with the offset before the gap (RFC 5545, 3.3.5).
    """
    if not isinstance(moment, datetime) or moment.tzinfo is None or _is_shown(moment):
        return moment, ""
    real = _shifted(moment.replace(fold=0), timedelta(0))
    return real, f"{moment:%H:%M} was never on the clock; it is read as {real:%H:%M}"


def span(start: Moment, end: Moment | None) -> Timed:
    """The time from `start` up to and without `end`, as calendars have it."""
    start, told = shown(start)
    faults = (told,) if told else ()
    if end is None:
        return Timed(point(start), faults)
    wrong = _unlike(start, end)
    if wrong:
        return Timed(point(start), faults, f"{wrong}; only the start is taken")
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return Timed(_days(start, end), faults)
    end, told = shown(end.astimezone(start.tzinfo) if start.tzinfo else end)
    found = _times(start, end) if isinstance(end, datetime) else point(start)
    return Timed(found, (*faults, told) if told else faults)


def _unlike(start: Moment, end: Moment) -> str:
    """Why two moments are no start and end."""
    if isinstance(start, datetime) != isinstance(end, datetime):
        return "the end is a day and the start a time, or the other way round"
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) != (end.tzinfo is None):
            return "one of start and end has a zone, the other none"
        if start.tzinfo is not None:
            start, end = start.astimezone(UTC), end.astimezone(UTC)
    return "the end is before the start" if end < start else ""


def _days(start: date, end: date) -> When:
    last = end - _DAY
    return _day(start) if last <= start else f"{_day(start)}/{_day(last)}"


def _times(start: datetime, end: datetime) -> When:
    """From a moment to a moment; a minute by itself where no more passes than that.

    Midnight ends the day before it: "until 00:00" touches no part of the day that it begins.
    """
    lasts = end.astimezone(UTC) - start.astimezone(UTC) if start.tzinfo else end - start
    if not lasts or (lasts == _MINUTE and not start.second):
        return point(start)
    if end.time() == time() and lasts > _MINUTE:
        end -= _LAST_SECOND
    if start.tzinfo is None:
        return {"start": _clock(start), "end": _clock(end)}
    first, last = placed(start), placed(end)
    if first.tz != last.tz:
        first, last = placed(start.astimezone(UTC)), placed(end.astimezone(UTC))
    return {"start": first.text, "end": last.text, "tz": first.tz}


def point(moment: Moment) -> When:
    """A moment by itself."""
    one = placed(moment)
    return {"start": one.text, "tz": one.tz} if one.tz else one.text


def deadline(moment: Moment) -> When:
    """The deadline of a to-do, with its zone."""
    one = placed(moment)
    return {"latest": one.text, "tz": one.tz} if one.tz else one.text
