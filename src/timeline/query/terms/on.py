"""Touching the period, such as 2024-03.

The period may be a day, a month, a year, an hour.

Example: timeline list --on 2026-02-04
Example: timeline list 'on:"yesterday"'
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import overlaps, window


def build(ask: Ask) -> Node:
    """Overlaps the period."""
    seen = window(ask.value, ask.context)
    return overlaps(seen, f"on {seen.said}")


TERM = Term(build, ("--on",), "PERIOD", common=True)
