"""A byte order mark.

The file begins with the bytes EF BB BF, as some editors on Windows write them.

Why: JSON has none (RFC 8259), TOML takes none, and many programs refuse the file.

Mend: `timeline validate --fix` takes it out of an event, an entity or a source; `timeline.toml` is
saved anew as UTF-8 without one.
"""

SEVERITY = "error"
SCOPE = "report"
