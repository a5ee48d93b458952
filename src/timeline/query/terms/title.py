"""With these words in the title.

Example: timeline list --title petro
Example: timeline list 'title:"White House"'
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The words, inside the row's `title_fold`."""
    said = f"the words '{ask.value}' in the title"
    return Text("title_fold", pattern(ask.value, "anywhere"), said)


TERM = Term(build, ("--title",), "WORDS")
