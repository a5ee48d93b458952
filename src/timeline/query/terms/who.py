"""With somebody, by any of their names.

Aliases, other languages and the bodies that somebody belongs to count, so that `--who Mordisco`
finds Vera Fernández. Whole words of a name, or an id, find it, beginnings of words do not; `*`
stands for any letters of it.

Example: timeline list --who Pablito
Example: timeline list 'who:*petro*'
Example: timeline list 'who:"Clan del Golfo"'
"""

from timeline.query.nodes import Member, Node
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """A name in the side table `participant`."""
    said = f"somebody known as '{ask.value}' taking part"
    return Member("participant", pattern(ask.value, "word"), said, "participant")


TERM = Term(build, ("--who", "-w"), "NAME", common=True, split=True, values="participant")
