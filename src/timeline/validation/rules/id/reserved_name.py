"""A name that no file or folder can have on Windows.

`con`, `prn`, `aux`, `nul`, `com0` to `com9` and `lpt0` to `lpt9` are reserved for devices there,
whatever the ending. A folder below `events/` with such a name, with one of `< > : " \\ | ? *`, or
with a full stop or a space at its end, is a warning.

Why: whoever clones the timeline on Windows cannot check out the file.

Fix: make the id longer, such as `con-2026`; give the folder another name.
"""

import re
from collections.abc import Iterator

from timeline.format.models.vocabulary import RESERVED_NAMES
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "entity", "source")
_REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the id."""
    if sheet.stem in RESERVED_NAMES:
        yield Mark(("id",), f"'{sheet.stem}' is the name of a device on Windows")
    for folder in sheet.path.split("/")[:-1]:
        if _is_refused(folder):
            message = f"the folder '{folder}' cannot be made on Windows"
            yield Mark(("id",), message, "give the folder another name", severity="warning")
            return


def _is_refused(folder: str) -> bool:
    if folder in (".", ".."):  # a path as it was given
        return False
    device = folder.partition(".")[0].rstrip(" ").lower()
    ends = folder[-1:] in (".", " ")
    return device in RESERVED_NAMES or ends or _REFUSED.search(folder) is not None
