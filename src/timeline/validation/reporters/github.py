"""Workflow commands that annotate a pull request on GitHub.

GitHub shows at most 10 errors and 10 warnings of a step and 50 annotations of a job, so a last line
gives the total; the log itself shows everything.
"""

from collections.abc import Iterator, Sequence

from timeline.findings import Finding
from timeline.text import one_line
from timeline.validation.reporters import Read

FROM_TOP = True
SHOWN = 10  # annotations of one severity that GitHub keeps of one step


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """A workflow command a finding, and a notice where GitHub will hide some."""
    lines = [_command(finding) for finding in findings] + list(_hidden(findings))
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    where = {"file": finding.path, "line": finding.line, "col": finding.column}
    if finding.end_line:
        where |= {"endLine": finding.end_line, "endColumn": finding.end_column}
    where["title"] = finding.rule
    fields = ",".join(f"{key}={_field(str(value))}" for key, value in where.items() if value)
    remedy = f" ({finding.help})" if finding.help else ""
    return f"::{finding.severity} {fields}::{_data(f'{finding}{remedy}')}"


def _hidden(findings: Sequence[Finding]) -> Iterator[str]:
    for severity in ("error", "warning"):
        count = sum(finding.severity == severity for finding in findings)
        if count > SHOWN:
            yield f"::notice::{count} {severity}s in all; GitHub shows the first {SHOWN} of a step"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _field(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
