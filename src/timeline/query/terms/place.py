"""At a place, by any of its names.

Names in every language and aliases count, and the places that it lies in. Whole words of a name,
or an id, find it; `*` stands for any letters of it.

Example: timeline list --place Washington
Example: timeline list 'place:"Casa Blanca"'
"""

from timeline.query.nodes import Member, Node
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """A name in the side table `place`."""
    said = f"a place known as '{ask.value}'"
    return Member("place", pattern(ask.value, "word"), said, "place")


TERM = Term(build, ("--place", "-p"), "NAME", common=True, split=True, values="place")
