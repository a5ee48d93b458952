"""A `timeline.toml` that is not valid TOML.

Why: without it the timeline's languages and time zone are unknown.

Fix: correct the file at the place shown; text has to be in quotes.
"""

SEVERITY = "error"
SCOPE = "report"
