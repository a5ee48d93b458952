"""A whole `when` or `due` of an event in words."""

from typing import Any

from timeline.chronicle.resolve.values import Deadline, Resolved
from timeline.dates import Interval, Point, civil_from_days, zone
from timeline.dates.edges import year_text
from timeline.words.bounds import days_between, deadline_words
from timeline.words.phrases import (
    between,
    common_day,
    form_of,
    parsed,
    point_phrase,
    rests_on_event,
    text_piece,
    time_piece,
    times_between,
)
from timeline.words.points import zoned
from timeline.words.relative import Wording, due_relative_words
from timeline.words.spans import interval_words
from timeline.words.units import exact_piece

_DAY = 86400
_START, _END = ("s1", "s2"), ("e1", "e2")


def when_phrase(when: Any, telling: Wording, resolved: Resolved) -> str:
    """The whole `when` of an event."""
    if not isinstance(when, dict):
        return text_piece(when, telling).words
    if "start" in when or "end" in when:
        return _duration(when, telling, resolved)
    if not any(key in when for key in ("relative", "earliest", "latest")):
        return telling.speech.say("undated")
    return _with_bounds(when, telling, resolved, "s1", "e2")


def due_phrase(due: Any, telling: Wording, deadline: Deadline) -> str:
    """The deadline of a commitment: when the time is up."""
    speech = telling.speech
    bounds = deadline_words(speech, deadline)
    if isinstance(due, dict):
        if "relative" in due:
            words = due_relative_words(due, telling)
            return speech.say("bounds", x=words, bounds=bounds) if bounds else words
        words = point_phrase(due, telling).words
        return speech.say("bounds", x=words, bounds=bounds) if rests_on_event(due) else words
    date = parsed(due)
    exact = date is None or date.has_clock or date.is_set
    return speech.say("by" if exact else "end_of", x=text_piece(due, telling))


def _with_bounds(point: Any, telling: Wording, resolved: Resolved, first: str, last: str) -> str:
    """A point, and in brackets the time it comes to where it rests on another event."""
    words = point_phrase(point, telling).words
    if not rests_on_event(point):
        return words
    days, seconds = resolved.days, resolved.seconds
    bounds = days_between(telling.speech, getattr(days, first), getattr(days, last))
    if resolved.clock and _counts_hours(point):
        edges = (getattr(seconds, first), getattr(seconds, last))
        bounds = _clocks_between(telling, resolved.zone, *edges) or bounds
    return telling.speech.say("bounds", x=words, bounds=bounds) if bounds else words


def _counts_hours(point: Any) -> bool:
    """Whether a distance from an event, itself or of a limit, is told in hours or minutes."""
    if not isinstance(point, dict):
        return False
    distances = (str(point.get(key, "")) for key in ("offset", "min", "max"))
    limits = (point.get(key) for key in ("earliest", "latest"))
    return any("T" in one for one in distances) or any(map(_counts_hours, limits))


def _clocks_between(telling: Wording, home: str, first: int | None, last: int | None) -> str:
    """The clock times between two UTC seconds; "" where both are the edges of days."""
    if first is None or last is None:
        return ""
    here = zone(telling.place or home)
    begin, end = here.to_local(first), here.to_local(last)
    low = _moment(begin, whole_day=begin % _DAY == 0)
    high = _moment(end, whole_day=(end + 1) % _DAY == 0)
    return between(low, high, telling) if low.clock or high.clock else ""


def _moment(second: int, *, whole_day: bool) -> Point:
    """A second of a local clock to the minute; the day alone where the clock is its edge."""
    year, month, day = civil_from_days(second // _DAY)
    minute = second % _DAY // 60
    clock = "" if whole_day else f"{minute // 60:02d}:{minute % 60:02d}"
    return Point(year_text(year), f"{month:02d}", f"{day:02d}", clock)


def _duration(when: dict[str, Any], telling: Wording, resolved: Resolved) -> str:
    """Something with a start and an end of its own."""
    start, end = when.get("start"), when.get("end")
    if end is None:
        return _with_bounds(start, telling, resolved, "s1", "e2")
    low, high = _edge(start), _edge(end)
    if not _has_clock(low) and not _has_clock(high) and None not in (low, high):
        return interval_words(telling.speech, Interval(low or "", high or ""))
    return _one_day(start, end, telling) or _both(start, end, telling, resolved)


def _edge(point: Any) -> Point | str | None:
    """An end that an interval can have; None for a doubt, a relative point or a set."""
    if point is None or point == "":
        return ""
    return ".." if point == ".." else form_of(point)


def _has_clock(edge: Point | str | None) -> bool:
    return isinstance(edge, Point) and bool(edge.clock)


def _one_day(start: Any, end: Any, telling: Wording) -> str | None:
    """`4 February 2026, starting between 10:45 and 11:15`: all of it on one day."""
    low, high = form_of(start), form_of(end)
    if low is None and isinstance(start, dict):
        low = form_of(start.get("earliest"))
    if low is None or high is None or not low.clock:
        return None
    day = common_day(low, high)
    return None if day is None else _starting(start, low, high, day, telling)


def _starting(start: Any, low: Point, high: Point, day: Point, telling: Wording) -> str | None:
    speech = telling.speech
    date = exact_piece(speech, day)
    if isinstance(start, str):
        if high.clock:
            times = times_between(low, high, telling, "from_to")
            return zoned(
                speech, speech.say("times_on_day", x=date, times=times), high, telling.place
            )
        words = speech.say("day_starting_at", x=date, time=time_piece(low, telling))
        return zoned(speech, words, low, telling.place)
    latest = form_of(start.get("latest"))
    if latest is None or high.clock or not latest.clock or common_day(low, latest) is None:
        return None
    times = times_between(low, latest, telling)
    return zoned(speech, speech.say("day_starting", x=date, times=times), low, telling.place)


def _both(start: Any, end: Any, telling: Wording, resolved: Resolved) -> str:
    speech = telling.speech
    first = None if start in (None, "", "..") else _with_bounds(start, telling, resolved, *_START)
    last = None if end in ("", "..") else _with_bounds(end, telling, resolved, *_END)
    if last is None:
        phrase = "start_open" if end == ".." else "start_no_end"
        return speech.say(phrase, x=first or speech.say("undated"))
    if first is None:
        return speech.say("no_start_end", x=last)
    return speech.say("start_end", x=first, y=last)
