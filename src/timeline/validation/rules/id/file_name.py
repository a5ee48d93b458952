"""An id that differs from its file's name.

The name of the file, without `.json`, is the id of what it holds.

Why: other files refer to the id, and people look for the file; with one name both are found.

Mend: rename the file, or correct the id.
"""

from collections.abc import Iterator

from timeline.validation.rules import Mark, Sheet

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at the id."""
    id = sheet.record["id"]
    if id != sheet.stem:
        yield Mark(
            ("id",),
            f"the id '{id}' differs from the file's name, '{sheet.stem}'",
            f"name the file '{id}.json', or write the id '{sheet.stem}'",
        )
