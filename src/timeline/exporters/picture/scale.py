"""Time to pixels: true to scale, or with the empty stretches shortened."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# How much of the width goes by elapsed time; the rest goes to where events are.
EMPTY_SHARE = 0.55
# Up to this ratio of the longest to the shortest measure a scale is even to the eye.
EVEN = 1.05
# From this ratio on, a change of measure is marked; from so many pixels on after the last one.
BREAK = 6.0
APART = 14.0
# How strongly long stretches are shortened: a century is drawn about 6 times a year.
POWER = 0.4


@dataclass(frozen=True, slots=True)
class Scale:
    """A piecewise linear map from civil seconds to pixels, ascending on both sides."""

    times: tuple[int, ...]
    places: tuple[float, ...]

    def __call__(self, at: int) -> float:
        """Where `at` lies; what is outside the scale lies at its nearer end."""
        times, places = self.times, self.places
        if at <= times[0]:
            return places[0]
        if at >= times[-1]:
            return places[-1]
        right = bisect_right(times, at)
        low, high = times[right - 1], times[right]
        share = (at - low) / (high - low)
        return places[right - 1] + share * (places[right] - places[right - 1])

    @property
    def is_even(self) -> bool:
        """Whether equal times are equally long all along."""
        rates = [rate for _, _, rate in self.segments]
        return max(rates) <= EVEN * min(rates)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the measure changes so much that a reader has to know, from left to right."""
        found: list[float] = []
        for (_, at, before), (_, _, after) in pairwise(self.segments):
            ratio = after / before
            if not 1 / BREAK < ratio < BREAK and (not found or self(at) - found[-1] >= APART):
                found.append(self(at))
        return tuple(found)

    @property
    def segments(self) -> Iterable[tuple[int, int, float]]:
        """Each stretch with an even measure: from, to, and its pixels a second."""
        for (t0, x0), (t1, x1) in pairwise(zip(self.times, self.places, strict=True)):
            yield t0, t1, (x1 - x0) / (t1 - t0)


def linear(low: int, high: int, left: float, right: float) -> Scale:
    """A scale on which equal times are equally long."""
    return Scale((low, high), (left, right))


def adaptive(knots: Sequence[int], weights: Sequence[float], left: float, right: float) -> Scale:
    """A scale with room where events are: `weights[i]` is what lies between knots i and i + 1.

    `knots` ascend strictly, and there is one weight fewer than knots.
    """
    lengths = [float(high - low) ** POWER for low, high in pairwise(knots)]
    shares = _blend(lengths, weights)
    places = [left]
    for share in shares:
        places.append(places[-1] + share * (right - left))
    places[-1] = right
    return Scale(tuple(knots), tuple(places))


def _blend(lengths: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The share of each stretch: part of it by length, part by weight."""
    length, weight = sum(lengths), sum(weights)
    if not weight:
        return [one / length for one in lengths]
    return [
        EMPTY_SHARE * one / length + (1 - EMPTY_SHARE) * heavy / weight
        for one, heavy in zip(lengths, weights, strict=True)
    ]
