"""From places in a record to lines and columns of its file."""

from timeline import jsonio
from timeline.findings import Finding, Related, Severity
from timeline.jsonio.pointer import pointer_of
from timeline.validation.record import Mark
from timeline.validation.spoken import Place

Area = tuple[int, int, int, int]
"""First line and column, last line and the column behind the last character, from 1."""
WHOLE: Area = (0, 0, 0, 0)
_SHORT = 2  # characters of an escape such as \\n
_LONG = 6  # of one such as \\u00e9


class Map:
    """Where the values of one file stand; made only for a file with findings."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self._places = jsonio.locate(data).places
        self._lines = data.decode("utf-8").split("\n")

    def value(self, pointer: str) -> Area:
        """The area of a value; of an object or a list, its opening bracket."""
        place = self._places.get(pointer)
        if place is None:
            return WHOLE
        line, column, end_line, end_column = place.value
        if self._lines[line - 1][column - 1 : column] in ("{", "["):
            return line, column, line, column + 1
        return line, column, end_line, end_column

    def key(self, pointer: str) -> Area:
        """The area of a member's key; of what has no key, that of its value."""
        place = self._places.get(pointer)
        if place is None or place.key is None:
            return self.value(pointer)
        line, column, end_line, end_column = place.key
        return line, column, end_line, end_column

    def part(self, pointer: str, start: int, length: int) -> Area:
        """The area of some characters of a string value, whatever escapes stand before them."""
        area = self.value(pointer)
        line, column, end_line, end_column = area
        token = self._lines[line - 1][column - 1 : end_column - 1]
        if line == 0 or line != end_line or not token.startswith('"'):
            return area
        offsets = _offsets(token)
        last = len(offsets) - 1
        first = offsets[min(start, last)]
        behind = offsets[min(start + length, last)]
        return line, column + first, line, column + max(behind, first + 1)

    def area(self, mark: Mark) -> Area:
        """The area that a mark is about."""
        pointer = pointer_of(mark.place)
        if mark.key:
            return self.key(pointer)
        return self.part(pointer, mark.start, mark.length) if mark.length else self.value(pointer)

    def related(self, place: Place, message: str) -> Related:
        """Another place of the same file."""
        line, column, _, _ = self.value(pointer_of(place))
        return Related(self.path, line, column, message)


def _offsets(token: str) -> list[int]:
    """Where each character of a JSON string begins in its token, and where the last one ends."""
    found = []
    i = 1
    while i < len(token) - 1:
        found.append(i)
        i += _size(token, i)
    return [*found, i]


def _size(token: str, i: int) -> int:
    if token[i] != "\\":
        return 1
    if token[i + 1 : i + 2] != "u":
        return _SHORT
    high = token[i + 2 : i + 4].lower()
    pair = "d8" <= high <= "db" and token[i + 6 : i + 8] == "\\u"
    return 2 * _LONG if pair else _LONG


def finding(rule: str, severity: Severity, mark: Mark, where: Map) -> Finding:
    """The finding that a rule's mark is, with its lines and columns."""
    line, column, end_line, end_column = where.area(mark)
    near = tuple(where.related(place, message) for place, message in mark.near)
    return Finding(
        where.path,
        line,
        column,
        rule,
        mark.message,
        pointer_of(mark.place),
        mark.severity or severity,
        end_line,
        end_column,
        mark.help,
        (*near, *mark.related),
        mark.fix,
    )
