"""Certain, possible or no: whether something overlaps a window, given only its bounds.

The one definition that lists, exports, rules and every engine share. With outer bounds and a
certain pair, both tightened so that no start is after the last end and no end before the first
start, and a window `[a, b]`:

    possible    s1 <= b and e2 >= a    on the outer bounds
    certain     s2 <= b and e1 >= a    on the certain pair

An answer may be weaker than the truth (possible instead of certain), never stronger. Days are
compared with days and seconds with seconds; which of the two is the caller's choice.
"""

from typing import NamedTuple

from .span import FOREVER, Span

CERTAIN = "certain"
POSSIBLE = "possible"
NO = "no"


class Window(NamedTuple):
    """A period `[a, b]`, both inclusive; `None` is no bound on that side."""

    # The first day or second of the window.
    a: int | None
    # The last one.
    b: int | None


def possible_pair(outer: Span) -> tuple[int, int]:
    """`(s1, e2)` with infinities as numbers: what a row stores to answer *possible*."""
    s1, _, _, e2 = outer
    return (-FOREVER if s1 is None else s1, FOREVER if e2 is None else e2)


def certain_pair(certain: Span) -> tuple[int, int]:
    """`(s2, e1)` tightened, with infinities as numbers: what a row stores to answer *certain*.

    An absent `s2` is read as +infinity and an absent `e1` as -infinity, the weaker reading.
    """
    _, s2, e1, _ = certain.tightened()
    return (FOREVER if s2 is None else s2, -FOREVER if e1 is None else e1)


def overlap(outer: Span, certain: Span | None, window: Window) -> str:
    """ "certain", "possible" or "no"; `certain` is `None` for what is never certain."""
    a, b = window
    low = -FOREVER if a is None else a
    high = FOREVER if b is None else b
    s1, e2 = possible_pair(outer)
    if s1 > high or e2 < low:
        return NO
    if certain is None:
        return POSSIBLE
    s2, e1 = certain_pair(certain)
    return CERTAIN if s2 <= high and e1 >= low else POSSIBLE


def negate(verdict: str) -> str:
    """Kleene's NOT: no becomes certain, certain becomes no, possible stays."""
    return _NEGATED[verdict]


def both(left: str, right: str) -> str:
    """Kleene's AND: the weaker of the two."""
    return left if _STRENGTH[left] <= _STRENGTH[right] else right


def either(left: str, right: str) -> str:
    """Kleene's OR: the stronger of the two."""
    return left if _STRENGTH[left] >= _STRENGTH[right] else right


_NEGATED = {CERTAIN: NO, POSSIBLE: POSSIBLE, NO: CERTAIN}
_STRENGTH = {NO: 0, POSSIBLE: 1, CERTAIN: 2}
