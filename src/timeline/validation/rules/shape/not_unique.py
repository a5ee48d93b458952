"""The same item twice in a list.

Why: counts would count it twice.

Mend: keep one of them.
"""

SEVERITY = "error"
SCOPE = "report"
