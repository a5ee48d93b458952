"""A value of the wrong kind.

Why: no program can read text where a number belongs, or a list where an object does.

Fix: write the value as the message says; `null` is never a value: leave the key out.
"""

SEVERITY = "error"
SCOPE = "report"
