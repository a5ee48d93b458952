"""Not a regular file.

A folder, a pipe, a socket or a device whose name ends in `.json`; or a file, a pipe or a device
where the folder `events/`, `entities/` or `sources/` should be.

Why: a folder, a pipe or a device cannot be an event; reading a pipe could wait forever.

Fix: move it out of the timeline's folders.
"""

SEVERITY = "error"
SCOPE = "report"
