"""Content that changed while its revision did not.

Compared with the last commit, the event says something else, and `revision` is the same.
Only `validate --index` compares.

Why: calendars that hold the event take no notice of the change.

Mend: raise `revision` by one; `timeline edit` does it by itself.
"""

SEVERITY = "warning"
SCOPE = "report"
