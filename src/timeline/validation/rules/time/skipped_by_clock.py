"""A clock time that was skipped where it happened.

When clocks go forward, an hour does not exist: on 8 March 2026, New York had no 02:30.

Why: the time cannot be right; the source means another day, hour or place.

Fix: check the source again; until then the time is read as if the clocks had not been changed.
"""

from collections.abc import Iterator

from timeline.validation.rules import DateAt, FileRecord, Mark
from timeline.validation.stamps import zone_called

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("clock",)
DAY = 86400


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such time."""
    for found in sheet.dates:
        date = found.date
        if found.role != "stamp" and date is not None and date.has_clock and date.offset is None:
            yield from _judge(sheet, found)


def _judge(sheet: FileRecord, found: DateAt) -> Iterator[Mark]:
    name = sheet.zone_of(found.place)
    local = found.date.first_moment() if found.date is not None else None
    zone = zone_called(name) if name is not None else None
    if zone is None or local is None or not zone.has_day(local // DAY):
        return  # a whole day that was left out has a rule of its own
    if zone.to_local(zone.to_utc(local)) != local:
        yield Mark(found.place, f"'{found.text}' was skipped by the clocks of {name}")
