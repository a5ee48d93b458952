"""Intervals: `A/B` with dates, open ends (`..`) and unknown ends (nothing)."""

from .bounds import certain_hull
from .point import Interval, Point
from .read import Bounds, bounded, ordered
from .scan import refuse
from .span import FOREVER, Span

_End = tuple[Point, Bounds] | str


def read_interval(text: str) -> tuple[Interval, Span, Span | None]:
    """The interval, its outer bounds and its certain pair."""
    slash = text.index("/")
    start, i = _end(text, 0)
    if i != slash:
        raise refuse(text, i, "'/' after the start", "trailing")
    first = slash + 1
    end, i = _end(text, first)
    if i != len(text):
        reason = "second-slash" if text[i] == "/" else "trailing"
        raise refuse(text, i, "nothing after the end of the interval", reason)
    if isinstance(start, tuple) and isinstance(end, tuple):
        ordered(text, first, i, start, end)
    elif start == end:
        raise refuse(text, 0, "a start or an end", "void-interval", len(text))
    form = Interval(
        start if isinstance(start, str) else start[0], end if isinstance(end, str) else end[0]
    )
    return form, _outer(start, end), _certain(start, end)


def _end(text: str, i: int) -> tuple[_End, int]:
    if text[i : i + 1] in ("", "/"):
        return "", i
    if text.startswith("..", i):
        return "..", i + 2
    read, bounds, i = bounded(text, i)
    if text[i : i + 1] == "T":
        raise refuse(text, i, "no clock time within an interval", "clock-in-interval")
    return (read, bounds), i


def _outer(start: _End, end: _End) -> Span:
    s1, s2 = _bounds(start)
    e1, e2 = _bounds(end)
    tight = Span(s1, s2, e1, e2).tightened()
    return Span(
        tight.s1, None if start == ".." else tight.s2, None if end == ".." else tight.e1, tight.e2
    )


def _bounds(end: _End) -> tuple[int | None, int | None]:
    return (None, None) if isinstance(end, str) else end[1] or (None, None)


def _certain(start: _End, end: _End) -> Span | None:
    """A side that is never certain by itself counts as unknown; `None` if both are."""
    s1, s2 = (None, -FOREVER) if start == ".." else _certain_bounds(start)
    # What is still open is by itself certain at its start alone: see `resolve.last_word`.
    e1, e2 = (None, None) if end == ".." else _certain_bounds(end)
    if s2 is None and e1 is None:
        return None
    return Span(s1, s2, e1, e2).tightened()


def _certain_bounds(end: _End) -> tuple[int | None, int | None]:
    return (None, None) if isinstance(end, str) else certain_hull(*end) or (None, None)
