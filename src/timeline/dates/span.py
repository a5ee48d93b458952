"""Four bounds of something that starts and ends: first and last start, first and last end."""

# Stands for infinity: for the first end of what is still open, and, negative, in a certain pair for
# the last start of what was always so.
#
# Larger than any day or second within 10^11 years, and it fits a 64-bit column.
FOREVER = 1 << 62


class Span(tuple[int | None, int | None, int | None, int | None]):
    """First and last start `s1, s2`, first and last end `e1, e2`, all inclusive.

    `None` is no bound: below for `s1` and `e1`, above for `s2` and `e2`. Unpacks and compares as
    a tuple; a hand-written one, because importing `typing` costs more than this whole package.
    """

    __slots__ = ()

    def __new__(cls, s1: int | None, s2: int | None, e1: int | None, e2: int | None) -> "Span":
        return tuple.__new__(cls, (s1, s2, e1, e2))

    def __getnewargs__(self) -> tuple[int | None, int | None, int | None, int | None]:
        return (self[0], self[1], self[2], self[3])

    @property
    def s1(self) -> int | None:
        """The first possible start."""
        return self[0]

    @property
    def s2(self) -> int | None:
        """The last possible start."""
        return self[1]

    @property
    def e1(self) -> int | None:
        """The first possible end."""
        return self[2]

    @property
    def e2(self) -> int | None:
        """The last possible end."""
        return self[3]

    def tightened(self) -> "Span":
        """The same without what cannot be: a start after the last end, an end before the start."""
        s1, s2, e1, e2 = self
        if e2 is not None and (s2 is None or s2 > e2):
            s2 = e2
        if s1 is not None and (e1 is None or e1 < s1):
            e1 = s1
        return Span(s1, s2, e1, e2)

    def __repr__(self) -> str:
        return f"Span(s1={self[0]}, s2={self[1]}, e1={self[2]}, e2={self[3]})"


UNBOUNDED = Span(None, None, None, None)


def within(low: int | None, high: int | None) -> Span:
    """Something that starts and ends between two bounds, both inclusive."""
    return tuple.__new__(Span, (low, high, low, high))
