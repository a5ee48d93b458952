"""A byte order mark.

The file begins with the bytes EF BB BF, as some editors on Windows write them.

Why: JSON and TOML allow none (RFC 8259), and many programs refuse the file.

Fix: `timeline validate --fix` takes it out of an event, an entity or a source; save `timeline.toml`
again as UTF-8 without one.
"""

SEVERITY = "error"
SCOPE = "report"
