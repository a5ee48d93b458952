"""Any date expression in words: points, intervals and sets."""

from typing import Final

from timeline.dates import Choice, Date, Interval, Point, Range, Span, parse
from timeline.words.pairs import joined_exact
from timeline.words.points import point_words
from timeline.words.speech import Piece, Speech
from timeline.words.units import is_exact

_OPEN: Final = {("start", ".."): "until", ("start", ""): "start_unknown"} | {
    ("end", ".."): "from_on",
    ("end", ""): "end_unknown",
}


def date_piece(speech: Speech, date: Date, *, place: str = "") -> Piece:
    """A whole date expression; `place` is the zone that its clock shows."""
    form = date.form
    if isinstance(form, Interval):
        return Piece(interval_words(speech, form))
    if isinstance(form, Choice):
        return Piece(_choice(speech, form))
    return point_words(speech, form, date.days, place=place)


def interval_words(speech: Speech, form: Interval) -> str:
    """From one date to another, or with an end that is open or not known."""
    start, end = form
    if isinstance(start, str) and isinstance(end, str):
        return speech.say("open_unknown" if start else "unknown_open")
    if isinstance(start, str):
        return speech.say(_OPEN["start", start], x=_piece(speech, end))
    if isinstance(end, str):
        return speech.say(_OPEN["end", end], x=_piece(speech, start))
    return joined(speech, "from_to", start, end)


def _piece(speech: Speech, point: Point | str) -> Piece:
    """A point by itself; its bounds are those of its own spelling."""
    if isinstance(point, str):
        return Piece("")
    return point_words(speech, point, bounds_of(point))


def bounds_of(point: Point) -> Span:
    """The outer bounds of a point in days."""
    return parse(str(_spelt(point))).days


def _spelt(point: Point) -> str:
    parts = [part for part in (point.year, point.month, point.day) if part]
    return "-".join(parts)


def joined(speech: Speech, phrase: str, low: Point, high: Point) -> str:
    """Two points of any kind as `from_to` or `between` puts them."""
    if low == high:
        return _piece(speech, low).words
    if is_exact(low) and is_exact(high):
        return joined_exact(speech, phrase, low, high)
    x, y = _piece(speech, low), _piece(speech, high)
    if phrase == "from_to" and "other" in (x.unit, y.unit):
        phrase = "start_end"  # "from about 1984 to …" is a mouthful in most languages
    return speech.say(phrase, x=x, y=y)


def _choice(speech: Speech, form: Choice) -> str:
    within = "from_to" if form.is_all else "between"
    members = [_member(speech, member, within) for member in form.members]
    return speech.listed(members, "and" if form.is_all else "or")


def _member(speech: Speech, member: Point | Range, within: str) -> str:
    if isinstance(member, Point):
        return _piece(speech, member).words
    low, high = member
    if low is not None and high is not None:
        return joined(speech, within, low, high)
    if low is not None:
        later = "all_later" if within == "from_to" else "or_later"
        return speech.say(later, x=_piece(speech, low))
    earlier = "all_earlier" if within == "from_to" else "or_earlier"
    return speech.say(earlier, x=_piece(speech, high or ""))
