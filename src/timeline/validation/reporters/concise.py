"""One line a finding: `path:line:col: rule: message`.

Made for pipes, `grep` and editors that jump to `path:line:col`.
A remedy follows in brackets where there is one.
"""

from collections.abc import Sequence

from timeline.findings import Finding
from timeline.text import one_line
from timeline.validation.reporters import Read


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """A line a finding."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    remedy = f" [{finding.help}]" if finding.help else ""
    return one_line(f"{finding}{remedy}")
