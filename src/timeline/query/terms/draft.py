"""Not for publication yet.

Drafts are in every answer of the command line and in no published form, unless asked for.

Example: timeline list --draft
Example: timeline list 'is:draft missing:sources'
"""

from timeline.query.nodes import Flag, Node
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's flag."""
    return Flag("draft", "not published yet")


TERM = Term(build, ("--draft",), None)
