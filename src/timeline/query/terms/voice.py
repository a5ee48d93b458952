"""With a claim by somebody.

Any name that is known of them finds them, or whole words of it; `*` stands for any letters of it.

Example: timeline list --voice petro
Example: timeline list 'voice:petro standing:alleged'
"""

from timeline.query.nodes import Member, Node
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """A name in the side table `voice`."""
    said = f"a claim by somebody known as '{ask.value}'"
    return Member("voice", pattern(ask.value, "word"), said, "voice")


TERM = Term(build, ("--voice",), "NAME", split=True, values="voice")
