"""A claim made after the source that carries it was published.

The first possible day of the claim's `at` lies after the last possible day of the source's
`issued`.

Why: a work cannot carry what was said later; one of the two dates is wrong, or the claim comes from
another work.

Fix: correct the date, or cite the work that carries the claim.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.stamps import days_later

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event",)
NEEDS = ("claims",)


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at the date of each such claim."""
    for i, claim in enumerate(sheet.record.get("claims", ())):
        if "at" not in claim:
            continue
        for citation in claim.get("sources", ()):
            issued = known.issued(citation)
            if issued is not None and days_later(claim["at"], issued):
                message = f"said on '{claim['at']}', after its source was published on '{issued}'"
                yield Mark(("claims", i, "at"), message)
                break
