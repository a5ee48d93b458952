"""A time zone named by an abbreviation.

The IANA database keeps a few old names such as `EST`, `CET` and `EST5EDT`. They follow the clocks
of some place that they do not name, or of none: `EST` is Panama's time, which has no summer time,
and in July it is not New York's.

Why: whoever writes `EST` usually means the clocks of a city, and for half of the year the times are
an hour off.

Fix: name the zone by the city: `America/New_York`, `Europe/Berlin`, `Asia/Seoul`.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark, Record, Steps

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "timeline")
NEEDS = ("timed",)
# A city that may be meant, for each such name; a test holds them against the database.
CITIES = {
    "CET": "Europe/Berlin", "CST6CDT": "America/Chicago", "EET": "Europe/Athens",
    "EST": "America/New_York", "EST5EDT": "America/New_York", "HST": "Pacific/Honolulu",
    "MET": "Europe/Berlin", "MST": "America/Denver", "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles", "PRC": "Asia/Shanghai", "ROC": "Asia/Taipei",
    "ROK": "Asia/Seoul", "W-SU": "Europe/Moscow", "WET": "Europe/Lisbon",
}  # fmt: skip


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such name."""
    own: list[tuple[Steps, Record]] = [((), sheet.record)] if sheet.kind == "timeline" else []
    for place, record in (*own, *sheet.timed):
        name = record.get("tz")
        if name in CITIES:
            message = f"'{name}' is an abbreviation that names no place"
            yield Mark((*place, "tz"), message, f"name a city, such as '{CITIES[name]}'")
