"""A source that was read before it was published.

All of `accessed` lies before `issued`.

Why: one of the two dates is wrong; usually a day and a month were swapped.

Fix: correct the wrong one.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark, Record, Steps
from timeline.validation.stamps import certainly_later

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event", "source")
NEEDS = ("accessed",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such date."""
    if sheet.kind == "source":
        yield from _judge((), sheet.record)
    for place, citation in sheet.citations:
        if "accessed" in citation:
            yield from _judge(place, citation)


def _judge(place: Steps, work: Record) -> Iterator[Mark]:
    if "accessed" in work and "issued" in work:
        issued, accessed = work["issued"], work["accessed"]
        if certainly_later(issued, accessed):
            message = f"read on '{accessed}', before it was published on '{issued}'"
            yield Mark((*place, "accessed"), message)
