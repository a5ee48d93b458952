"""A day that the clocks of its zone left out.

When a place moved to the other side of the date line, it skipped a whole day: Samoa had no 30
December 2011. A time of the event names such a day, in the event's own zone. The times when
somebody spoke, published or wrote are not checked.

Why: nothing happened there on a day that never existed; the source means the day before or after
it, or the zone is wrong.

Fix: correct the day, or name the zone of the place.
"""

from collections.abc import Iterator

from timeline.dates import format_day
from timeline.validation.rules import DateAt, FileRecord, Mark
from timeline.validation.stamps import zone_called

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such day."""
    if sheet.tz is None and not any("tz" in timed for _, timed in sheet.timed):
        return
    for found in sheet.dates:
        if found.role != "stamp":
            yield from _judge(sheet, found)


def _judge(sheet: FileRecord, found: DateAt) -> Iterator[Mark]:
    days = found.date.named_days if found.date is not None else ()
    name = sheet.zone_of(found.place) if days else None
    zone = zone_called(name) if name is not None else None
    if zone is None:
        return
    for day in days:
        if not zone.has_day(day):
            text = format_day(day)
            at = max(found.text.find(text), 0)
            message = f"there was no {text} in {name}: its clocks skipped to the next day"
            yield Mark(found.place, message, start=at, length=len(text))
