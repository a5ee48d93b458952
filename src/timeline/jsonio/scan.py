"""Where everything stands in a JSON text, and the exact reason why a text is none.

A scanner of its own, linear and without recursion, used only for a file that failed or that is
to be pointed into: the fast parser of `read` gives neither the places of keys nor reasons.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple, NoReturn

import jiter

from timeline.jsonio.encoding import decode
from timeline.jsonio.errors import JsonError, Span
from timeline.jsonio.read import DEPTH
from timeline.jsonio.reasons import explain, number_fault, string_fault

SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*)*"')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z.+_-])")
WORD = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")


class Place(NamedTuple):
    """Where a value stands, and its key if it is a member of an object."""

    key: Span | None
    value: Span


class Duplicate(NamedTuple):
    """A key that stands twice in one object."""

    pointer: str
    name: str
    first: Span
    second: Span


class Positions(NamedTuple):
    """Every value's place by JSON Pointer, and every duplicate key (whose last value counts)."""

    places: Mapping[str, Place]
    duplicates: tuple[Duplicate, ...]

    def nearest(self, pointer: str) -> Place:
        """The place of the value at `pointer`, else of the closest value that holds it."""
        while pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places[pointer]


class Lines:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(*self.at(start), *self.at(end))


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
            f"the key '{double.name}' stands twice in this object",
            reason="duplicate-key",
            offset=_bytes_before(text, double.second),
            span=double.second,
            hint=f"the first is in line {double.first.line}; keep one of them",
            first=double.first,
        )
    if fault:
        raise _in_its_words(text, fault)


def _bytes_before(text: str, span: Span) -> int:
    lines = text.split("\n")
    before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column - 1]])
    return len(before.encode())


def _in_its_words(text: str, fault: str) -> JsonError:
    """The parser's own message: the scanner knows no reason for it."""
    found = re.search(r" at line ([0-9]+) column ([0-9]+)$", fault)
    line, column = (int(found[1]), max(int(found[2]), 1)) if found else (1, 1)
    message = fault[: found.start()] if found else fault
    span = Span(line, column, line, column + 1)
    return JsonError(message.lower(), reason="syntax", offset=_bytes_before(text, span), span=span)


class _Open:
    """An object or list that is being read."""

    __slots__ = ("index", "key", "keys", "pointer", "start")

    def __init__(self, start: int, pointer: str, key: Span | None, *, keyed: bool) -> None:
        self.start = start
        self.pointer = pointer
        self.key = key
        self.keys: dict[str, Span] | None = {} if keyed else None
        self.index = 0


class _Scanner:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.places: dict[str, Place] = {}
        self.duplicates: list[Duplicate] = []
        self.open: list[_Open] = []

    def run(self) -> Positions:
        """The positions of the whole text."""
        at = self._value(self._space(0), "", None)
        while self.open:
            at = self._member(at)
        at = self._space(at)
        if at < len(self.text):
            self._fail(at, "end")
        return Positions(self.places, tuple(self.duplicates))

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

    def _value(self, at: int, pointer: str, key: Span | None) -> int:
        """Read a value, or enter it if it is an object or list; the offset after it."""
        char = self.text[at : at + 1]
        if char in ("{", "[") and char:
            return self._enter(at, pointer, key, keyed=char == "{")
        end = self._string(at) if char == '"' else self._plain(at)
        self.places[pointer] = Place(key, self.lines.span(at, end))
        return end

    def _enter(self, at: int, pointer: str, key: Span | None, *, keyed: bool) -> int:
        if len(self.open) == DEPTH:
            self._raise(
                "depth", f"more than {DEPTH} objects and lists inside each other", None, at, at + 1
            )
        self.open.append(_Open(at, pointer, key, keyed=keyed))
        self.places[pointer] = Place(key, self.lines.span(at, at + 1))
        return at + 1

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
        inner = self.open[-1]
        at = self._space(at)
        closing = "]" if inner.keys is None else "}"
        if self.text.startswith(closing, at):
            return self._close(at)
        if inner.index:
            if not self.text.startswith(",", at):
                self._fail(at, "comma" if inner.keys is None else "comma-object")
            at = self._space(at + 1)
            if self.text.startswith(closing, at):
                self._fail(at, "after-comma")
        inner.index += 1
        if inner.keys is None:
            return self._value(at, f"{inner.pointer}/{inner.index - 1}", None)
        return self._keyed(at, inner, inner.keys)

    def _keyed(self, at: int, inner: _Open, keys: dict[str, Span]) -> int:
        if not self.text.startswith('"', at):
            self._fail(at, "key")
        end = self._string(at)
        span = self.lines.span(at, end)
        name = _decoded(self.text[at:end])
        pointer = f"{inner.pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        if name in keys:
            self.duplicates.append(Duplicate(pointer, name, keys[name], span))
        keys[name] = span
        at = self._space(end)
        if not self.text.startswith(":", at):
            self._fail(at, "colon")
        return self._value(self._space(at + 1), pointer, span)

    def _close(self, at: int) -> int:
        inner = self.open.pop()
        self.places[inner.pointer] = Place(inner.key, self.lines.span(inner.start, at + 1))
        return at + 1


def _decoded(token: str) -> str:
    return str(jiter.from_json(token.encode())) if "\\" in token else token[1:-1]
