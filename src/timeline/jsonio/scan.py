"""Where everything stands in a JSON text, and the exact reason why a text is none.

A scanner of its own, linear and without recursion, used only for a file that failed or that is
to be pointed into: the fast parser of `read` gives neither the places of keys nor reasons.
"""

import re
from typing import NoReturn

import jiter

from timeline.jsonio.encoding import decode
from timeline.jsonio.errors import Area, JsonError
from timeline.jsonio.limits import DEPTH
from timeline.jsonio.numbers import number_fault
from timeline.jsonio.places import Duplicate, JsonNode, Lines, Places, Positions
from timeline.jsonio.pointer import escaped, pointer_of
from timeline.jsonio.reasons import explain, string_fault

SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*)*"')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z.+_-])")
WORD = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")


def locate(data: bytes) -> Positions:
    """Where every key and value stands; raises JsonError unless the syntax is sound.

    Duplicate keys are listed, not raised.
    """
    return _Scanner(decode(data)).run()


def refuse(data: bytes, fault: str) -> None:
    """Raise the JsonError of bytes that the parser refused with `fault`, or that look doubtful.

    Returns only if there was no `fault` and nothing is wrong after all.
    """
    text = decode(data)
    for double in _Scanner(text).run().duplicates[:1]:
        raise JsonError(
            f"the key '{double.name}' appears twice in this object",
            reason="duplicate-key",
            offset=_bytes_before(text, double.second),
            span=double.second,
            hint=f"the first is in line {double.first.line}; keep one of them",
            first=double.first,
        )
    if fault:
        raise _in_its_words(text, fault)


def _bytes_before(text: str, span: Area) -> int:
    lines = text.split("\n")
    before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column - 1]])
    return len(before.encode())


def _in_its_words(text: str, fault: str) -> JsonError:
    """The parser's own message: the scanner knows no reason for it."""
    found = re.search(r" at line ([0-9]+) column ([0-9]+)\Z", fault)
    line, column = (int(found[1]), max(int(found[2]), 1)) if found else (1, 1)
    message = fault[: found.start()] if found else fault
    span = Area(line, column, line, column + 1)
    return JsonError(message.lower(), reason="syntax", offset=_bytes_before(text, span), span=span)


class _Scanner:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.duplicates: list[Duplicate] = []
        self.open: list[tuple[JsonNode, str]] = []

    def run(self) -> Positions:
        """The positions of the whole text."""
        root, at = self._value(self._space(0), None, "")
        while self.open:
            at = self._member(at)
        at = self._space(at)
        if at < len(self.text):
            self._fail(at, "end")
        return Positions(Places(root, self.lines), tuple(self.duplicates))

    def _space(self, at: int) -> int:
        found = SPACE.match(self.text, at)
        return found.end() if found else at

    def _fail(self, at: int, wanted: str) -> NoReturn:
        reason, message, hint, start, end = explain(self.text, at, wanted, len(self.open))
        self._raise(reason, message, hint, start, end)

    def _raise(self, reason: str, message: str, hint: str | None, start: int, end: int) -> NoReturn:
        raise JsonError(
            message,
            reason=reason,
            offset=len(self.text[:start].encode()),
            span=self.lines.span(start, max(end, start + 1) if start < len(self.text) else start),
            hint=hint,
        )

    def _value(self, at: int, key: tuple[int, int] | None, name: str) -> tuple[JsonNode, int]:
        """Read a value, or enter it if it is an object or list; and the offset behind it."""
        char = self.text[at : at + 1]
        node = JsonNode(at, at + 1, key)
        if char == "{" or char == "[":
            if len(self.open) == DEPTH:
                message = f"more than {DEPTH} objects and lists nested in each other"
                self._raise("depth", message, None, at, at + 1)
            node.members = {} if char == "{" else []
            self.open.append((node, name))
        else:
            node.end = self._string(at) if char == '"' else self._plain(at)
        return node, node.end

    def _string(self, at: int) -> int:
        found = STRING.match(self.text, at)
        if found is None:
            self._fail(at, "string")
        fault = string_fault(self.text, at, found.end())
        if fault:
            self._raise(*fault)
        return found.end()

    def _plain(self, at: int) -> int:
        found = NUMBER.match(self.text, at)
        if found is None:
            word = WORD.match(self.text, at)
            if word is None:
                self._fail(at, "value")
            return word.end()
        fault = number_fault(found[0])
        if fault:
            self._raise(*fault, at, found.end())
        return found.end()

    def _member(self, at: int) -> int:
        """Read the next member or element of the innermost container, or close it."""
        node, _ = self.open[-1]
        members = node.members
        closing = "}" if isinstance(members, dict) else "]"
        at = self._space(at)
        if self.text.startswith(closing, at):
            self.open.pop()
            node.end = at + 1
            return at + 1
        if members:
            at = self._comma(at, closing)
        if isinstance(members, dict):
            return self._keyed(at, members)
        inner, at = self._value(at, None, str(len(members)))
        members.append(inner)
        return at

    def _comma(self, at: int, closing: str) -> int:
        if not self.text.startswith(",", at):
            self._fail(at, "comma" if closing == "]" else "comma-object")
        at = self._space(at + 1)
        if self.text.startswith(closing, at):
            self._fail(at, "after-comma")
        return at

    def _keyed(self, at: int, members: dict[str, JsonNode]) -> int:
        if not self.text.startswith('"', at):
            self._fail(at, "key")
        end = self._string(at)
        name = decoded(self.text[at:end])
        earlier = members.get(name)
        if earlier is not None and earlier.key and len(self.duplicates) < MOST_DUPLICATES:
            pointer = pointer_of(part for _, part in self.open[1:])
            spans = self.lines.span(*earlier.key), self.lines.span(at, end)
            self.duplicates.append(Duplicate(f"{pointer}/{escaped(name)}", name, *spans))
        colon = self._space(end)
        if not self.text.startswith(":", colon):
            self._fail(colon, "colon")
        members[name], after = self._value(self._space(colon + 1), (at, end), name)
        return after


MOST_DUPLICATES = 100


def decoded(token: str) -> str:
    return str(jiter.from_json(token.encode())) if "\\" in token else token[1:-1]
