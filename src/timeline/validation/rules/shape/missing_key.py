"""A key that has to be there.

Why: without it the event cannot be listed, dated or understood.

Mend: add the key.
"""

SEVERITY = "error"
SCOPE = "report"
