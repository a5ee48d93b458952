"""An offset that is not an ISO 8601 duration.

`offset`, `min` and `max` are unsigned durations of whole numbers: `P1D`, `P2M`, `P1Y6M`, `PT90M`.

Why: the event's place in time is calculated from it.

Fix: write `P`, then years `Y`, months `M`, weeks `W`, days `D`; after a `T`, hours `H`, minutes `M`
and seconds `S`. "before" or "after" gives the direction.
"""

from collections.abc import Iterator

from timeline.dates import DateError, parse_duration
from timeline.jsonio.pointer import Steps
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("points",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such text."""
    for place, point in sheet.points:
        for key in ("offset", "min", "max"):
            if key in point:
                yield from _judge((*place, key), point[key])


def _judge(place: Steps, text: str) -> Iterator[Mark]:
    try:
        parse_duration(text)
    except DateError as error:
        there = f"found '{error.found}'" if error.found else "it ends too early"
        yield Mark(
            place,
            f"'{text[:24]}' is not a duration: {there}, expected {error.expected}",
            error.hint,
            start=error.column - 1,
            length=1,
        )
