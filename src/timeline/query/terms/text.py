"""With these words in any text or name.

Titles, summaries, descriptions, claims, commitments, people, places and tags are read. Letters
are compared without case, accents and width, so 京都 and ｐｅｔｒｏ work. In a query, words that
are no term ask the same.

Example: timeline list --text petro
Example: timeline list '"Clan del Golfo"'
"""

from timeline.query.nodes import Node, Text
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The words, inside the row's `text_fold`."""
    return Text("text_fold", pattern(ask.value, "anywhere"), f"the words '{ask.value}'")


TERM = Term(build, ("--text",), "WORDS", common=True)
