"""Ending in the period.

`end:2024` finds events that end in 2024, `end<2024-03` before March 2024, `end>=2024` in 2024 or
later.

Example: timeline list --end 2026
Example: timeline list 'end<2026'
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import compared, end_from, end_until


def build(ask: Ask) -> Node:
    """The end compared with the period's own first or last moment."""
    return compared(ask, "end", end_from, end_until)


TERM = Term(build, ("--end",), "PERIOD", compares=True)
