"""A file larger than events are.

The limit is one mebibyte, unless `timeline.toml` says otherwise.

Why: a mistake (a whole dataset in one file) could use up the machine's memory.

Fix: make one file for each event; or raise `max_bytes` under `[validate]` in `timeline.toml`.
"""

SEVERITY = "error"
SCOPE = "report"
