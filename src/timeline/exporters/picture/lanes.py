"""Puts things that overlap on different lanes, and never moves one along the axis."""

from collections.abc import Iterable


def pack(spans: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """The lane of each span (left, right), in the order given, the uppermost that is free.

    Any order will do; from left to right, the lanes are fewest. The work is spans times lanes:
    for pictures with labels, not for thousands.
    """
    ends: list[float] = []
    lanes = []
    for left, right in spans:
        lane = next((i for i, end in enumerate(ends) if end + gap <= left), len(ends))
        if lane == len(ends):
            ends.append(right)
        else:
            ends[lane] = right
        lanes.append(lane)
    return lanes
