"""A shape that the schema refuses.

Why: the published schema is the law for every program.

Mend: write it as the message says.
"""

SEVERITY = "error"
SCOPE = "report"
