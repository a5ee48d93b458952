"""Only what surely matches.

Without it, possible matches are listed too, and marked. In a query, `is:certain` applies to all
terms next to it, inside the same parentheses.

Example: timeline list --since 2024 --certain
Example: timeline list 'since:2024 is:certain'
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node | None:
    """No condition of its own: a mode of what stands beside it."""
    return None


TERM = Term(build, ("--certain",), None, common=True)
