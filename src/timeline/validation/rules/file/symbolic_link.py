"""A symbolic link.

Links are not followed.

Why: it may lead out of the timeline, in a circle or nowhere, and git stores only its text.

Fix: put the file itself there.
"""

SEVERITY = "error"
SCOPE = "report"
