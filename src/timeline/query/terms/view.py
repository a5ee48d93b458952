"""What a saved view selects.

Views are kept in `timeline.toml` under `[views]`; each is a query.

Example: timeline view
Example: timeline help view
"""

from timeline.query.nodes import Node
from timeline.query.parser import parse
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """What the view's own text asks for."""
    text, inside = ask.context.opening(ask.value)
    return parse(text, inside)


TERM = Term(build, ("--view",), "NAME", common=True)
