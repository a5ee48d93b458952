"""A number that JSON programs do not hold.

Whole numbers reach to 2^53 - 1, others to about 1.8e308; `NaN` and `Infinity` are no JSON.

Why: they would read another number, or infinity (RFC 7493).

Mend: write it as a text, or in a larger unit; leave the key out where there is no number.
"""

SEVERITY = "error"
SCOPE = "report"
