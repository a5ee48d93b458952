"""A month that does not exist.

Months are 01 to 12; 21 to 41 in the place of a month are seasons, quarters and the like.

Why: perhaps the year and the day were swapped, and the event would appear in the wrong year.

Fix: check the source again; write `2026` alone where the month is not known.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._dates import date_faults

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "source")
NEEDS = ("faulty",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such date."""
    return date_faults(sheet, "no-such-month")
