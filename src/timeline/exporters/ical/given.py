"""What an event brought from a calendar gives back to it: how it repeats, and how private it is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

REPEATS = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
EXTENSION = "org.ietf.icalendar"
_ZONE = re.compile(r';TZID=(?:"[^"]*"|[^";:]*)')


class GivenLines(NamedTuple):
    """The lines to be written as they stood, and the UID by which the calendar knows the event.

    The UID is "" for an event that does not repeat: it is this timeline's own then.
    """

    lines: tuple[str, ...] = ()
    uid: str = ""


NOTHING_GIVEN = GivenLines()


def repeats(record: Mapping[str, Any]) -> bool:
    """Whether the event came as one that repeats."""
    return any(True for name in REPEATS for _ in _kept(record, name))


def given(record: Mapping[str, Any], zone: str | None) -> GivenLines:
    """What is given back, with times in `zone` ("" for UTC or days).

    With None for the zone an event that repeats cannot say so: on the clock of UTC it would move
    by an hour twice a year.
    """
    privacy = tuple(_kept(record, "CLASS"))
    lines = tuple(line for name in REPEATS for line in _kept(record, name))
    if not lines or zone is None or not _holds(record, lines, zone):
        return GivenLines(privacy)
    uid = record.get("extensions", {}).get(EXTENSION, {}).get("uid", "")
    written = tuple(_ZONE.sub(f";TZID={zone}", line) for line in lines)
    return GivenLines(
        (*written, *privacy), uid if isinstance(uid, str) and uid.isprintable() else ""
    )


def _holds(record: Mapping[str, Any], lines: tuple[str, ...], zone: str) -> bool:
    """Whether the lines say the same of the event as it is shown."""
    if not zone and any(_ZONE.search(line) for line in lines):
        return False
    # Where the first start is an exception, the event stands at a later one: a count would shift.
    counted = any("COUNT=" in line.upper() for line in lines)
    return not (counted and any(True for _ in _kept(record, "DTSTART")))


def _kept(record: Mapping[str, Any], name: str) -> Iterator[str]:
    found = record["origin"].get("kept", {}).get(name, ()) if "origin" in record else ()
    for line in [found] if isinstance(found, str) else found:
        if isinstance(line, str) and line.isprintable():
            start, rest = line[: len(name)].upper(), line[len(name) :]
            if start == name and rest[:1] in (":", ";"):
                yield f"{name}{rest}"
