"""A commitment that binds nobody.

`debtor` names those who have to act.

Why: a promise without anyone to keep it cannot be followed up.

Fix: name the debtor; if nobody is named, describe the debtor in `name`, such as "the ministry".
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("commitment",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the commitment."""
    if "commitment" in sheet.record and "debtor" not in sheet.record["commitment"]:
        yield Mark(("commitment",), "the commitment has no 'debtor'", key=True)
