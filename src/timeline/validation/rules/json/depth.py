"""Too many brackets inside each other.

At most 64 levels are read.

Why: nothing in the format needs it, and it makes programs fall over.

Mend: look for a bracket that was not closed.
"""

SEVERITY = "error"
SCOPE = "report"
