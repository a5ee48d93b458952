"""A JSON array of findings, for programs.

Every finding has `path`, `line`, `column`, `end_line`, `end_column`, `pointer`, `rule`,
`severity` and `message`; `help` and `related` where there are any.
Lines and columns count from 1, columns in Unicode code points; 0 means the file as a whole.
This form is a promise: keys are added, never renamed or removed.
"""

from collections.abc import Sequence

from timeline.findings import Finding
from timeline.validation.reporters import Read, encoded, record


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """The array, one finding an element."""
    return encoded([record(f) for f in findings], indent=2) + "\n"
