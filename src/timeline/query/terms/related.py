"""Tied to another event.

By a relation, or because its date hangs on the other's.

Example: timeline list --related white-house-meeting
Example: timeline list related:white-house-meeting
"""

from timeline.query.nodes import Member, Node
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """An id in the side table `relation`."""
    said = f"tied to '{ask.value}'"
    return Member("relation", pattern(ask.value, "exact"), said, "related event")


TERM = Term(build, ("--related",), "ID", split=True, values="relation")
