"""A source that no event uses.

The file is in order, but nothing refers to it. While some file cannot be parsed, nobody knows what
it refers to, and the question is not asked.

Why: it is perhaps a second file of something that has one already, or its id is misspelt where
it is used.

Mend: use it, delete it, or keep it if events are to come.
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
