"""A value of the wrong kind.

Why: text where a number belongs, or a list where an object does, is read by no program.

Mend: write the value as the message says; `null` is never a value: leave the key out.
"""

SEVERITY = "error"
SCOPE = "report"
