"""A file that cannot be read.

Why: what cannot be read is not judged, and will be missing from every list and export.

Mend: look at its permissions and at the disk; where git's index names a file that git has lost,
`git fsck` says more.
"""

SEVERITY = "error"
SCOPE = "report"
