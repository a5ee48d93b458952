"""JSON lines: the objects of `json`, one finding a line.

Made for streams and for very long reports.
"""

from collections.abc import Sequence

from timeline.findings import Finding
from timeline.validation.reporters import Read, encoded, record


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """A line a finding."""
    return "".join(encoded(record(f)) + "\n" for f in findings)
