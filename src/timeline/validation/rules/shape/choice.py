"""A word that is not in a list.

Why: programs know only the words of the list.

Fix: choose one of the words; the message names them.
"""

SEVERITY = "error"
SCOPE = "report"
