"""Many events on the first of January.

At least five events, and more than a fifth of all that have a day, are dated 1 January.

Why: by chance it would be about one in 365. A program or a person has probably made days out of
years, and what was vague looks exact.

Mend: write `2018` where the source says no more than that; keep the days that the source gives.
"""

from collections.abc import Iterator

from timeline.known import Gathered, Known
from timeline.rules import Mark, Related, Sheet

SEVERITY = "warning"
SCOPE = "whole"
FACTS = "list"
KINDS = ("event",)
LEAST, SHARE = 5, 5
SHOWN = 3


def gather(sheet: Sheet) -> int | None:
    """1 for an event on such a day, 0 for one on another day, None for one without a day."""
    when = sheet.record["when"]
    found = when if isinstance(when, str) else when.get("start")
    if not isinstance(found, str) or len(found) != 10 or found[7] != "-":
        return None
    return int(found[4:] == "-01-01")


def check(facts: Gathered, known: Known) -> Iterator[tuple[str, Mark]]:
    """One mark, at the first such event."""
    count, days = sum(facts.values), len(facts.values)
    if count >= LEAST and count * SHARE > days:
        such = [path for path, fact in facts if fact]
        message = f"{count} of {days} days are 1 January"
        others = tuple(Related(path, 0, 0, "so is this event's") for path in such[1 : SHOWN + 1])
        help = "write only the year where the source names no day"
        yield such[0], Mark(("when",), message, help, related=others)
