"""The same item twice in a list.

Why: it would be counted twice.

Fix: keep one of them.
"""

SEVERITY = "error"
SCOPE = "report"
