"""With this id; '*' is any letters.

Example: timeline list --id white-house-meeting
Example: timeline list 'id:white-*'
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `id`."""
    return Text("id", pattern(ask.value, "exact"), f"the id '{ask.value}'", "id")


TERM = Term(build, ("--id",), "ID", split=True, values="id")
