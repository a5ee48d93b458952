"""A date that is not written in EDTF.

Dates are written in the Extended Date/Time Format (Library of Congress, 2019; a profile of
ISO 8601-2): `2026-02-04`, `2026-02`, `2018?`, `1984~`, `201X`, `2026-02-04T10:59`.

Why: a date that no program can read finds nothing, sorts nowhere and reaches no calendar.

Mend: write what the source says, no more exactly than it says it; `timeline when TEXT` shows how
an expression is understood. Words that are no date belong into `text`.
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
