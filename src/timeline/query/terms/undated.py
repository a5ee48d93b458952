"""Without any date, only words for it.

Example: timeline list --undated
Example: timeline list is:undated
"""

from timeline.query.nodes import Flag, Node
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `undated`."""
    return Flag("undated", "without a date")


TERM = Term(build, ("--undated",), None)
