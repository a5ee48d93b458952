"""Clock times in their own zone, only where a calendar program gets the same instant back."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from timeline.dates.calendar import civil_from_days
from timeline.ical.cells import Cell
from timeline.ical.draft import Zoned
from timeline.ical.values import DAY

UTC = ("UTC", "Etc/UTC")


class Zone(Protocol):
    """What is asked of a time zone."""

    def offset_at(self, instant: int, /) -> int:
        """Seconds east of UTC at a UTC instant."""
        ...

    def to_utc(self, local: int, /) -> int:
        """The instant of a local time; the first where the clock shows it twice."""
        ...


def zoned(cell: Cell, name: str, zone: Zone) -> Zoned | None:
    """The cell on the clock of `zone`; None where UTC says it better.

    That is: days, times before 1970 (the rules of programs start there), and local times that the
    clock showed twice, of which a program takes the first (RFC 5545, 3.3.5).
    """
    if not cell.timed or cell.start < 0 or name in UTC:
        return None
    moments = (cell.start, cell.end, cell.last)
    there = [at + zone.offset_at(at) for at in moments]
    if any(zone.to_utc(local) != at for local, at in zip(there, moments, strict=True)):
        return None
    return Zoned(name, *there)


def years(times: Iterable[Zoned]) -> Iterator[tuple[str, int, int]]:
    """The zones in use, sorted, each with the first and the last year it is used in."""
    found: dict[str, tuple[int, int]] = {}
    for one in times:
        first, last = _year(one.start), _year(one.end)
        low, high = found.get(one.name, (first, last))
        found[one.name] = (min(first, low), max(last, high))
    for name in sorted(found):
        yield name, *found[name]


def _year(local: int) -> int:
    return civil_from_days(local // DAY)[0]
