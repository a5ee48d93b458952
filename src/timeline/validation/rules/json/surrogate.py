"""Half of a surrogate pair.

An escape such as `\\ud83d` without its other half.

Why: half a pair is not a character, and no program can write it as UTF-8.

Fix: write the character itself, or both halves of its escape.
"""

SEVERITY = "error"
SCOPE = "report"
