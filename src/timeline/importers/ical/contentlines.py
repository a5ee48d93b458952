"""The structure of iCalendar text with the line of everything, whatever state the text is in.

Lines are unfolded (RFC 5545, 3.1) and decoded one by one, components nested by BEGIN and END. What
does not fit is told and passed over; the text is never refused as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from timeline.importers.ical.quoted import is_open, unquoted

_NAME = re.compile(r"[A-Za-z0-9-]+")
_DEEPEST = 20


@dataclass(slots=True)
class CalendarNode:
    """One component: its name, the line of its BEGIN, its content lines, and those inside it."""

    name: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    inner: list["CalendarNode"] = field(default_factory=list)

    def text(self) -> str:
        """The component as iCalendar text, unfolded."""
        return "\r\n".join([*self._written(), ""])

    def _written(self) -> Iterator[str]:
        yield f"BEGIN:{self.name}"
        yield from (line for _, line in self.lines)
        for node in self.inner:
            yield from node._written()
        yield f"END:{self.name}"

    def line_of(self, name: str) -> int:
        """The line of the first property of a name; that of BEGIN where there is none."""
        wanted = name.upper()
        return next((n for n, line in self.lines if property_name(line) == wanted), self.line)

    def walk(self) -> Iterator["CalendarNode"]:
        """This component and all inside it, in their order."""
        yield self
        for node in self.inner:
            yield from node.walk()


def property_name(line: str) -> str:
    """The name of the property that a content line gives, in capitals; "" if it has none."""
    found = _NAME.match(line)
    return found[0].upper() if found and line[found.end() : found.end() + 1] in (":", ";") else ""


def unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Content lines with the number of the line on which each begins; empty ones are left out.

    Bytes are unfolded before they are decoded: programs fold inside of a character, too
    (RFC 5545, 3.1). A quoted-printable value goes on behind a line that ends with "=".
    """
    start, pieces = 0, [b""]
    for number, raw in enumerate(_lines(data), 1):
        if not raw:
            continue  # some programs double their line ends, also within a folded line
        if start and is_open(pieces):
            pieces[-1:] = [pieces[-1][:-1], raw]
            continue
        if raw[:1] in (b" ", b"\t") and start:
            pieces.append(raw[1:])
            continue
        if pieces[0].strip():
            yield start, b"".join(pieces)
        start, pieces = number, [raw]
    if pieces[0].strip():
        yield start, b"".join(pieces)


def _lines(data: bytes) -> Iterator[bytes]:
    """Lines ended by CRLF, LF or CR alone; other separators of Unicode are text."""
    ended = BytesIO(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return (line.removesuffix(b"\n") for line in ended)


class LineFault(NamedTuple):
    """Something amiss in the text: its line, the rule that tells of it, and what it is."""

    line: int
    rule: str
    message: str


def scan(data: bytes) -> tuple[CalendarNode, list[LineFault]]:
    """A nameless node that holds all components, and what is wrong, in no particular order."""
    root = CalendarNode("", 0)
    stack: list[CalendarNode] = [root]
    faults: list[LineFault] = []
    for number, raw in unfolded(_in_utf_8(data)):
        line = _decoded(raw, number, faults)
        name = property_name(line)
        value = line.partition(":")[2].strip().upper() if name in ("BEGIN", "END") else ""
        if name == "BEGIN" and value and len(stack) <= _DEEPEST:
            node = CalendarNode(value, number)
            stack[-1].inner.append(node)
            stack.append(node)
        elif name == "END" and value:
            faults += _close(stack, value, number)
        elif len(stack) == 1:
            words = f"'{line[:40]}' stands outside of every component"
            faults.append(LineFault(number, "import/not-a-line", words))
        else:
            stack[-1].lines.append((number, line))
    faults += [
        LineFault(node.line, "import/not-a-line", f"{node.name} is not closed by an END")
        for node in stack[1:]
    ]
    return root, faults


def _in_utf_8(data: bytes) -> bytes:
    """The bytes without a mark of their order; UTF-16 is known by its mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf")


def _decoded(raw: bytes, number: int, faults: list[LineFault]) -> str:
    try:
        return unquoted(raw).decode()
    except UnicodeDecodeError as error:
        words = f"byte {error.start + 1} is not UTF-8; the line is read as Windows-1252"
        faults.append(LineFault(number, "import/encoding", words))
        return unquoted(raw).decode("cp1252", "replace")


def _close(stack: list[CalendarNode], name: str, number: int) -> list[LineFault]:
    names = [node.name for node in stack[1:]]
    if name not in names:
        return [LineFault(number, "import/not-a-line", f"END:{name} closes nothing that is open")]
    faults = []
    while stack[-1].name != name:
        node = stack.pop()
        words = f"{node.name} is not closed before the END of {name}"
        faults.append(LineFault(node.line, "import/not-a-line", words))
    stack.pop()
    return faults
