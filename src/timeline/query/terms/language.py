"""Whose material is in this language.

`--lang` sets the language of the output and filters nothing.

Example: timeline list --language es
Example: timeline list language:es,ja
"""

from timeline.query.nodes import Node, Text, disjunction
from timeline.query.pattern import pattern
from timeline.query.term import Ask, Term


def build(ask: Ask) -> Node:
    """The row's `language`, or a longer tag that begins with it."""
    said = f"the language '{ask.value}'"
    exact = Text("language", pattern(ask.value, "exact"), said)
    return disjunction((exact, Text("language", pattern(f"{ask.value}-*", "exact"), f"{said}-…")))


TERM = Term(build, ("--language",), "CODE", split=True, values="language")
