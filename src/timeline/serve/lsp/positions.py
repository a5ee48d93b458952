"""Positions as editors count them, of offsets in a text and of lines and columns of findings.

A line ends at LF, CR LF or CR and nowhere else (Language Server Protocol 3.17, "Text Documents").
"""

import re
from bisect import bisect_right

from lsprotocol import types

from timeline.jsonio.errors import Area

_END = re.compile(r"\r\n|\n|\r")


class TextPositions:
    """Turns offsets of a text into positions, and back; columns in the units of `encoding`."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.encoding = encoding
        self._starts = [0, *(found.end() for found in _END.finditer(text))]
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self.text[self._starts[line] : offset]))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; of one behind the end of its line, that end."""
        line, column = int(position.line), int(position.character)
        if line >= len(self._starts):
            return len(self.text)
        start = offset = self._starts[line]
        end = _END.search(self.text, start)
        limit = end.start() if end else len(self.text)
        while offset < limit and self._units(self.text[start : offset + 1]) <= column:
            offset += 1
        return offset

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def of(self, span: Area) -> types.Range:
        """The range of a span of lines and columns from 1, in code points."""
        line, column, end_line, end_column = span
        return self.range(self._at(line, column), self._at(end_line, end_column))

    def _at(self, line: int, column: int) -> int:
        if line > len(self._lines):
            return len(self.text)
        return min(self._lines[line - 1] + column - 1, len(self.text))

    def _units(self, text: str) -> int:
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "replace"))
        if self.encoding == "utf-32":
            return len(text)
        return len(text) + sum(char > "\uffff" for char in text)
