"""Over before the period begins.

Strict: an event that certainly reaches into the period is left out; one that may reach into it is a
possible match.

Example: timeline list --before 2026
Example: timeline list before:2026-02-04T11:00
"""

from timeline.errors import TimelineError
from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import end_until, window


def build(ask: Ask) -> Node:
    """Ends before the period's first moment."""
    seen = window(ask.value, ask.context)
    if seen.a is None:
        raise TimelineError(f"nothing is before '{ask.value}'", hint="it has no beginning")
    return end_until(seen, seen.a - 1, f"over before {seen.said}")


TERM = Term(build, ("--before",), "PERIOD")
