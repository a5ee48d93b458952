"""A byte order mark.

The file begins with the bytes EF BB BF, as some editors on Windows write them.

Why: JSON has none (RFC 8259), and many programs refuse the file.

Mend: `timeline validate --fix` takes it out.
"""

SEVERITY = "error"
SCOPE = "report"
