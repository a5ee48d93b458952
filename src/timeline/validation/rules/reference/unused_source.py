"""A source that no event uses.

The file is in order, but nothing refers to it. As long as some file cannot be parsed, what it
refers to is unknown, and this rule is not checked.

Why: perhaps something has two files, or the id is misspelt where it is used.

Fix: use it, delete it, or keep it for events that are still to be written.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._references import unused

SEVERITY = "warning"
SCOPE = "whole"
FACTS = "set"
KINDS = ("event", "entity", "source")


def gather(sheet: FileRecord) -> set[str]:
    """The ids that a file uses."""
    return sheet.cited


def check(used: set[str], known: Known) -> Iterator[tuple[str, Mark]]:
    """A mark at the id of each such file; none while some file cannot be parsed."""
    return unused("source", used, known)
