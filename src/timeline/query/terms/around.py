"""Within a week (or --within) of the period.

In a query, the distance follows a comma; on the command line `--within` gives it.

Example: timeline list --around 2026-02-04 --within 3d
Example: timeline list around:2026-02-04,2w
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import near, overlaps

DEFAULT = "7d"


def build(ask: Ask) -> Node:
    """Overlaps the period made longer on both sides."""
    value, comma, distance = ask.value.rpartition(",")
    text = value if comma else ask.value
    seen = near(text, distance if comma else DEFAULT, ask.context)
    return overlaps(seen, f"around {seen.said}")


TERM = Term(build, ("--around",), "PERIOD")
