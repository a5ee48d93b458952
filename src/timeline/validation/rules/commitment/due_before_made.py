"""A deadline that lies before the commitment was made.

The last possible moment of `due` is earlier than the first possible moment of the event.

Why: the promise would have been broken when it was made; one of the two dates is wrong.

Fix: check both dates in the source.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("commitment",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the deadline."""
    if "commitment" not in sheet.record:
        return
    first = sheet.first_day
    for found in sheet.dates:
        if found.place[:2] != ("commitment", "due") or found.place[-1] == "earliest":
            continue
        last = found.date.days.e2 if found.date is not None else None
        if first is not None and last is not None and last < first:
            yield Mark(found.place, f"the deadline, '{found.text}', lies before the event itself")
