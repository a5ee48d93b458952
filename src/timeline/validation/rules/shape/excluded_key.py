"""A key that cannot stand beside another.

Why: the two say the same thing in two ways, and could contradict each other.

Mend: keep one of them.
"""

SEVERITY = "error"
SCOPE = "report"
