"""With this status, such as planned.

One of planned, ongoing, occurred, cancelled, postponed.

Example: timeline list --status occurred
Example: timeline list status:planned,postponed
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `status`."""
    return Text("status", pattern(ask.value, "exact"), f"the status '{ask.value}'", "status")


TERM = Term(build, ("--status",), "STATUS", split=True, values="status")
