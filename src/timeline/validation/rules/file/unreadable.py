"""A file that cannot be read.

Why: what cannot be read is not judged, and will be missing from every list and export.

Mend: look at its permissions and at the disk.
"""

SEVERITY = "error"
SCOPE = "report"
