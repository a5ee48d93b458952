"""Having a property, such as sources.

Example: timeline list --has commitment
Example: timeline list has:quantities
"""

from timeline.query.nodes import Node
from timeline.query.properties import present
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The property is named in the row's `fields`."""
    return present(ask.value)


TERM = Term(build, ("--has",), "FIELD", split=True, values="fields")
