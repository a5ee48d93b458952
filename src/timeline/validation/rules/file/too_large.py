"""A file larger than events are.

The limit is one mebibyte, unless `timeline.toml` says otherwise.

Why: a slip (a whole dataset in one file) would take the machine's memory.

Mend: make one file of each event; or raise `max_bytes` under `[validate]` in `timeline.toml`.
"""

SEVERITY = "error"
SCOPE = "report"
