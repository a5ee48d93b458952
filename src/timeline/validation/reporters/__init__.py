"""Ways to report findings, one module a format.

A module's docstring is its help page; `render(findings, *, sources, colour)` returns the whole
report as text, stable to the byte for the same findings: sorted, with line feeds, ending in one.
`sources` gives the bytes of a file, for forms that show the line. With `FROM_TOP = True`, paths
lead from the top of the repository, as the servers that show the report look for them.
"""

import re
from collections.abc import Callable
from json import dumps  # `json` here is the module of that format
from typing import Any

from timeline.findings import Finding

# The bytes of a file by the path that a finding gives, or None where it cannot be read.
Read = Callable[[str], bytes | None]


def record(finding: Finding) -> dict[str, Any]:
    """A finding as plain JSON values, the form that `json` and `jsonl` promise."""
    found: dict[str, Any] = {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "pointer": finding.pointer,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
    }
    if finding.help:
        found["help"] = finding.help
    if finding.related:
        found["related"] = [place._asdict() for place in finding.related]
    if finding.fix is not None:
        pointer, new, _, key, trust = finding.fix
        found["fix"] = {"pointer": pointer, "key": key, "new": new, "trust": trust}
    return found


def encoded(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON in the letters that it is written in.

    What a terminal would obey, or a reader be misled by, is escaped: controls and bidi controls.
    """
    text = dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE(lambda found: f"\\u{ord(found[0]):04x}", text)


_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]").sub
