"""A clock time without a zone.

The time carries no offset, and neither the event nor `timeline.toml` names a zone; UTC is assumed.

Why: 11:00 in Bogota and 11:00 in Tokyo are fourteen hours apart.

Fix: put `"tz": "America/Bogota"` beside the date (`when` becomes an object), or set `tz` in
`timeline.toml` for all events.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("clock",)
_TIME = 'name the zone, such as "tz": "America/Bogota"'
_STAMP = "write its offset, such as 'Z' or '-05:00'"  # no 'tz' may stand beside it


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such time."""
    if sheet.tz is not None:
        return
    zoned = {place for place, timed in sheet.timed if "tz" in timed}
    for found in sheet.dates:
        date = found.date
        if date is None or not date.has_clock or date.offset is not None:
            continue
        if ("when",) not in zoned and not any(found.place[: len(own)] == own for own in zoned):
            yield Mark(
                found.place,
                f"'{found.text}' has a clock time but no time zone: UTC is assumed",
                _STAMP if found.role == "stamp" else _TIME,
            )
