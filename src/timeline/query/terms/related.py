"""Tied to another event.

By a relation, or because its date depends on the other's.

Example: timeline list --related white-house-meeting
Example: timeline list related:white-house-meeting
"""

from timeline.query.term import Term, member

BUILD = member("relation", "exact", "tied to '{}'", "related event")
TERM = Term(BUILD, ("--related",), "ID", split=True, values="relation")
