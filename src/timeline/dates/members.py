"""Sets: one of several dates (`[…]`) or all of them (`{…}`), with ranges."""

from .bounds import certain_hull
from .point import Choice, Point, Range
from .read import Bounds, bounded, ordered
from .scan import refuse
from .span import Span, within

_CLOSING = {"[": "]", "{": "}"}
_Side = tuple[Point, Bounds] | None  # None is the open side of a range
_Member = tuple[_Side, _Side]  # a single date stands on both sides


def read_set(text: str) -> tuple[Choice, Span, Span | None]:
    """The set, the hull of its members and its certain pair."""
    bracket = text[0]
    members: list[_Member] = []
    i = 0
    while text[i : i + 1] != _CLOSING[bracket]:
        if members and text[i : i + 1] != ",":
            raise refuse(text, i, f"',' or '{_CLOSING[bracket]}' after a member", "set-end")
        if members and members[-1][1] is None:
            raise refuse(text, i, "no member after an open range", "open-range-inside")
        member, i = _member(text, i + 1, first=not members)
        members.append(member)
    if i + 1 != len(text):
        raise refuse(text, i + 1, "nothing after the set", "trailing")
    form = Choice(bracket, tuple(_written(member) for member in members))
    return (
        form,
        _outer(form, members),
        _certain_all(members) if form.is_all else _certain_one(members),
    )


def _member(text: str, i: int, *, first: bool) -> tuple[_Member, int]:
    if text.startswith("..", i):
        if not first:
            raise refuse(
                text, i, "a date; a range open at its start comes first", "open-range-inside", 2
            )
        high, end = _date(text, i + 2)
        return (None, high), end
    start = i
    low, i = _date(text, start)
    if not text.startswith("..", i):
        return (low, low), i
    i += 2
    if text[i : i + 1] in (",", "]", "}"):
        return (low, None), i
    high, end = _date(text, i)
    ordered(text, i, end, low, high)
    return (low, high), end


def _date(text: str, i: int) -> tuple[tuple[Point, Bounds], int]:
    if text[i : i + 1] in ("[", "{"):
        raise refuse(text, i, "a date, no set within a set", "nested-set", 1)
    read, bounds, end = bounded(text, i)
    if text[end : end + 1] == "T":
        raise refuse(text, end, "no clock time within a set", "clock-in-set")
    if text[end : end + 1] == "/":
        raise refuse(
            text, end, "no interval within a set; a range is written '..'", "interval-in-set"
        )
    return (read, bounds), end


def _written(member: _Member) -> Point | Range:
    low, high = member
    if low is high and low is not None:
        return low[0]
    return Range(low and low[0], high and high[0])


def _outer(form: Choice, members: list[_Member]) -> Span:
    """The hull; all of a set start with the first member known and end with the last."""
    sides = [side for member in members for side in member if side]
    bounds = [side[1] for side in sides]
    known = [b for b in bounds if b is not None]
    if len(known) < len(bounds):  # a year beyond every number
        return Span(None, None, None, None)
    low = None if members[0][0] is None else min(b[0] for b in known)
    high = None if members[-1][1] is None else max(b[1] for b in known)
    if form.is_all:
        return Span(low, min(b[1] for b in known), max(b[0] for b in known), high)
    return within(low, high)


def _certain_one(members: list[_Member]) -> Span | None:
    """One of the members: certain if every one of them is."""
    hulls = [certain_hull(*side) for member in members for side in member if side]
    known = [hull for hull in hulls if hull is not None]
    if len(known) < len(hulls):
        return None
    low = None if members[0][0] is None else min(hull[0] for hull in known)
    high = None if members[-1][1] is None else max(hull[1] for hull in known)
    return within(low, high)


def _certain_all(members: list[_Member]) -> Span | None:
    """All of the members: judged by the one that is known most narrowly, the first of equals.

    The first start and the last end, from which others are counted, are those of them all.
    """
    hulls = [certain_hull(*side) for member in members for side in member if side]
    known = [hull for hull in hulls if hull is not None]
    if not known:
        return None
    e1, s2 = min(known, key=lambda hull: hull[1] - hull[0])
    unknown = len(known) < len(hulls)
    s1 = None if unknown or members[0][0] is None else min(hull[0] for hull in known)
    e2 = None if unknown or members[-1][1] is None else max(hull[1] for hull in known)
    return Span(s1, s2, e1, e2)
