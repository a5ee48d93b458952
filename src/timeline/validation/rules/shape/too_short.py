"""A text without content.

Why: the key is there, but says nothing.

Fix: write it, or leave the key out.
"""

SEVERITY = "error"
SCOPE = "report"
