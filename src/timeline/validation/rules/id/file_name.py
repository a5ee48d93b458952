"""An id that differs from its file's name.

The name of the file, without `.json`, is the id of what it holds.

Why: other files refer to the id, and people look for the file; with the same name, both are found.

Fix: rename the file, or correct the id.
"""

from collections.abc import Iterator
from json import dumps

from timeline.findings import Fix
from timeline.format.models.vocabulary import RESERVED_NAMES
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the id."""
    id, stem = sheet.record["id"], sheet.stem
    if id != stem:
        message = f"the id '{id}' differs from the file's name, '{stem}'"
        other = None if id in RESERVED_NAMES else f"name the file '{id}.json'"
        said = f"{other}, or write the id '{stem}'" if other else f"write the id '{stem}'"
        fix = Fix("/id", dumps(stem, ensure_ascii=False), said, trust="guess")
        yield Mark(("id",), message, other, fix=None if stem in RESERVED_NAMES else fix)
