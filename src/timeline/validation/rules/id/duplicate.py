"""An id that two files share.

Neither the sub-folder of `events/` nor upper and lower case makes an id different.

Why: whatever refers to the id may mean either file, and some programs will show the one, some the
other.

Fix: give one of the files another name and id, or merge them if they are about the same event.
"""

SEVERITY = "error"
SCOPE = "report"
