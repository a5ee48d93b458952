"""With this tag.

A comma means OR, repeating means AND, `*` stands for any letters.

Example: timeline list --tag energy
Example: timeline list tag:energy,drug-policy
"""

from timeline.query.nodes import Member, Node
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """A value in the side table `tag`."""
    return Member("tag", pattern(ask.value, "exact"), f"the tag '{ask.value}'", "tag")


TERM = Term(build, ("--tag", "-t"), "TAG", common=True, split=True, values="tag")
