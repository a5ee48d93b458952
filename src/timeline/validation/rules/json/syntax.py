"""A file that is not JSON.

A comma too many or too few, a comment, a quotation mark that was not closed, a second document
behind the first: the message says which.

Why: no program can read the file.

Mend: correct the place shown; it is often just behind the mistake. A comma
before a closing bracket is taken out by `timeline validate --fix`.
"""

SEVERITY = "error"
SCOPE = "report"
