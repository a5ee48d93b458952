"""Times told from another event: `the day before “…”`, `within two months after “…”`."""

from collections.abc import Callable
from typing import Any, NamedTuple

from timeline.dates import DateError, Duration, parse_duration
from timeline.words.speech import Piece, Speech

_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")


class Wording(NamedTuple):
    """What is told with: the language, the titles of other events, the zone of clock times.

    `home` is the zone of whole days where that is another one: see `chronicle.resolve.moved`.
    """

    speech: Speech
    title_of: Callable[[str], str]
    place: str
    home: str = ""


def duration_words(speech: Speech, duration: Duration) -> str:
    """`two months and three days`."""
    parts = [speech.counted(unit, n) for unit, n in zip(_UNITS, duration, strict=True) if n]
    return speech.listed(parts, "span_and", comma="span_comma") or speech.counted("days", 0)


def relative_words(point: dict[str, Any], telling: Wording) -> str:
    """A relative point, without what it comes to."""
    speech = telling.speech
    relation, side = point["relative"], point.get("point")
    title = speech.quoted(telling.title_of(point["to"]))
    if relation == "during":
        return speech.say("during", x=title)
    if relation == "same":
        return speech.say(f"same_{side}" if side else "same", x=title)
    anchor = _anchor(speech, relation, side, title)
    if "offset" in point:
        return _exactly(speech, relation, point["offset"], anchor)
    return _range(speech, relation, point.get("min"), point.get("max"), anchor)


def due_relative_words(point: dict[str, Any], telling: Wording) -> str:
    """The same of a deadline: an exact offset is what there is time for."""
    relation = point["relative"]
    if "offset" not in point or relation not in ("after", "before"):
        return relative_words(point, telling)
    speech = telling.speech
    title = speech.quoted(telling.title_of(point["to"]))
    anchor = _anchor(speech, relation, point.get("point"), title)
    span = _span(speech, point["offset"])
    if span is None or relation == "before":
        return _exactly(speech, relation, point["offset"], anchor)
    return speech.say("due_after", span=span, x=anchor)


def _anchor(speech: Speech, relation: str, side: str | None, title: Piece) -> Piece:
    """The event, or its start or end where that is not the one that goes without saying."""
    if side == "start" and relation == "after":
        return Piece(speech.say("start_of", x=title), "title")
    if side == "end" and relation == "before":
        return Piece(speech.say("finish_of", x=title), "title")
    return title


def _span(speech: Speech, text: str | None) -> str | None:
    """A duration in words; None for no distance at all, or for what is no duration."""
    duration = _duration(text)
    return duration_words(speech, duration) if duration else None


def _duration(text: str | None) -> Duration | None:
    if text is None:
        return None
    try:
        return parse_duration(text)
    except DateError:  # a rule reports it; its words are left out
        return None


def _exactly(speech: Speech, relation: str, text: str, anchor: Piece) -> str:
    duration = _duration(text)
    if duration is None:
        return speech.say(relation, x=anchor)
    if not duration:
        return speech.say(f"same_day_{relation}", x=anchor)
    if duration == Duration(days=1):
        return speech.say(f"day_{relation}", x=anchor)
    return speech.say(f"exactly_{relation}", span=duration_words(speech, duration), x=anchor)


def _range(
    speech: Speech, relation: str, least: str | None, most: str | None, anchor: Piece
) -> str:
    low, high = _span(speech, least), _span(speech, most)
    if most is not None and high is None:
        return speech.say(f"same_day_{relation}", x=anchor)
    if low is not None and high is not None:
        return speech.say(f"range_{relation}", low=low, high=high, x=anchor)
    if high is not None:
        return speech.say(f"within_{relation}", span=high, x=anchor)
    if low is not None:
        return speech.say(f"least_{relation}", span=low, x=anchor)
    return speech.say(relation, x=anchor)
