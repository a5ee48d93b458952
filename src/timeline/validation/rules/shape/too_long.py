"""A text that is too long.

Why: other programs cut it off, or refuse it.

Fix: shorten it.
"""

SEVERITY = "error"
SCOPE = "report"
