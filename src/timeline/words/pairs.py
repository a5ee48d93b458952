"""Two exact dates in words, with what they share said once."""

from timeline.dates import Point
from timeline.words.speech import Piece, Speech
from timeline.words.units import exact_piece, month_words


def joined_exact(speech: Speech, phrase: str, low: Point, high: Point) -> str:
    """Two exact points as `from_to` or `between` puts them: `between 15 and 24 March 2024`."""
    shared = _shared(low, high)
    x, y = exact_piece(speech, low), exact_piece(speech, high)
    if shared and speech.table("SHORTENED") == "start":
        x = _short(speech, low, shared)
    elif shared:
        y = _short(speech, high, shared)
    return speech.say(phrase, x=x, y=y)


def between_points(speech: Speech, low: Point, high: Point) -> str:
    """The time between two exact points; just the date where both are the same."""
    if low == high:
        return exact_piece(speech, low).words
    return joined_exact(speech, "between", low, high)


def _shared(low: Point, high: Point) -> int:
    """How many components from the year on two points of one precision share."""
    if low.year != high.year or bool(low.month) != bool(high.month):
        return 0
    if bool(low.day) != bool(high.day):
        return 0
    if low.day and low.month == high.month:
        return 2
    return 1 if low.month else 0


def _short(speech: Speech, point: Point, shared: int) -> Piece:
    if shared == 2:
        return Piece(speech.say("day_only", day=str(int(point.day))), "day")
    month = month_words(speech, int(point.month))
    if point.day:
        return Piece(speech.say("day_month", day=str(int(point.day)), month=month), "day")
    return Piece(speech.say("month_only", month=month), "month")
