"""A list or an object with too little in it.

Why: the key is there, but says nothing.

Fix: fill it, or leave the key out.
"""

SEVERITY = "error"
SCOPE = "report"
