"""A file whose merge was not finished.

Git's index holds several versions of it: ours, theirs, and the one that both came from. Only
`validate --index` looks there.

Why: git makes no commit while it is so, and to judge one of the versions would say nothing of what
will be committed.

Mend: write the file as it shall be, then `git add` it, or `git rm` it.
"""

SEVERITY = "error"
SCOPE = "report"
