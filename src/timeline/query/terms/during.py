"""Touching a period such as 2024..2026.

The period may be longer than one unit of the calendar.

Example: timeline list --during 2024..2026
Example: timeline list during:2026-Q1
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import overlaps, window


def build(ask: Ask) -> Node:
    """Overlaps the period."""
    seen = window(ask.value, ask.context)
    return overlaps(seen, f"during {seen.said}")


TERM = Term(build, ("--during",), "PERIOD")
