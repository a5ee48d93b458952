"""A key that stands twice in one object.

Keys are compared as they are meant: `"id"` and `"\\u0069d"` are the same key.

Why: programs disagree on which of the two counts; most silently drop the first.

Mend: keep one of them.
"""

SEVERITY = "error"
SCOPE = "report"
