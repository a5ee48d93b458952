"""A file that is not UTF-8.

The file is in UTF-16, UTF-32 or an older encoding, or holds bytes that are no UTF-8: overlong
forms, or halves of surrogate pairs.

Why: other programs would read other letters, or none.

Mend: save the file as UTF-8.
"""

SEVERITY = "error"
SCOPE = "report"
