"""A text in the wrong form.

Why: programs rely on the form: ids become file names, addresses become links.

Fix: write it as the message says.
"""

SEVERITY = "error"
SCOPE = "report"
