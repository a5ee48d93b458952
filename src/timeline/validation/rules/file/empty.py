"""A file without content.

Why: an event without content says nothing.

Fix: delete the file, or write the event.
"""

SEVERITY = "error"
SCOPE = "report"
