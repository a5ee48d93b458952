"""Of this kind, such as meeting.

A comma means OR: `--kind meeting,statement`.

Example: timeline list --kind meeting,statement
Example: timeline list kind:commitment
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `kind`."""
    return Text("kind", pattern(ask.value, "exact"), f"the kind '{ask.value}'", "kind")


TERM = Term(build, ("--kind", "-k"), "KIND", common=True, split=True, values="kind")
