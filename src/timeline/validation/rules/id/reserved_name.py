"""A name that Windows keeps for a device.

`con`, `prn`, `aux`, `nul`, `com0` to `com9` and `lpt0` to `lpt9` cannot be the name of a file
there, whatever the ending.

Why: whoever clones the timeline on Windows cannot check out the file.

Mend: say more in the id, such as `con-2026`.
"""

from collections.abc import Iterator

from timeline.format.models.vocabulary import RESERVED_NAMES
from timeline.validation.rules import Mark, Sheet

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at the id."""
    if sheet.stem in RESERVED_NAMES:
        yield Mark(("id",), f"'{sheet.stem}' is the name of a device on Windows")
