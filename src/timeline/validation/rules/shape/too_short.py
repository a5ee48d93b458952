"""A text without content.

Why: it counts as said, and says nothing.

Mend: write it, or leave the key out.
"""

SEVERITY = "error"
SCOPE = "report"
