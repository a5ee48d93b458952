"""Beginning in the period.

`start:2024` begins in 2024; `start>=2024-03` in March 2024 or later; `start<2024` before 2024.

Example: timeline list --start 2026
Example: timeline list 'start>=2024-03'
"""

from timeline.errors import TimelineError
from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import both, start_from, start_until, window


def build(ask: Ask) -> Node:
    """The start compared with the period's own first or last moment."""
    seen = window(ask.value, ask.context)
    sign = "=" if ask.sign == ":" else ask.sign
    said = f"start {sign} {seen.said}"
    first = None if seen.a is None or sign in ("<=", ">") else seen.a
    last = None if seen.b is None or sign in (">=", "<") else seen.b
    if sign == "=" and first is not None and last is not None:
        return both(start_from(seen, first, said), start_until(seen, last, said), said)
    if first is not None:
        return start_until(seen, first - 1, said) if sign == "<" else start_from(seen, first, said)
    if last is not None:
        return start_from(seen, last + 1, said) if sign == ">" else start_until(seen, last, said)
    raise TimelineError(f"'{ask.value}' has no limit to compare a start with")


TERM = Term(build, ("--start",), "PERIOD", compares=True)
