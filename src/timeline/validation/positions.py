"""From places in a record to lines and columns of its file."""

import jiter

from timeline import jsonio
from timeline.findings import Finding, Related, Severity
from timeline.jsonio import JsonError
from timeline.jsonio.places import Found, Lines, Places
from timeline.jsonio.pointer import Steps, pointer_of, steps_of
from timeline.jsonio.seek import seek
from timeline.validation.mark import Mark

# First line and column, last line and the column behind the last character, from 1.
Area = tuple[int, int, int, int]
WHOLE: Area = (0, 0, 0, 0)
_FEW = 4  # places for which looking costs less than a map of a file of two kilobytes
_SHORT = 2  # characters of an escape such as \\n
_LONG = 6  # of one such as \\u00e9


class Map:
    """Where values of one file stand, whose JSON is sound.

    The first few are looked for one by one; where there are more, all places are worked out.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self._text = data.decode("utf-8")
        self._lines = Lines(self._text)
        self._asked = 0
        self._places: Places | None = None

    @classmethod
    def checked(cls, path: str, data: bytes) -> "Map":
        """Like the constructor, for any bytes; JsonError if they are no sound JSON."""
        try:
            jiter.from_json(data, allow_inf_nan=False)
        except ValueError as error:
            raise JsonError(str(error), reason="syntax") from None
        return cls(path, data)

    def value(self, pointer: str) -> Area:
        """The area of a value; of an object or a list, its opening bracket."""
        return self._value(self._find(pointer))

    def key(self, pointer: str) -> Area:
        """The area of a member's key; of what has no key, that of its value."""
        found = self._find(pointer)
        if found is None or found.key is None:
            return self._value(found)
        return self._lines.span(*found.key)

    def _value(self, found: Found | None) -> Area:
        return WHOLE if found is None else self._lines.span(found.start, found.end)

    def _find(self, pointer: str) -> Found | None:
        self._asked += 1
        if self._asked <= _FEW:
            return seek(self._text, steps_of(pointer))
        if self._places is None:
            self._places = jsonio.locate(self.data).places
        return self._places.found(pointer)

    def part(self, pointer: str, start: int, length: int) -> Area:
        """The area of some characters of a string value, whatever escapes stand before them."""
        found = self._find(pointer)
        token = "" if found is None else self._text[found.start : found.end]
        if found is None or not token.startswith('"'):
            return self._value(found)
        offsets = _offsets(token)
        last = len(offsets) - 1
        first = offsets[min(start, last)]
        behind = offsets[min(start + length, last)]
        return self._lines.span(found.start + first, found.start + max(behind, first + 1))

    def area(self, mark: Mark) -> Area:
        """The area that a mark is about."""
        pointer = pointer_of(mark.place)
        if mark.key:
            return self.key(pointer)
        return self.part(pointer, mark.start, mark.length) if mark.length else self.value(pointer)

    def related(self, place: Steps, message: str) -> Related:
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
