"""An event that is later than the source that reports it.

The first possible day of the event lies after the last possible day on which the cited source was
published, and the event is not planned.

Why: a source cannot report what happened after it was published; one of the two dates is wrong, or
the event was still to come.

Fix: correct the date; if the event was only announced, write `"status": "planned"`.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.stamps import last_day

SEVERITY = "warning"
SCOPE = "timeline"
KINDS = ("event",)
TO_COME = ("planned", "postponed", "cancelled")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such citation."""
    record = sheet.record
    if not sheet.citations or record.get("status") in TO_COME or record.get("kind") == "commitment":
        return
    first = sheet.first_day
    if first is None:
        return
    for place, citation in sheet.citations:
        work = known.sources.get(citation["source"]) if "source" in citation else citation
        if not work or "issued" not in work or place[0] == "commitment":
            continue
        last = last_day(work["issued"])
        if last is not None and last < first - 1:  # a day begins up to a day earlier elsewhere
            yield Mark(
                (*place, "source") if "source" in citation else place,
                f"the source was published on '{work['issued']}', before the event",
                'if it was only announced, write "status": "planned"',
            )
