"""The canonical form of iCalendar text: one order, lines folded at 75 octets, CRLF to the last.

Properties come before sub-components, in the order of `_ORDER`, then other registered ones, then
extensions; lines of one name and components keep the order in which they were given.
"""

import re
from collections.abc import Iterable
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
    stack: list[tuple[str, list[str], list[bytes]]] = [("", [], [])]
    for line in text.split("\r\n"):
        if line.startswith("BEGIN:"):
            stack.append((line[6:], [], []))
        elif line.startswith("END:"):
            name, lines, inner = stack.pop()
            stack[-1][2].append(component(name, ranked(lines), inner))
        elif line:
            stack[-1][1].append(line)
    return b"".join(stack[0][2])


def component(name: str, lines: Iterable[str], inner: Iterable[bytes]) -> bytes:
    """One component of lines that are in their order, and of components in canonical form."""
    body = "\r\n".join([f"BEGIN:{name}", *map(folded, lines), ""]).encode()
    return b"".join([body, *inner, f"END:{name}\r\n".encode()])


def ranked(lines: Iterable[str]) -> list[str]:
    """The lines of a component in canonical order."""
    return sorted(lines, key=_rank_of_line)


def _rank_of_line(line: str) -> int:
    found = _NAME.match(line)
    return _rank(found[0].upper() if found else line)


@cache
def _rank(name: str) -> int:
    extension = 1000 if name.startswith("X-") else 500
    return _RANK.get(name, extension)


def folded(line: str) -> str:
    """One content line, folded between code points into lines of at most 75 octets in UTF-8."""
    if line.isascii():
        if len(line) <= LIMIT:
            return line
        rest = range(LIMIT, len(line), LIMIT - 1)
        return "\r\n ".join([line[:LIMIT], *[line[at : at + LIMIT - 1] for at in rest]])
    raw = line.encode()
    pieces, at, room = [], 0, LIMIT
    while at < len(raw):
        end = _boundary(raw, at + room)
        pieces.append(raw[at:end].decode())
        at, room = end, LIMIT - 1
    return "\r\n ".join(pieces)


def _boundary(raw: bytes, end: int) -> int:
    """`end` or the nearest earlier place between two code points."""
    while end < len(raw) and raw[end] & 0xC0 == 0x80:
        end -= 1
    return min(end, len(raw))
