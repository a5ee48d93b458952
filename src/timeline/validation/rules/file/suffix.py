"""A file that is not read.

Files of a timeline end in `.json`; this one looks like one of them, but does not.

Why: whoever put it there thinks that it counts.

Mend: name it `.json`, in lower case, or move it out of the timeline's folders.
"""

SEVERITY = "warning"
SCOPE = "report"
