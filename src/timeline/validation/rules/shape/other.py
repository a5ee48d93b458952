"""More mistakes of shape than are listed.

A thousand mistakes of one file are told one by one; this finding stands for the rest.

Why: such a file is mostly no event at all, but another program's export under a wrong name.

Mend: look at the first of its findings; `timeline import` reads other formats.
"""

SEVERITY = "error"
SCOPE = "report"
