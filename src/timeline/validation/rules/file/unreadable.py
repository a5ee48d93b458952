"""A file that cannot be read.

Why: a file that cannot be read is not checked, and will be missing from every list and export.

Fix: check its permissions and the disk; where git's index names a file that git has lost, `git
fsck` says more.
"""

SEVERITY = "error"
SCOPE = "report"
