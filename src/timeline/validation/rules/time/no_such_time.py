"""A clock time that does not exist.

Hours are 00 to 23, minutes and seconds 00 to 59. `24:00` is the next day's `00:00`, and leap
seconds (`:60`) are refused because no calendar program carries them.

Why: the event would appear on the wrong day or vanish from calendars.

Fix: write the time as `10:59`, and only as exactly as the source gives it.
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
    return date_faults(sheet, "no-such-time")
