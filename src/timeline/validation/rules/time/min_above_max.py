"""A minimum distance that is longer than the maximum.

`min` and `max` say how far an event lies from the event it refers to; here the minimum is longer
than the maximum.

Why: no distance fits both.

Fix: swap them, or give one exact `offset`.
"""

from collections.abc import Iterator

from timeline.dates import DateError, parse_duration
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("points",)
PARTIAL = True
DAY = 86400


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such pair."""
    for place, point in sheet.points:
        if "min" in point and "max" in point and _longer(point["min"], point["max"]):
            message = (
                f"the minimum distance, '{point['min']}', is longer than"
                f" the maximum, '{point['max']}'"
            )
            yield Mark((*place, "min"), message, near=(((*place, "max"), "the greatest"),))


def _longer(least: str, most: str) -> bool:
    """Whether `least` is longer than `most` however long the months are."""
    try:
        return _seconds(least, 28) > _seconds(most, 31)
    except DateError:
        return False


def _seconds(text: str, month: int) -> int:
    span = parse_duration(text)
    days = span.total_months * month + span.total_days
    return days * DAY + span.total_seconds
