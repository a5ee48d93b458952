"""A key that cannot be used together with another.

Why: the two say the same thing in two ways, and could contradict each other.

Fix: keep one of them.
"""

SEVERITY = "error"
SCOPE = "report"
