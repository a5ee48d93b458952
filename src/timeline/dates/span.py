"""Four bounds of something that starts and ends: first and last start, first and last end."""

from typing import NamedTuple

# Stands for infinity: for the first end of what is still open, and, negative, in a certain pair for
# the last start of what was always so.
#
# Larger than any day or second within 10^11 years, and it fits a 64-bit column.
FOREVER = 1 << 62


class Span(NamedTuple):
    """First and last start `s1, s2`, first and last end `e1, e2`, all inclusive.

    `None` is no bound: below for `s1` and `e1`, above for `s2` and `e2`. Unpacks and compares as
    a tuple.
    """

    # The first possible start.
    s1: int | None
    # The last possible start.
    s2: int | None
    # The first possible end.
    e1: int | None
    # The last possible end.
    e2: int | None

    def tightened(self) -> "Span":
        """The same without what cannot be: a start after the last end, an end before the start."""
        s1, s2, e1, e2 = self
        if e2 is not None and (s2 is None or s2 > e2):
            s2 = e2
        if s1 is not None and (e1 is None or e1 < s1):
            e1 = s1
        return Span(s1, s2, e1, e2)


UNBOUNDED = Span(None, None, None, None)


def within(low: int | None, high: int | None) -> Span:
    """Something that starts and ends between two bounds, both inclusive."""
    return tuple.__new__(Span, (low, high, low, high))
