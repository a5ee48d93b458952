"""The canonical form of iCalendar text: one order, lines folded at 75 octets, CRLF to the last.

Properties come before sub-components, in the order of `_ORDER`, then other registered ones, then
extensions; lines of one name and components keep the order in which they were given.
"""

import re
from functools import cache

LIMIT = 75  # octets of a line without its CRLF (RFC 5545, 3.1)

_ORDER = (
    "VERSION PRODID CALSCALE METHOD UID DTSTAMP DTSTART DTEND DUE COMPLETED DURATION CREATED "
    "LAST-MODIFIED SEQUENCE STATUS SUMMARY NAME DESCRIPTION LOCATION GEO CATEGORIES URL "
    "RELATED-TO CLASS TRANSP PRIORITY PERCENT-COMPLETE TZID TZOFFSETFROM TZOFFSETTO TZNAME RRULE "
    "RDATE ACTION TRIGGER REFRESH-INTERVAL"
)
_RANK = {name: rank for rank, name in enumerate(_ORDER.split())}
_NAME = re.compile(r"[A-Za-z0-9-]+")


def canonical(text: str) -> bytes:
    """`text`, one or more whole components of unfolded lines, in canonical form."""
    stack: list[_Component] = [_Component("", [], [])]
    for line in text.split("\r\n"):
        if line.startswith("BEGIN:"):
            stack.append(_Component(line[6:], [], []))
        elif line.startswith("END:"):
            component = stack.pop()
            stack[-1].inner.append(component.text())
        elif line:
            stack[-1].lines.append(line)
    return b"".join(stack[0].inner)


class _Component:
    __slots__ = ("inner", "lines", "name")

    def __init__(self, name: str, lines: list[str], inner: list[bytes]) -> None:
        self.name = name
        self.lines = lines
        self.inner = inner

    def text(self) -> bytes:
        self.lines.sort(key=_rank_of_line)
        folded = [fold(line) for line in self.lines]
        begin, end = f"BEGIN:{self.name}".encode(), f"END:{self.name}".encode()
        body = b"\r\n".join([begin, *folded, b""])
        return b"".join([body, *self.inner, end, b"\r\n"])


def _rank_of_line(line: str) -> int:
    found = _NAME.match(line)
    return _rank(found[0].upper() if found else line)


@cache
def _rank(name: str) -> int:
    extension = 1000 if name.startswith("X-") else 500
    return _RANK.get(name, extension)


def fold(line: str) -> bytes:
    """One content line in UTF-8, folded between code points into lines of at most 75 octets."""
    raw = line.encode()
    if len(raw) <= LIMIT:
        return raw
    pieces, at, room = [], 0, LIMIT
    while at < len(raw):
        end = _boundary(raw, at + room)
        pieces.append(raw[at:end])
        at, room = end, LIMIT - 1
    return b"\r\n ".join(pieces)


def _boundary(raw: bytes, end: int) -> int:
    """`end` or the nearest earlier place between two code points."""
    while end < len(raw) and raw[end] & 0xC0 == 0x80:
        end -= 1
    return min(end, len(raw))
