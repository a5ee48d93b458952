"""A time zone that IANA does not know.

Zones are named as in the IANA time zone database: `America/Bogota`, `Europe/Madrid`, `UTC`.
Abbreviations such as `EST` or `COT` mean different offsets in different places.

Why: without its zone a clock time is no instant, and a calendar shows the wrong hour.

Mend: name the zone by a city that shares its clock.
"""

from collections.abc import Iterator

from timeline.validation.rules import Mark, Sheet

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "timeline")
NEEDS = ("timed",)
PARTIAL = True


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark for each such name."""
    if sheet.kind == "timeline":
        if "tz" in sheet.record:
            yield from _judge(("tz",), sheet.record["tz"])
        return
    for place, timed in sheet.timed:
        if "tz" in timed:
            yield from _judge((*place, "tz"), timed["tz"])


def _judge(place: tuple[str | int, ...], name: str) -> Iterator[Mark]:
    from timeline.dates import ZoneError, zone  # most events name no zone

    try:
        zone(name)
    except ZoneError as error:
        yield Mark(place, f"unknown time zone '{name}'", _hint(error.near))


def _hint(near: tuple[str, ...]) -> str:
    if not near:
        return "expected an IANA name such as 'America/New_York'"
    return f"did you mean {' or '.join(repr(name) for name in near)}?"
