"""A file that is not read.

The files of a timeline have names that end in `.json`; this one looks like one of them, but its
name does not.

Why: whoever put it there expects it to count.

Fix: name it `.json`, in lower case, or move it out of the timeline's folders.
"""

SEVERITY = "warning"
SCOPE = "report"
