"""An earliest limit that lies after the latest.

`earliest` means the first moment of its unit and `latest` the last; there has to be some time
between them.

Why: no moment is both after the one and before the other, so the event could never have happened.

Fix: swap the two limits, or check them again in the source.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.stamps import certainly_later

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("points",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such doubt."""
    for place, point in sheet.points:
        earliest, latest = point.get("earliest"), point.get("latest")
        if (
            isinstance(earliest, str)
            and isinstance(latest, str)
            and certainly_later(earliest, latest)
        ):
            message = f"the latest limit, '{latest}', lies before the earliest, '{earliest}'"
            near = (((*place, "earliest"), "the earliest limit"),)
            yield Mark((*place, "latest"), message, near=near)
