"""An offset that the time zone did not have at that moment.

A time with an offset also has a zone (its own `tz`, the event's or the timeline's), and the two
disagree: in February New York is at -05:00, not at -04:00.

Why: one of the two is wrong, and the event is an hour or more away from where it was.

Mend: leave the offset out, which the zone gives by itself; or name the zone of the place.
"""

from collections.abc import Iterator

from timeline.rules import DateAt, Mark, Sheet
from timeline.sheet import zone_called

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("clock",)


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark for each such time."""
    for found in sheet.dates:
        if found.date is not None and found.date.offset is not None:
            yield from _judge(sheet, found)


def _judge(sheet: Sheet, found: DateAt) -> Iterator[Mark]:
    date, name = found.date, sheet.zone_of(found.place)
    zone = zone_called(name) if name is not None else None
    if zone is None or date is None or date.offset is None:
        return
    local = date.first_moment()
    if local is None:
        return
    there = zone.offset_at(local - date.offset)
    if there != date.offset:
        yield Mark(
            found.place,
            f"'{found.text}' has the offset {_shown(date.offset)}, but {name} was at "
            f"{_shown(there)} then",
            "leave the offset out, or name the zone of the place",
        )


def _shown(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"
