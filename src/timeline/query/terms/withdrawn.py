"""Withdrawn, kept as a tombstone.

Example: timeline list --withdrawn
Example: timeline list 'NOT is:withdrawn'
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `fields` name a withdrawal."""
    return Text("fields", pattern("|withdrawn|", "anywhere"), "withdrawn")


TERM = Term(build, ("--withdrawn",), None)
