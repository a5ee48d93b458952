"""The marks of the axis: as many as there is room for, coarse units first."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from timeline.picture.extent import DAY
from timeline.picture.scale import Scale
from timeline.picture.units import UNITS, YEARS, Unit

PARENTS = {"month": "year", "day": "year", "hour": "day", "minute": "day"}
"""What else must be on the axis for a short label such as "4 Feb" or "11:00" to be clear."""
DAY_UNIT = Unit("day")
_PARENT_UNITS = {"year": YEARS[-1], "day": DAY_UNIT}
_CLOCK = ("hour", "minute")


class Label(Protocol):
    """Words a tick: the shortest that are clear, or with its year where `full`."""

    def __call__(self, unit: str, at: int, full: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the axis: its second, its place, and its words."""

    at: int
    x: float
    unit: str
    label: str


@dataclass
class _Axis:
    """The labels placed so far, from left to right, and the least room between two."""

    gap: float
    lefts: list[float]
    rights: list[float]
    ticks: list[Tick]

    def has_room(self, left: float, right: float) -> bool:
        at = bisect_right(self.lefts, left)
        free_before = at == 0 or self.rights[at - 1] + self.gap <= left
        return free_before and (at == len(self.lefts) or right + self.gap <= self.lefts[at])

    def put(self, tick: Tick, left: float, right: float) -> None:
        at = bisect_right(self.lefts, left)
        self.lefts.insert(at, left)
        self.rights.insert(at, right)
        self.ticks.insert(at, tick)


def ticks(
    scale: Scale,
    label: Label,
    measure: Callable[[str], float],
    right: float,
    *,
    gap: float,
    nearest: float,
) -> tuple[Tick, ...]:
    """The ticks of a scale, ascending; `measure` gives the width of a label.

    No label reaches beyond `right`, or left of 0, or nearer than `gap` to another; units that
    would stand nearer than `nearest` to each other are not looked at.
    """
    axis = _Axis(gap, [], [], [])
    origin = _origin(scale, label)
    placed = {"year": {YEARS[-1].floor(origin.at)}, "day": {DAY_UNIT.floor(origin.at)}}
    _place(axis, origin, measure, right)
    for unit in UNITS:
        for at in _candidates(scale, unit, nearest):
            full = not _is_clear(at, unit, placed)
            if full and unit.name in _CLOCK:
                continue
            tick = Tick(at, scale(at), unit.name, label(unit.name, at, full))
            if _place(axis, tick, measure, right):
                placed.setdefault(unit.name, set()).add(at)
    return tuple(axis.ticks)


def _origin(scale: Scale, label: Label) -> Tick:
    """The left end of the axis, named so that the labels after it are clear."""
    low, high = scale.times[0], scale.times[-1]
    unit = "day" if high - low <= 2 * DAY else "year"
    return Tick(low, scale.places[0], unit, label(unit, low, True))


def _place(axis: _Axis, tick: Tick, measure: Callable[[str], float], right: float) -> bool:
    half = measure(tick.label) / 2
    centre = min(max(tick.x, half), right - half)
    free = abs(centre - tick.x) <= half and axis.has_room(centre - half, centre + half)
    if free:
        axis.put(tick, centre - half, centre + half)
    return free


def _candidates(scale: Scale, unit: Unit, nearest: float) -> Iterator[int]:
    """Beginnings of the unit on stretches that are wide enough, and those before each knot."""
    low, high = scale.times[0], scale.times[-1]
    found = {at for at in map(unit.floor, scale.times) if low <= at <= high}
    for first, last, pixels in scale.segments:
        if pixels * unit.seconds >= nearest:
            found.update(unit.between(first, last))
    yield from sorted(found)


def _is_clear(at: int, unit: Unit, placed: dict[str, set[int]]) -> bool:
    """Whether the coarser tick that a short label leans on stands on the axis."""
    parent = PARENTS.get(unit.name)
    return parent is None or _PARENT_UNITS[parent].floor(at) in placed[parent]
