"""A number out of range.

Why: a latitude lies between -90 and 90, a longitude between -180 and 180.

Fix: look for a wrong sign or digit, or for two numbers that were swapped.
"""

SEVERITY = "error"
SCOPE = "report"
