"""A time zone that is not in the IANA database.

Zones are named as in the IANA time zone database: `America/Bogota`, `Europe/Madrid`, `UTC`.
Abbreviations such as `IST` or `COT` mean different offsets in different places; the few that IANA
keeps, such as `EST`, have a rule of their own.

Why: without a zone, a clock time is not an exact moment, and a calendar shows the wrong hour.

Fix: name the zone by a city that shares its clock.
"""

from collections.abc import Iterator

from timeline.findings import Fix
from timeline.jsonio.pointer import Steps
from timeline.validation.mark import meant
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "timeline")
NEEDS = ("timed",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such name."""
    if sheet.kind == "timeline":
        if "tz" in sheet.record:
            yield from _judge(("tz",), sheet.record["tz"], 3)
        return
    # Beside a time with an offset, the next best name would perhaps be a new mistake.
    offsets = any(found.date and found.date.offset is not None for found in sheet.dates)
    for place, timed in sheet.timed:
        if "tz" in timed:
            yield from _judge((*place, "tz"), timed["tz"], 1 if offsets else 3)


def _judge(place: Steps, name: str, most: int) -> Iterator[Mark]:
    from timeline.dates import ZoneError, zone  # most events name no zone

    try:
        zone(name)
    except ZoneError as error:
        help = "expected an IANA name such as 'America/New_York'"
        yield Mark(place, f"unknown time zone '{name}'", help, fix=_fix(place, error.near[:most]))


def _fix(place: Steps, near: tuple[str, ...]) -> Fix | None:
    """The nearest name; all of them are said."""
    fix = meant(place, near[0], trust="guess") if near else None
    return fix and fix._replace(said=f"did you mean {' or '.join(repr(name) for name in near)}?")
