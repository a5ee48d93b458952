"""A claim that names neither who makes it nor a source.

Without `by`, the cited source itself speaks; with neither `by` nor `sources`, nobody does.

Why: a claim is only as good as whoever makes it.

Fix: name the voice in `by`, or cite the source.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("claims",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such claim."""
    for i, claim in enumerate(sheet.record.get("claims", ())):
        if "by" not in claim and "sources" not in claim:
            yield Mark(("claims", i), "the claim has neither 'by' nor 'sources'")
