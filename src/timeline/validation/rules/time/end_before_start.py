"""An end that lies before its start.

The last possible moment of the end is earlier than the first possible moment of the start, in
`A/B` or in `start` and `end`. `2004-06/2004` and `2000/2000-03-01` are fine: they may overlap.

Why: nothing ends before it begins; one of the two dates is wrong.

Fix: check both dates in the source; perhaps they are only in the wrong order.
"""

from collections.abc import Iterator
from typing import Any

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._dates import date_faults
from timeline.validation.stamps import certainly_later

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event", "source")
NEEDS = ("faulty", "timed")
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark for each such pair."""
    yield from date_faults(sheet, "end-before-start")
    for place, when in sheet.timed:
        if "start" in when and "end" in when:
            first = _bound(when["start"], "earliest")
            last = _bound(when["end"], "latest")
            if first and last and certainly_later(first, last):
                message = f"the end, '{last}', lies before the start, '{first}'"
                yield Mark((*place, "end"), message, near=(((*place, "start"), "the start"),))


def _bound(point: Any, key: str) -> str | None:
    """The EDTF string of a point, or of one limit of its doubt."""
    text = point if isinstance(point, str) else point.get(key)
    return text if isinstance(text, str) and text not in ("", "..") else None
