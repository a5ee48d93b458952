"""A file that does not exist.

Why: it was named on the command line, so somebody expects it to be checked.

Fix: correct the path.
"""

SEVERITY = "error"
SCOPE = "report"
