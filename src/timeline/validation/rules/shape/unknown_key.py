"""A key that the format does not know.

Why: it would be kept but shown nowhere; most often it is another key misspelt.

Fix: correct the key; what belongs to another program goes into `extensions`.
"""

SEVERITY = "error"
SCOPE = "report"
