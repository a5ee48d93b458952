"""A number that JSON programs cannot hold.

Whole numbers reach to 2^53 - 1, others to about 1.8e308; `NaN` and `Infinity` are not JSON.

Why: programs would read another number, or infinity (RFC 7493).

Fix: write it as text, or in a larger unit; leave the key out where there is no number.
"""

SEVERITY = "error"
SCOPE = "report"
