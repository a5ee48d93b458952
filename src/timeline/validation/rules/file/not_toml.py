"""A `timeline.toml` that is not TOML.

Why: without it nobody knows the timeline's languages and zone.

Mend: correct the file at the place shown; text is written in quotes.
"""

SEVERITY = "error"
SCOPE = "report"
