"""Clock times in their own zone, only where a calendar program gets the same instant back."""

from collections.abc import Iterable, Iterator

from timeline.chronicle.resolve import zone_named
from timeline.dates.calendar import civil_from_days
from timeline.exporters.ical.cells import CalendarSlot
from timeline.exporters.ical.draft import Zoned
from timeline.exporters.ical.values import DAY
from timeline.exporters.ical.vtimezone import vtimezone

AFTER_2100 = 4_133_980_800  # 2101-01-01
UTC = ("Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal", "Etc/GMT", "Etc/Greenwich")


def zoned(cell: CalendarSlot, name: str) -> Zoned | None:
    """The cell on the clock of a zone; None where UTC says it better.

    That is: days, times before 1970 (the rules of programs start there) and after 2100 (nobody
    knows the rules), and local times that the clock showed twice, of which a program takes the
    first (RFC 5545, 3.3.5).
    """
    if not cell.timed or cell.start < 0 or cell.end > AFTER_2100 or "/" not in name or name in UTC:
        return None
    zone = zone_named(name)
    moments = (cell.start, cell.end, cell.last)
    there = [at + zone.offset_at(at) for at in moments]
    if any(zone.to_utc(local) != at for local, at in zip(there, moments, strict=True)):
        return None
    return Zoned(name, *there)


def vtimezones(times: Iterable[Zoned | None]) -> str:
    """The components of all zones in use, each over the years that it is used in."""
    used = _years(time for time in times if time is not None)
    return "".join(vtimezone(name, zone_named(name), *span) for name, span in used)


def _years(times: Iterable[Zoned]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The zones in use, sorted, each with the first and the last year it is used in."""
    found: dict[str, tuple[int, int]] = {}
    for one in times:
        first, last = _year(one.start), _year(one.end)
        low, high = found.get(one.name, (first, last))
        found[one.name] = (min(first, low), max(last, high))
    for name in sorted(found):
        yield name, found[name]


def _year(local: int) -> int:
    return civil_from_days(local // DAY)[0]
