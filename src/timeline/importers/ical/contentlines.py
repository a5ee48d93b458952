"""The structure of iCalendar text with the line of everything, whatever state the text is in.

Lines are unfolded (RFC 5545, 3.1) and decoded one by one, components nested by BEGIN and END. What
does not fit is told and passed over; the text is never refused as a whole.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from sys import intern
from typing import NamedTuple

from timeline.importers.ical.quoted import is_open, unquoted

_NAME = re.compile(r"[A-Za-z0-9-]+")
_DEEPEST = 20


class ContentLines(Iterable[tuple[int, str]]):
    """Content lines with their numbers, in order; a calendar has a million, so no pairs are held.

    The name of each is held as well, once for all lines that have it: it is asked for often.
    """

    __slots__ = ("_numbers", "_texts", "names")

    def __init__(self, lines: Iterable[tuple[int, str]] = ()) -> None:
        self.names: list[str] = []
        self._numbers = array("L")
        self._texts: list[str] = []
        for number, text in lines:
            self.add(number, property_name(text), text)

    def add(self, number: int, name: str, text: str) -> None:
        """One more line, and what `property_name` says of it."""
        self.names.append(intern(name))
        self._numbers.append(number)
        self._texts.append(text)

    def of(self, name: str) -> Iterator[tuple[int, str]]:
        """The lines that give a property."""
        if name in self.names:
            for place, one in enumerate(self.names):
                if one == name:
                    yield self._numbers[place], self._texts[place]

    def drained(self) -> Iterator[tuple[int, str]]:
        """The lines for the last time; the text of each is forgotten once the next is asked for."""
        for place, number in enumerate(self._numbers):
            yield number, self._texts[place]
            self._texts[place] = ""

    def clear(self) -> None:
        """Forget every line."""
        self.names.clear()
        self._texts.clear()
        del self._numbers[:]

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return zip(self._numbers, self._texts, strict=True)

    def __len__(self) -> int:
        return len(self.names)


@dataclass(slots=True)
class CalendarNode:
    """One component: its name, the line of its BEGIN, its content lines, and those inside it."""

    name: str
    line: int
    lines: ContentLines = field(default_factory=ContentLines)
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
        return next((number for number, _ in self.lines.of(name.upper())), self.line)

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
    for ended in BytesIO(data):  # which shares the bytes: a large file is held once
        line = ended.removesuffix(b"\n").removesuffix(b"\r")
        if b"\r" in line:
            yield from line.split(b"\r")
        else:
            yield line


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
            stack[-1].lines.add(number, name, line)
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
