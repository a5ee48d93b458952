"""A GitLab Code Quality report, for the widget of a merge request.

The fingerprint of a finding stays the same when lines move: it is made from the file, the rule, the
place inside the document and the message.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from timeline.findings import Finding
from timeline.validation.reporters import Read, encoded

FROM_TOP = True
SEVERITY = {"error": "major", "warning": "minor"}


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """The report, one issue a finding."""
    seen: Counter[str] = Counter()
    return encoded([_issue(f, seen) for f in findings], indent=2) + "\n"


def _issue(finding: Finding, seen: Counter[str]) -> dict[str, Any]:
    identity = "\0".join((finding.path, finding.rule, finding.pointer, finding.message))
    seen[identity] += 1
    return {
        "check_name": finding.rule,
        "description": f"{finding.message} ({finding.help})" if finding.help else finding.message,
        "fingerprint": _digest(f"{identity}\0{seen[identity]}"),
        "severity": SEVERITY[finding.severity],
        "location": {
            "path": finding.path,
            "positions": {
                "begin": _position(finding.line, finding.column),
                "end": _position(
                    finding.end_line or finding.line, finding.end_column or finding.column
                ),
            },
        },
    }


def _position(line: int, column: int) -> dict[str, int]:
    return {"line": max(line, 1), "column": max(column, 1)}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
