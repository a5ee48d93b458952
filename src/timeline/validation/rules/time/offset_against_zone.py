"""An offset that the time zone did not have at that moment.

A time with an offset also has a zone (its own `tz`, the event's or the timeline's), and the two
disagree: in February New York is at -05:00, not at -04:00. They are compared to the minute, because
the local mean time that clocks showed before there were time zones has seconds. The times when
somebody spoke, published, read or wrote (`at`, `issued`, `accessed`, `met_on`, `created` and the
like) are not times of the event and may have any offset.

Why: one of the two is wrong, and the event appears an hour or more too early or too late. Before
1970 it is only a warning: for that time the IANA database merges places whose clocks differed.

Fix: leave the offset out, because the zone implies it; or name the zone of the place.
"""

from collections.abc import Iterator

from timeline.dates import format_offset
from timeline.validation.rules import DateAt, FileRecord, Mark
from timeline.validation.stamps import zone_called

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("clock",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such time."""
    for found in sheet.dates:
        if found.role != "stamp" and found.date is not None and found.date.offset is not None:
            yield from _judge(sheet, found)


def _judge(sheet: FileRecord, found: DateAt) -> Iterator[Mark]:
    date, name = found.date, sheet.zone_of(found.place)
    zone = zone_called(name) if name is not None else None
    if zone is None or date is None or date.offset is None:
        return
    local = date.first_moment()
    if local is None or zone.agrees(local, date.offset):
        return
    instant = local - date.offset
    yield Mark(
        found.place,
        f"'{found.text}' has the offset {format_offset(date.offset)}, but {name} was at "
        f"{format_offset(zone.offset_at(instant))} then",
        "leave the offset out, or name the zone of the place",
        severity="warning" if instant < 0 else None,
    )
