"""A time written as its bounds: what is told of it where its anchor may not be named."""

from collections.abc import Callable
from typing import Any, NamedTuple

from timeline.chronicle.due import DAY
from timeline.chronicle.resolve import FOREVER, Deadline, Resolved, zone_named
from timeline.dates import format_offset, format_second
from timeline.dates.calendar import civil_from_days, format_day
from timeline.format.untyped import Record

# The words of a time of which nothing at all can be said: no time is ever empty.
UNSAID = "?"


class _Pen(NamedTuple):
    """How bounds are written: days or moments in a zone, in doubt where the time is."""

    write: Callable[[int, int], str]
    tz: str

    def point(self, low: Any, high: Any) -> Any:
        """What lies between two bounds, each a day and a moment or None; None if neither is."""
        first = None if low is None else self.write(*low)
        last = None if high is None else self.write(*high)
        if first is not None and first == last:
            return first
        found = {key: one for key, one in (("earliest", first), ("latest", last)) if one}
        return found or None


def bounded_when(when: Any, known: Resolved) -> Record:
    """A `when` of the bounds that were worked out, with the words of its source."""
    words = _words(when)
    if known.undated:
        return words or {"text": UNSAID}
    pen = _pen(known)
    s1, s2, e1, e2 = (_both(known, index) for index in range(4))
    start, end = pen.point(s1, s2), pen.point(e1, e2)
    if known.ongoing:
        return _joined(start, "..", pen) | words
    if start == end and start is not None:
        one = start if isinstance(start, dict) else {"start": start}
        return one | _zone(pen) | words
    return _joined(start, end or "", pen) | words


def bounded_point(known: Resolved, home: str) -> Any:
    """A point of the bounds that were worked out; None where nothing is known of it.

    It has no zone of its own: a date of it is read in `home`, the zone of its event.
    """
    pen, zone = _pen(known), zone_named(known.zone)
    if pen.tz not in ("", home) and known.qualified:
        here = zone_named(home)
        pen = _Pen(lambda _, second: _day(here.to_local(second) // DAY) + "?", "")
    elif pen.tz not in ("", home):
        pen = _Pen(lambda day, second: _moment(day, second, zone.offset_at(second)), "")
    return None if known.undated else pen.point(_both(known, 0), _both(known, 3))


def bounded_due(due: Any, known: Deadline, home: str) -> Any:
    """A `due` of the deadlines that were worked out.

    `home` is the zone of its event, in which a date without one is read.
    """
    words = _words(due)
    pen = _pen(known)
    first, last = _edge(known.first_day, known.first), _edge(known.last_day, known.last)
    if last is not None and first == last and pen.tz == home and not words:
        return pen.write(*last)
    sides = (("earliest", first), ("latest", last))
    found = {key: pen.write(*edge) for key, edge in sides if edge is not None}
    return (found | _zone(pen) | words if found else words) or {"text": UNSAID}


def _words(time: Any) -> Record:
    return {"text": time["text"]} if isinstance(time, dict) and "text" in time else {}


def _joined(start: Any, end: Any, pen: _Pen) -> Record:
    begin = {} if start is None else {"start": start}
    return begin | {"end": end} | _zone(pen)


def _zone(pen: _Pen) -> Record:
    return {"tz": pen.tz} if pen.tz else {}


def _both(known: Resolved, index: int) -> tuple[int, int] | None:
    return _edge(known.days[index], known.seconds[index])


def _edge(day: int | None, second: int | None) -> tuple[int, int] | None:
    if day is None or second is None or abs(day) >= FOREVER:
        return None
    return day, second


def _pen(known: Resolved | Deadline) -> _Pen:
    """Days where nothing finer is known, in doubt where the anchor was qualified."""
    named = known.zone[:1] not in ("+", "-")
    tz = known.zone if named else ""
    if known.qualified:
        return _Pen(lambda day, _: _day(day) + "?", tz)
    if named and not known.clock:
        return _Pen(lambda day, _: _day(day), tz)
    zone = zone_named(known.zone)
    return _Pen(lambda day, second: _moment(day, second, zone.offset_at(second)), tz)


def _day(day: int) -> str:
    """A day; its year alone where EDTF has no days of it, which says less."""
    year = civil_from_days(day)[0]
    return format_day(day) if abs(year) <= 9999 else f"Y{year}"


def _moment(day: int, second: int, offset: int) -> str:
    """A moment with its offset, which tells a doubled hour apart and has no seconds."""
    if abs(civil_from_days(day)[0]) > 9999:
        return _day(day)
    return format_second(second + offset) + format_offset(offset)
