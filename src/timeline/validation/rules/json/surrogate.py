"""Half of a surrogate pair.

An escape such as `\\ud83d` without its other half.

Why: it is no character, and no program can write it as UTF-8.

Mend: write the character itself, or both halves of its escape.
"""

SEVERITY = "error"
SCOPE = "report"
