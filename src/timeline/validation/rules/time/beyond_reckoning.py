"""A year further than 10^11 from year 0.

The date is kept as it is written, but has no bounds: it may lie in any period and certainly lies in
none.

Why: filters cannot find it by its date, and no calendar can show it.

Fix: nothing, if the source says so; otherwise look for an extra digit or exponent.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "source")
NEEDS = ("joined",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such date."""
    for found in sheet.dates:
        if found.text[0] == "Y" and found.date is not None and found.date.beyond:
            yield Mark(
                found.place, f"'{found.text}' is further than 10^11 years away: it has no bounds"
            )
