"""Points of an event in words: dates, doubts between two of them, places relative to an event."""

from functools import lru_cache
from typing import Any

from timeline.dates import Date, DateError, Point, parse
from timeline.dates.spell import spell
from timeline.words.points import point_words, zoned
from timeline.words.relative import Wording, relative_words
from timeline.words.spans import bounds_of, date_piece, joined
from timeline.words.speech import Piece, Speech
from timeline.words.units import (
    bare_time,
    exact_piece,
    is_exact,
    point_of,
    time_unit,
    zone_phrase,
    zone_words,
)

_REMEMBERED = 4096  # dates, since many events share their day


def point_phrase(point: Any, telling: Wording) -> Piece:
    """Any point, without what a relative one comes to."""
    if not isinstance(point, dict):
        return text_piece(point, telling)
    if "relative" in point:
        return Piece(relative_words(point, telling))
    return Piece(_doubt(point, telling))


def rests_on_event(point: Any) -> bool:
    """Whether a point is told from another event, itself or on one of its sides."""
    if not isinstance(point, dict):
        return False
    return "relative" in point or any(
        isinstance(point.get(side), dict) for side in ("earliest", "latest")
    )


def text_piece(text: Any, telling: Wording) -> Piece:
    """An EDTF expression in words; any other text stays as it is."""
    if not isinstance(text, str):
        return Piece(str(text))
    return _text_piece(text, telling.speech, telling.place, telling.home)


@lru_cache(_REMEMBERED)
def _text_piece(text: str, speech: Speech, place: str, home: str) -> Piece:
    date = parsed(text)
    if date is None:
        return Piece(text)
    words = date_piece(speech, date, place=place)
    return words if date.has_clock else _at_home(words, speech, home)


def at_home(day: Piece, telling: Wording) -> Piece:
    """A day or coarser, followed by whose day it is where clock times are those of elsewhere."""
    return _at_home(day, telling.speech, telling.home)


def _at_home(day: Piece, speech: Speech, home: str) -> Piece:
    if not home:
        return day
    offset = Point("", offset=home) if home[0] in "+-" else Point("")
    return Piece(zoned(speech, day.words, offset, home), "other")


def parsed(text: Any) -> Date | None:
    """The date, or None for any other text: a rule reports it, here it is shown as written."""
    try:
        return parse(text) if isinstance(text, str) else None
    except DateError:
        return None


def form_of(value: Any) -> Point | None:
    """The one point that a text says; None for anything else."""
    date = parsed(value)
    return date.form if date is not None and isinstance(date.form, Point) else None


def _doubt(point: dict[str, Any], telling: Wording) -> str:
    earliest, latest = point.get("earliest"), point.get("latest")
    low, high = form_of(earliest), form_of(latest)
    if low is not None and high is not None:
        return between(low, high, telling)
    if latest is None:
        return _side(earliest, "after", "or_later", telling)
    if earliest is None:
        return _side(latest, "before", "by", telling)
    x = _side(earliest, "after", "or_later", telling)
    return telling.speech.say("and_later", x=x, y=_side(latest, "before", "by", telling))


def _side(value: Any, open_relation: str, phrase: str, telling: Wording) -> str:
    """One side of a doubt; `after “…”` alone says already that it may be later."""
    point = form_of(value)
    if point is not None:
        words = point_words(telling.speech, point, bounds_of(point))
        words = words if point.clock else at_home(words, telling)
        return _in_zone(telling.speech.say(phrase, x=words), (point,), telling)
    words = point_phrase(value, telling)
    is_open = isinstance(value, dict) and value.get("relative") == open_relation
    if is_open and not any(key in value for key in ("offset", "min", "max")):
        return words.words
    return telling.speech.say(phrase, x=words)


def between(low: Point, high: Point, telling: Wording) -> str:
    """The time between two points; what lies on one day says the day once."""
    speech = telling.speech
    if low == high:
        return point_words(speech, low, bounds_of(low), place=telling.place).words
    day = common_day(low, high)
    if day is not None:
        return _on_day(low, high, exact_piece(speech, day), telling)
    if not (low.clock or high.clock):
        return joined(speech, "between", *_alike(low, high))
    if telling.home and not (low.clock and high.clock):
        x, y = (text_piece(spell(point), telling) for point in (low, high))
        return speech.say("between", x=x, y=y)
    x, y = (point_words(speech, point, bounds_of(point)) for point in (low, high))
    return _in_zone(speech.say("between", x=x, y=y), (low, high), telling)


def _in_zone(words: str, points: tuple[Point, ...], telling: Wording) -> str:
    """A whole phrase, followed by the zone of its clock times where they name none."""
    named = any(point.offset for point in points)
    if named or not telling.place or not any(point.clock for point in points):
        return words
    place = zone_words(telling.speech, telling.place)
    return telling.speech.say(zone_phrase(telling.place), x=words, zone=place)


def _alike(low: Point, high: Point) -> tuple[Point, Point]:
    """Two exact points of different precision as the days that they stand for."""
    precisions = [bool(point.month) + bool(point.day) for point in (low, high)]
    if precisions[0] == precisions[1] or not (is_exact(low) and is_exact(high)):
        return low, high
    first, last = bounds_of(low).s1, bounds_of(high).e2
    return (low, high) if first is None or last is None else (point_of(first), point_of(last))


def common_day(low: Point, high: Point) -> Point | None:
    """The day of both points, where one of them has a clock time and neither is qualified."""
    day, other = (Point(point.year, point.month, point.day) for point in (low, high))
    if (
        day != other
        or not day.day
        or not is_exact(day)
        or (low.clock and high.clock and low.offset != high.offset)
    ):
        return None
    return day if low.clock or (high.clock and not (any(low.marks) or any(high.marks))) else None


def _on_day(low: Point, high: Point, day: Piece, telling: Wording) -> str:
    speech = telling.speech
    if low.clock and high.clock:
        words = speech.say("times_on_day", x=day, times=times_between(low, high, telling))
    elif high.clock:
        words = speech.say("day_by_time", x=day, time=time_piece(high, telling))
    else:
        words = speech.say("day_from_time", x=day, time=time_piece(low, telling))
    return zoned(speech, words, high if high.clock else low, telling.place)


def times_between(low: Point, high: Point, telling: Wording, phrase: str = "between") -> str:
    """Two clock times of one day."""
    return telling.speech.say(phrase, x=time_piece(low, telling), y=time_piece(high, telling))


def time_piece(point: Point, telling: Wording) -> Piece:
    """A point's clock time."""
    return Piece(bare_time(telling.speech, point.clock), time_unit(point.clock))
