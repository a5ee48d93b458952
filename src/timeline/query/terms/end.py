"""Ending in the period.

`end:2024` ends in 2024; `end<2024-03` before March 2024; `end>=2024` in 2024 or later.

Example: timeline list --end 2026
Example: timeline list 'end<2026'
"""

from timeline.errors import TimelineError
from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import both, end_from, end_until, window


def build(ask: Ask) -> Node:
    """The end compared with the period's own first or last moment."""
    seen = window(ask.value, ask.context)
    sign = "=" if ask.sign == ":" else ask.sign
    said = f"end {sign} {seen.said}"
    first = None if seen.a is None or sign in ("<=", ">") else seen.a
    last = None if seen.b is None or sign in (">=", "<") else seen.b
    if sign == "=" and first is not None and last is not None:
        return both(end_from(seen, first, said), end_until(seen, last, said), said)
    if first is not None:
        return end_until(seen, first - 1, said) if sign == "<" else end_from(seen, first, said)
    if last is not None:
        return end_from(seen, last + 1, said) if sign == ">" else end_until(seen, last, said)
    raise TimelineError(f"'{ask.value}' has no limit to compare an end with")


TERM = Term(build, ("--end",), "PERIOD", compares=True)
