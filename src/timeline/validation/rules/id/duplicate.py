"""An id that two files share.

Sub-folders of `events/` do not make ids different, nor do upper and lower case.

Why: whatever refers to the id may mean either of them, and half of what reads the timeline will
show the one, half the other.

Mend: give one of the files another name and id, or join them if they tell the same event.
"""

SEVERITY = "error"
SCOPE = "report"
