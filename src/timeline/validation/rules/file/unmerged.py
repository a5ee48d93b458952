"""A file whose merge was not finished.

Git's index holds several versions of it: ours, theirs, and the one that both came from. Only
`validate --index` looks there.

Why: git makes no commit until the merge is finished, and checking one of the versions would say
nothing about what will be committed.

Fix: write the file as it should be, then `git add` it, or `git rm` it.
"""

SEVERITY = "error"
SCOPE = "report"
