"""Lacking a property, such as places.

Finds where there is still work to do. A comma means OR: any of them is missing.

Example: timeline list --missing places
Example: timeline list missing:sources
"""

from timeline.query.nodes import Node, negation
from timeline.query.properties import present
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The property is not named in the row's `fields`."""
    return negation(present(ask.value))


TERM = Term(build, ("--missing",), "FIELD", split=True, values="fields")
