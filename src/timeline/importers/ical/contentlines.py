"""The structure of iCalendar text with the line of everything, whatever state the text is in.

Lines are unfolded (RFC 5545, 3.1), components nested by BEGIN and END. What does not fit is told
and passed over; the text is never refused as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME = re.compile(r"[A-Za-z0-9-]+")
_DEEPEST = 20


@dataclass(slots=True)
class Node:
    """One component: its name, the line of its BEGIN, its content lines, and those inside it."""

    name: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    inner: list["Node"] = field(default_factory=list)

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

    def walk(self) -> Iterator["Node"]:
        """This component and all inside it, in their order."""
        yield self
        for node in self.inner:
            yield from node.walk()


def property_name(line: str) -> str:
    """The name of the property that a content line gives, in capitals; "" if it has none."""
    found = _NAME.match(line)
    return found[0].upper() if found and line[found.end() : found.end() + 1] in (":", ";") else ""


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Content lines with the number of the line on which each begins; empty ones are left out."""
    start, pieces = 0, [""]
    for number, raw in enumerate(_lines(text), 1):
        if not raw:
            continue  # some programs double their line ends, also within a folded line
        if raw[:1] in (" ", "\t") and start:
            pieces.append(raw[1:])
            continue
        if pieces[0].strip():
            yield start, "".join(pieces)
        start, pieces = number, [raw]
    if pieces[0].strip():
        yield start, "".join(pieces)


def _lines(text: str) -> list[str]:
    """Lines ended by CRLF, LF or CR alone; other separators of Unicode are text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def scan(text: str) -> tuple[Node, list[tuple[int, str]]]:
    """A nameless node that holds all components, and (line, what is wrong) for what is wrong."""
    root = Node("", 0)
    stack, faults = [root], []
    for number, line in unfolded(text.removeprefix("\ufeff")):
        name = property_name(line)
        value = line.partition(":")[2].strip().upper()
        if name == "BEGIN" and value and len(stack) <= _DEEPEST:
            node = Node(value, number)
            stack[-1].inner.append(node)
            stack.append(node)
        elif name == "END" and value:
            faults += _close(stack, value, number)
        elif len(stack) == 1:
            faults.append((number, f"'{line[:40]}' stands outside of every component"))
        else:
            stack[-1].lines.append((number, line))
    faults += [(node.line, f"{node.name} is not closed by an END") for node in stack[1:]]
    return root, faults


def _close(stack: list[Node], name: str, number: int) -> list[tuple[int, str]]:
    names = [node.name for node in stack[1:]]
    if name not in names:
        return [(number, f"END:{name} closes nothing that is open")]
    faults = []
    while stack[-1].name != name:
        node = stack.pop()
        faults.append((node.line, f"{node.name} is not closed before the END of {name}"))
    stack.pop()
    return faults
