"""A day that does not exist.

The month has fewer days, such as 30 February or 29 February 2025.

Why: a date that never existed is a mistake in the file, or a mistake in the source that is worth
noting.

Fix: check the source again; write `2026-02` where the day is not known.
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
