"""Up to the period's last moment.

The whole period counts: `--until 2018` includes 31 December 2018.

Example: timeline list --until 2018
Example: timeline list since:2018 until:2024
"""

from timeline.query.nodes import Node
from timeline.query.term import Ask, Term
from timeline.query.window import overlaps, window


def build(ask: Ask) -> Node:
    """Overlaps (−∞, the period's end]."""
    seen = window(ask.value, ask.context)
    return overlaps(seen._replace(a=None), f"until the end of {seen.said}")


TERM = Term(build, ("--until",), "PERIOD", common=True)
