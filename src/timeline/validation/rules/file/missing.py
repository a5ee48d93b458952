"""A file that is not there.

Why: it was named on the command line, so somebody expects it to be judged.

Mend: correct the path.
"""

SEVERITY = "error"
SCOPE = "report"
