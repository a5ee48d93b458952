"""A rule that does not exist.

Why: a misspelt name under `select` or `ignore` silently changes nothing.

Fix: `timeline rule` lists the names.
"""

SEVERITY = "warning"
SCOPE = "report"
