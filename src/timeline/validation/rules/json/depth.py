"""Brackets nested too deeply.

At most 64 levels are read.

Why: nothing in the format needs more, and deep nesting makes programs crash.

Fix: look for a bracket that was not closed.
"""

SEVERITY = "error"
SCOPE = "report"
