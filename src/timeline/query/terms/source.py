"""Citing a work, by id, title, address.

The publisher counts, too. Whole words of a name find it; `*` stands for any letters of it.

Example: timeline list --source article
Example: timeline list source:article
"""

from timeline.query.nodes import Member, Node
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """A value in the side table `source`."""
    said = f"a source known as '{ask.value}'"
    return Member("source", pattern(ask.value, "word"), said, "source")


TERM = Term(build, ("--source",), "NAME", split=True, values="source")
