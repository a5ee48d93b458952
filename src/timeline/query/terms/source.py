"""Citing a work, by id, title, address.

The publisher counts as well. Whole words of a name find it; `*` stands for any letters.

Example: timeline list --source article
Example: timeline list source:article
"""

from timeline.query.term import Term, member

BUILD = member("source", "word", "a source known as '{}'", "source")
TERM = Term(BUILD, ("--source",), "NAME", split=True, values="source")
