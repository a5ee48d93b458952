"""Why bytes are not a record: one exception with its place, its reason and its remedy."""

from typing import NamedTuple


class Area(NamedTuple):
    """A place in a text: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


# The file as a whole.
WHOLE = Area(0, 0, 0, 0)


class JsonError(ValueError):
    """Bytes that are not one JSON document of the format.

    `offset` counts bytes from 0; `line` and `column` count from 1, columns in code points (0 and 0
    where the file as a whole is meant). `reason` is a stable code, `rule` the finding's name,
    `hint` says what to do. Of a duplicate key, `first` is the other place.
    """

    def __init__(
        self,
        message: str,
        *,
        reason: str,
        offset: int = 0,
        span: Area = WHOLE,
        hint: str | None = None,
        first: Area | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.reason = reason
        self.offset = offset
        self.span = span
        self.hint = hint
        self.first = first

    @property
    def line(self) -> int:
        """The line, from 1; 0 means the file as a whole."""
        return self.span.line

    @property
    def column(self) -> int:
        """The column in code points, from 1."""
        return self.span.column

    @property
    def rule(self) -> str:
        """The name of the finding."""
        return RULES.get(self.reason, "json/syntax")

    def __str__(self) -> str:
        """Place and message on one line."""
        place = f"{self.line}:{self.column}: " if self.line else ""
        return f"{place}{self.message}"


# The finding of each reason that is not plain syntax.
RULES = {
    "bom": "file/bom", "utf-16": "file/encoding", "utf-32": "file/encoding",
    "invalid-utf-8": "file/encoding", "overlong": "file/encoding",
    "surrogate-bytes": "file/encoding", "empty": "file/empty",
    "duplicate-key": "json/duplicate-key", "depth": "json/depth", "not-a-number": "json/number",
    "number-range": "json/number", "integer-range": "json/number",
    "lone-surrogate": "json/surrogate",
}  # fmt: skip
