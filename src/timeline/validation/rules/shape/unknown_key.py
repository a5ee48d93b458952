"""A key that the format does not know.

Why: it would be carried along and shown nowhere; most often it is a slip of another key.

Mend: correct the key; what belongs to another program goes into `extensions`.
"""

SEVERITY = "error"
SCOPE = "report"
