"""With this status, such as planned.

One of planned, ongoing, occurred, cancelled, postponed.

Example: timeline list --status occurred
Example: timeline list status:planned,postponed
"""

from timeline.query.term import Term, text

BUILD = text("status", "exact", "the status '{}'", "status")
TERM = Term(BUILD, ("--status",), "STATUS", split=True, values="status")
