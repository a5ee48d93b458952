"""From the period's first moment on.

`--since 2024` is from 1 January 2024 on, on every day of the year it is asked. An event that may
have ended before is listed as possible.

Example: timeline list --since 2024
Example: timeline list 'since:"last month"'
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import overlaps, window


def build(ask: Ask) -> Node:
    """Overlaps [the period's start, ∞)."""
    seen = window(ask.value, ask.context)
    return overlaps(seen._replace(b=None), f"since the start of {seen.said}")


TERM = Term(build, ("--since",), "PERIOD", common=True)
