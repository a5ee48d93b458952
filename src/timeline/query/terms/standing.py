"""Attested so: confirmed, alleged …

One of retracted, disputed, confirmed, reported, alleged, unsourced, as their claims say.

Example: timeline list --standing alleged
Example: timeline list 'not:standing:alleged,unsourced'
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `standing`."""
    said = f"the standing '{ask.value}'"
    return Text("standing", pattern(ask.value, "exact"), said, "standing")


TERM = Term(build, ("--standing",), "STANDING", split=True, values="standing")
