"""A whole `when` or `due` of an event in words."""

from typing import Any

from timeline.dates import Interval, Point
from timeline.words.bounds import Deadline, Resolved, days_between, deadline_words
from timeline.words.phrases import (
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
from timeline.words.relative import Telling, due_relative_words
from timeline.words.spans import interval_words
from timeline.words.units import exact_piece


def when_phrase(when: Any, telling: Telling, resolved: Resolved) -> str:
    """The whole `when` of an event."""
    if not isinstance(when, dict):
        return text_piece(when, telling).words
    if "start" in when or "end" in when:
        return _duration(when, telling, resolved)
    if not any(key in when for key in ("relative", "earliest", "latest")):
        return telling.speech.say("undated")
    return _with_bounds(when, telling, resolved.days.s1, resolved.days.e2)


def due_phrase(due: Any, telling: Telling, deadline: Deadline) -> str:
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


def _with_bounds(point: Any, telling: Telling, low: int | None, high: int | None) -> str:
    """A point, and in brackets the days it comes to where it rests on another event."""
    words = point_phrase(point, telling).words
    bounds = days_between(telling.speech, low, high) if rests_on_event(point) else ""
    return telling.speech.say("bounds", x=words, bounds=bounds) if bounds else words


def _duration(when: dict[str, Any], telling: Telling, resolved: Resolved) -> str:
    """Something with a start and an end of its own."""
    start, end = when.get("start"), when.get("end")
    low, high = _edge(start), _edge(end)
    if end is None:
        return _with_bounds(start, telling, resolved.days.s1, resolved.days.e2)
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


def _one_day(start: Any, end: Any, telling: Telling) -> str | None:
    """`4 February 2026, starting between 10:45 and 11:15`: all of it on one day."""
    low, high = form_of(start), form_of(end)
    if low is None and isinstance(start, dict):
        low = form_of(start.get("earliest"))
    if low is None or high is None or not low.clock:
        return None
    day = common_day(low, high)
    return None if day is None else _starting(start, low, high, day, telling)


def _starting(start: Any, low: Point, high: Point, day: Point, telling: Telling) -> str | None:
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


def _both(start: Any, end: Any, telling: Telling, resolved: Resolved) -> str:
    speech, days = telling.speech, resolved.days
    first = None if start in (None, "", "..") else _with_bounds(start, telling, days.s1, days.s2)
    last = None if end in ("", "..") else _with_bounds(end, telling, days.e1, days.e2)
    if last is None:
        phrase = "start_open" if end == ".." else "start_no_end"
        return speech.say(phrase, x=first or speech.say("undated"))
    if first is None:
        return speech.say("no_start_end", x=last)
    return speech.say("start_end", x=first, y=last)
