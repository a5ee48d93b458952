"""Findings: what is wrong with data, as values that are returned, all of them, sorted."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Related(NamedTuple):
    """Another place that belongs to a finding, such as the first of two duplicate keys."""

    path: str
    line: int
    column: int
    message: str


Trust = Literal["safe", "likely", "guess"]


class Fix(NamedTuple):
    """An edit of a file that fixes a finding, as data for programs and for `--fix`.

    The value at `pointer` (RFC 6901), or with `key` its key, is replaced by `new`, a JSON text.
    `trust` is "safe" where the file says the same afterwards, "likely" for what `--unsafe-fixes`
    applies, "guess" for what only a person may apply: a date, for example, is never changed by a
    guess. `said` is the remedy in words.
    """

    pointer: str
    new: str
    said: str
    key: bool = False
    trust: Trust = "likely"


class Finding(NamedTuple):
    """One mistake at one place.

    `path` is as the user would write it, with forward slashes, relative to the timeline's root.
    Lines and columns count from 1, columns in code points; 0 means the file as a whole.
    `pointer` is an RFC 6901 JSON Pointer. The tuple's own order is the order of reports.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    pointer: str = ""
    severity: Severity = "error"
    end_line: int = 0
    end_column: int = 0
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    def __str__(self) -> str:
        """The concise line, `path:line:col: rule: message`."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.rule}: {self.message}"
