"""A day that does not exist.

The day is more than its month has, such as 30 February or 29 February 2025.

Why: a date that never was is a slip in the file, or a fault of the source worth telling.

Mend: look at the source again; `2026-02` is right where the day is not known.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._dates import date_faults

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "source", "timeline")
NEEDS = ("faulty",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such date."""
    return date_faults(sheet, "no-such-day")
