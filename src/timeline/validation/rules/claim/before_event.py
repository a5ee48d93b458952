"""A claim made before the event it vouches for.

The event is said to have occurred, and somebody reports or confirms it at a time that certainly
lies before its first possible moment.

Why: nobody can vouch for what has not happened yet; one of the two dates is wrong.

Fix: correct the date of the claim or of the event; an announcement is an event of its own.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark
from timeline.validation.stamps import last_day

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("claims",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at the date of each such claim."""
    first = sheet.first_day
    if first is None or sheet.record.get("status") != "occurred":
        return
    for i, claim in enumerate(sheet.record.get("claims", ())):
        if "at" not in claim or "about" in claim or claim["stance"] not in ("reports", "confirms"):
            continue
        if _before(last_day(claim["at"]), first):
            yield Mark(("claims", i, "at"), f"'{claim['at']}' lies before the event itself")


def _before(last: int | None, first: int) -> bool:
    """Whether it is before in every time zone: a day may begin a day earlier elsewhere."""
    return last is not None and last < first - 1
