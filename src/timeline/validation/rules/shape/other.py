"""More mistakes than are listed.

The first thousand mistakes in a file are reported one by one; this finding stands for the rest.

Why: such a file is usually not an event at all, but another program's export under a wrong name.

Fix: look at the first of its findings; `timeline import` reads other formats.
"""

SEVERITY = "error"
SCOPE = "report"
