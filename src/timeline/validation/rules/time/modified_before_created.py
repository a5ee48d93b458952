"""A file that was changed before it was created.

`modified` is an earlier moment than `created`.

Why: one of the two is wrong; feeds and calendars order events by them.

Fix: correct the wrong one, or leave both out: git knows them.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the moment of the change."""
    record = sheet.record
    if "modified" in record and "created" in record:
        created, modified = record["created"], record["modified"]
        if modified < created:  # both are of one fixed form, in UTC
            message = f"modified at '{modified}', before it was created at '{created}'"
            yield Mark(("modified",), message, near=((("created",), "the creation"),))
