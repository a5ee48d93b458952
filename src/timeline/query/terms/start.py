"""Beginning in the period.

`start:2024` finds events that begin in 2024, `start>=2024-03` in March 2024 or later, `start<2024`
before 2024.

Example: timeline list --start 2026
Example: timeline list 'start>=2024-03'
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import compared, start_from, start_until


def build(ask: Ask) -> Node:
    """The start compared with the period's own first or last moment."""
    return compared(ask, "start", start_from, start_until)


TERM = Term(build, ("--start",), "PERIOD", compares=True)
