"""A list or an object with too little in it.

Why: it counts as said, and says nothing.

Mend: fill it, or leave the key out.
"""

SEVERITY = "error"
SCOPE = "report"
