"""Beginning when the period is over.

Strict: an event that certainly begins within the period is left out; one that may begin within it
is a possible match.

Example: timeline list --after 2025
Example: timeline list after:2026-02-04
"""

from timeline.errors import TimelineError
from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import start_from, window


def build(ask: Ask) -> Node:
    """Starts after the period's last moment."""
    seen = window(ask.value, ask.context)
    if seen.b is None:
        raise TimelineError(f"nothing is after '{ask.value}'", hint="it has no end")
    return start_from(seen, seen.b + 1, f"after the end of {seen.said}")


TERM = Term(build, ("--after",), "PERIOD")
