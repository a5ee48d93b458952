"""Many events on the first of January.

At least five events, and more than a fifth of all that have a day, are dated 1 January.

Why: by chance it would be about one in 365. Probably a program or a person turned years into days,
so that vague dates now look exact.

Fix: write `2018` where the source says no more than that; keep the days that the source gives.
"""

from collections.abc import Iterator

from timeline.validation.others import Known, RuleFacts
from timeline.validation.rules import Mark, Record
from timeline.validation.rules._clusters import cluster, day_of

SEVERITY = "warning"
SCOPE = "whole"
FACTS = "list"
KINDS = ("event",)
SHARE = 5


def gather(record: Record) -> int | None:
    """1 for an event on such a day, 0 for one on another day, None for one without a day."""
    day = day_of(record)
    return None if day is None else int(day == (1, 1))


def check(facts: RuleFacts, known: Known) -> Iterator[tuple[str, Mark]]:
    """One mark, at the first such event."""
    help = "write only the year where the source names no day"
    return cluster(facts, SHARE, "1 January", help)
