"""A number out of its range.

Why: a latitude lies between -90 and 90, a longitude between -180 and 180.

Mend: look for a sign, a digit or two numbers that changed places.
"""

SEVERITY = "error"
SCOPE = "report"
