"""A claim made before the event that it vouches for.

The event is said to have occurred, and somebody reports or confirms it at a time that certainly
lies before its first possible moment.

Why: nobody can vouch for what has not happened yet; one of the two dates is wrong.

Mend: correct the date of the claim or of the event; an announcement is an event of its own.
"""

from collections.abc import Iterator

from timeline.rules import Mark, Sheet

SEVERITY = "warning"
SCOPE = "file"
KINDS = ("event",)


def check(sheet: Sheet) -> Iterator[Mark]:
    """A mark at the date of each such claim."""
    if sheet.record.get("status") != "occurred" or "claims" not in sheet.record:
        return
    first = sheet.first_day
    if first is None:
        return
    for found in sheet.dates:
        if found.place[0] != "claims" or len(found.place) != 3 or found.date is None:
            continue
        claim = sheet.record["claims"][found.place[1]]
        last = found.date.days.e2
        about = claim.get("about", "")
        if not about and claim["stance"] in ("reports", "confirms") and _before(last, first):
            yield Mark(found.place, f"'{found.text}' lies before the event itself")


def _before(last: int | None, first: int) -> bool:
    """Whether it is before in every time zone: a day may begin a day earlier elsewhere."""
    return last is not None and last < first - 1
