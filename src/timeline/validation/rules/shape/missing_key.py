"""A required key that is missing.

Why: without it the event cannot be listed, dated or understood.

Fix: add the key.
"""

SEVERITY = "error"
SCOPE = "report"
