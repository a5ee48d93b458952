"""A date that is not written in EDTF.

Dates are written in the Extended Date/Time Format (Library of Congress, 2019; a profile of
ISO 8601-2): `2026-02-04`, `2026-02`, `2018?`, `1984~`, `201X`, `2026-02-04T10:59`.

Why: an event whose date no program can read is found by no filter, has no place in the order and is
missing from calendars.

Fix: write what the source says, and no more exactly than it does; `timeline when TEXT` shows how an
expression is understood. Words that are not a date go into `text`.
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
    return date_faults(sheet, "not-edtf")
