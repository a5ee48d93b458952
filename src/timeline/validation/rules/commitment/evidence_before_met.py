"""Evidence that is older than what it is evidence of.

The last possible day on which a source in `evidence` was published lies before the first possible
day on which the commitment was met (`met_on`).

Why: nobody can attest what has not happened yet; one of the two dates is wrong, or the source only
promises it.

Fix: correct the date, or cite a source of the outcome.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.stamps import days_later

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event",)
NEEDS = ("commitment",)


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such source."""
    commitment = sheet.record.get("commitment", {})
    met = commitment.get("met_on")
    if met is None:
        return
    for i, citation in enumerate(commitment.get("evidence", ())):
        issued = known.issued(citation)
        if issued is not None and days_later(met, issued):
            place = ("commitment", "evidence", i)
            yield Mark(
                (*place, "source") if "source" in citation else place,
                f"published on '{issued}', before the commitment was met on '{met}'",
                near=((("commitment", "met_on"), "when it was met"),),
            )
