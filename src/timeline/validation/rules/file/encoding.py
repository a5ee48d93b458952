"""A file that is not UTF-8.

The file is in UTF-16, UTF-32 or an older encoding, or holds bytes that are not valid UTF-8:
overlong forms, or halves of surrogate pairs.

Why: other programs would read other letters, or none at all.

Fix: save the file as UTF-8.
"""

SEVERITY = "error"
SCOPE = "report"
