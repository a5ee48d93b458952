"""Content that changed while its revision did not.

Compared with the last commit, the event says something else, but `revision` is the same. Only
`validate --index` compares them.

Why: calendars that hold the event will not notice the change.

Fix: raise `revision` by one; `timeline edit` does so automatically.
"""

SEVERITY = "warning"
SCOPE = "report"
