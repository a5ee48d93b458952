"""Not for publication yet.

Drafts are in every answer on the command line, but not in published pages or exports unless you ask
for them.

Example: timeline list --draft
Example: timeline list 'is:draft missing:sources'
"""

from timeline.query.nodes import Flag, Node
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's flag."""
    return Flag("draft", "not published yet")


TERM = Term(build, ("--draft",), None)
