"""The marks of the axis in two rows: years above days, or days above hours."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from timeline.exporters.picture.extent import DAY
from timeline.exporters.picture.scale import Scale
from timeline.exporters.picture.units import UNITS, YEARS, Unit

# What else must be on the axis for a short label such as "4 Feb" or "11:00" to be clear.
PARENTS = {"month": "year", "day": "year", "hour": "day", "minute": "day"}
DAY_UNIT = Unit("day")
_PARENT_UNITS = {"year": YEARS[-1], "day": DAY_UNIT}
_CLOCK = ("hour", "minute")
_CLOCK_UNITS = tuple(unit for unit in UNITS if unit.name in _CLOCK)
_CALENDAR_UNITS = tuple(unit for unit in UNITS if unit.name not in _CLOCK)
# A day as wide as so many of the nearest ticks is read by its hours.
WIDE_DAY = 4


class Label(Protocol):
    """Words a tick: the shortest that are clear, or with its year where `full`."""

    def __call__(self, unit: str, at: int, full: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the axis: its second, its place, its words, and its row, the upper being 0."""

    at: int
    x: float
    unit: str
    label: str
    row: int = 0


@dataclass(slots=True)
class _Row:
    """The labels placed so far, from left to right, and the least room between two."""

    gap: float
    right: float
    measure: Callable[[str], float]
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)

    def put(self, tick: Tick) -> bool:
        """Place a tick where its label has room beside the others; whether it had."""
        half = self.measure(tick.label) / 2
        centre = min(max(tick.x, half), self.right - half)
        left, right = centre - half, centre + half
        at = bisect_right(self.lefts, left)
        if abs(centre - tick.x) > half or not self._is_free(at, left, right):
            return False
        self.lefts.insert(at, left)
        self.rights.insert(at, right)
        self.ticks.insert(at, tick)
        return True

    def _is_free(self, at: int, left: float, right: float) -> bool:
        free_before = at == 0 or self.rights[at - 1] + self.gap <= left
        return free_before and (at == len(self.lefts) or right + self.gap <= self.lefts[at])


def ticks(
    scale: Scale,
    label: Label,
    measure: Callable[[str], float],
    right: float,
    *,
    gap: float,
    nearest: float,
) -> tuple[Tick, ...]:
    """The ticks of a scale, ascending in each row; `measure` gives the width of a label.

    No label reaches beyond `right`, or left of 0, or nearer than `gap` to another of its row;
    units that would stand nearer than `nearest` to each other are not looked at.
    """
    axis = _Axis(scale, label, nearest, [_Row(gap, right, measure), _Row(gap, right, measure)])
    axis.begin()
    # Days that are read by their hours come before years: without them an hour says nothing.
    for at in _wide_days(scale, nearest):
        axis.put(at, DAY_UNIT, row=0)
    for unit in (*_CLOCK_UNITS, *_CALENDAR_UNITS):
        for at in _candidates(scale, unit, nearest):
            axis.put(at, unit, row=0 if unit.name == "year" else 1)
    return tuple(tick for row in axis.rows for tick in row.ticks)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Both rows, and the years and days that stand in them."""

    scale: Scale
    label: Label
    nearest: float
    rows: list[_Row]
    placed: dict[str, set[int]] = field(default_factory=lambda: {"year": set(), "day": set()})

    def begin(self) -> None:
        """The left end of the axis, named so that the labels after it are clear."""
        low, high = self.scale.times[0], self.scale.times[-1]
        unit = DAY_UNIT if high - low <= 2 * DAY else YEARS[-1]
        tick = Tick(low, self.scale.places[0], unit.name, self.label(unit.name, low, True))
        self.rows[0].put(tick)
        self.placed["year"].add(YEARS[-1].floor(low))
        if unit is DAY_UNIT:
            self.placed["day"].add(unit.floor(low))

    def put(self, at: int, unit: Unit, row: int) -> None:
        """Place a tick if it can be read there and there is room for it."""
        full = row == 0 or not self._is_clear(at, unit)
        if (full and unit.name in _CLOCK) or self._is_said(at, unit):
            return
        tick = Tick(at, self.scale(at), unit.name, self.label(unit.name, at, full), row)
        if self.rows[row].put(tick) and row == 0:
            self.placed[unit.name].add(unit.floor(at))

    def _is_said(self, at: int, unit: Unit) -> bool:
        """Whether the upper row has it already: "2026" at its beginning says "Jan", too."""
        if unit.name in ("month", "day") and at in self.placed["year"]:
            return True
        return unit.floor(at) in self.placed.get(unit.name, ())

    def _is_clear(self, at: int, unit: Unit) -> bool:
        """Whether the coarser tick that a short label leans on stands on the axis."""
        parent = PARENTS.get(unit.name)
        return parent is None or _PARENT_UNITS[parent].floor(at) in self.placed[parent]


def _wide_days(scale: Scale, nearest: float) -> Iterator[int]:
    """Where each day begins, or the stretch that it lies in, on stretches read by their hours."""
    seen = set()
    for low, high, pixels in scale.segments:
        if pixels * DAY < WIDE_DAY * nearest or not (low % DAY or high % DAY):
            continue
        for at in (low, *DAY_UNIT.between(low + 1, high - 1)):
            if DAY_UNIT.floor(at) not in seen:
                seen.add(DAY_UNIT.floor(at))
                yield at


def _candidates(scale: Scale, unit: Unit, nearest: float) -> Iterator[int]:
    """Beginnings of the unit on stretches that are wide enough; years before each knot, too."""
    low, high = scale.times[0], scale.times[-1]
    found: set[int] = set()
    if unit.name == "year":
        found.update(at for at in map(unit.floor, scale.times) if low <= at <= high)
    for first, last, pixels in scale.segments:
        if pixels * unit.seconds >= nearest:
            found.update(unit.between(first, last))
    yield from sorted(found)
