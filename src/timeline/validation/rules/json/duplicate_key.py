"""A key that appears twice in one object.

Keys are compared without their escapes: `"id"` and `"\\u0069d"` are the same key.

Why: programs disagree on which of the two counts; most silently drop the first.

Fix: keep one of them.
"""

SEVERITY = "error"
SCOPE = "report"
