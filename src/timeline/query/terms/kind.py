"""Of this kind, such as meeting.

A comma means OR: `--kind meeting,statement`.

Example: timeline list --kind meeting,statement
Example: timeline list kind:commitment
"""

from timeline.query.term import Term, text

BUILD = text("kind", "exact", "the kind '{}'", "kind")
TERM = Term(BUILD, ("--kind", "-k"), "KIND", common=True, split=True, values="kind")
