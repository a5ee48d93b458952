"""A text that is too long.

Why: other programs cut it, or refuse it.

Mend: shorten it.
"""

SEVERITY = "error"
SCOPE = "report"
