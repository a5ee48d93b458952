"""With this id; '*' stands for any letters.

Example: timeline list --id white-house-meeting
Example: timeline list 'id:white-*'
"""

from timeline.query.term import Term, text

BUILD = text("id", "exact", "the id '{}'", "id")
TERM = Term(BUILD, ("--id",), "ID", split=True, values="id")
