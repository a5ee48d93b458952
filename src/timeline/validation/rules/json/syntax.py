"""A file that is not JSON.

An extra or a missing comma, a comment, a quotation mark that was not closed, a second document
after the first: the message says which.

Why: no program can read the file.

Fix: correct the place shown; it is often just after the mistake. A comma
before a closing bracket is taken out by `timeline validate --fix`.
"""

SEVERITY = "error"
SCOPE = "report"
