"""A text of the wrong form.

Why: programs rely on the form: ids become file names, addresses are followed.

Mend: write it as the message says.
"""

SEVERITY = "error"
SCOPE = "report"
