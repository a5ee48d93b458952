"""Counts of events for a picture that is too crowded for one mark each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.exporters.picture.units import UNITS, Unit


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many events begin in a unit of time, from `low` to before `high`."""

    low: int
    high: int
    count: int


def counts(starts: Sequence[int], most: int, *, gaps: bool) -> tuple[Unit, tuple[UnitCount, ...]]:
    """Events a unit, ascending, with the finest unit that needs no more than `most` columns.

    Each event counts once, at its start. Columns are the units with events, and with `gaps` all
    units from the first to the last.
    """
    fitting = (unit for unit in reversed(UNITS) if _columns(starts, unit, most, gaps=gaps) <= most)
    unit = next(fitting, UNITS[0])
    found = Counter(map(unit.floor, starts))
    return unit, tuple(UnitCount(at, unit.after(at), found[at]) for at in sorted(found))


def _columns(starts: Sequence[int], unit: Unit, most: int, *, gaps: bool) -> int:
    """How many columns a unit needs; counting stops where they are too many."""
    if gaps:
        return int((max(starts) - min(starts)) / unit.seconds) + 1
    found: set[int] = set()
    for at in starts:
        found.add(unit.floor(at))
        if len(found) > most:
            break
    return len(found)
