"""A JSON array of findings, for programs.

Every finding has `path`, `line`, `column`, `end_line`, `end_column`, `pointer`, `rule`,
`severity` and `message`; `help`, `related` and `fix` where there are any.
A `fix` replaces the value at its `pointer`, or with `key` the key there, by `new`, a JSON text;
`trust` is "safe" where the file says the same afterwards, "likely" for what `--unsafe-fixes`
applies, and "guess" for what only a person should decide. Lines and columns count from 1, columns
in Unicode code points; 0 means the file as a whole. This form is stable: keys are added, never
renamed or removed.
"""

from collections.abc import Sequence

from timeline.findings import Finding
from timeline.validation.reporters import Read, encoded, record


def render(findings: Sequence[Finding], *, sources: Read, colour: bool = False) -> str:
    """The array, one finding an element."""
    return encoded([record(f) for f in findings], indent=2) + "\n"
