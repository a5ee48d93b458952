"""Still open: no end yet.

Finds events whose `when` says that there is no end yet.

Example: timeline list --ongoing
Example: timeline list is:ongoing
"""

from timeline.query.nodes import Flag, Node
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `ongoing`."""
    return Flag("ongoing", "still going on")


TERM = Term(build, ("--ongoing",), None)
