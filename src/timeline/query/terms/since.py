"""From the period's first moment on.

`--since 2024` means from 1 January 2024 on, whatever today's date is. An event that may have ended
before then is listed as possible.

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
