"""Where values and keys stand in a JSON text, by JSON Pointer."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.jsonio.errors import Area
from timeline.jsonio.pointer import escaped, unescaped


class JsonPlace(NamedTuple):
    """Where a value stands, and its key if it is a member of an object."""

    key: Area | None
    value: Area


class Found(NamedTuple):
    """Offsets of a value, and of its key if it is a member of an object.

    Of an object or a list, `end` is the offset behind its opening bracket.
    """

    start: int
    end: int
    key: tuple[int, int] | None


class Duplicate(NamedTuple):
    """A key that stands twice in one object."""

    pointer: str
    name: str
    first: Area
    second: Area


class Lines:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Area:
        """The span between two offsets."""
        return Area(*self.at(start), *self.at(end))


class JsonNode:
    """A value of a text by its offsets, with its members or elements."""

    __slots__ = ("end", "key", "members", "start")

    def __init__(self, start: int, end: int, key: tuple[int, int] | None) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.members: dict[str, JsonNode] | list[JsonNode] = []

    def member(self, name: str) -> "JsonNode | None":
        """The member or element that a part of a pointer names."""
        if isinstance(self.members, dict):
            return self.members.get(name)
        sound = name.isascii() and name.isdigit() and len(name) <= INDEX_DIGITS
        index = int(name) if sound and str(int(name)) == name else -1
        return self.members[index] if 0 <= index < len(self.members) else None

    def named(self) -> Iterator[tuple[str, "JsonNode"]]:
        """The members or elements, each with the part of a pointer that names it."""
        if isinstance(self.members, dict):
            return ((escaped(name), node) for name, node in self.members.items())
        return ((str(index), node) for index, node in enumerate(self.members))


INDEX_DIGITS = 18


class Places(Mapping[str, JsonPlace]):
    """The place of every value, by JSON Pointer; pointers are made only when they are asked for."""

    def __init__(self, root: JsonNode, lines: Lines) -> None:
        self._root = root
        self._lines = lines

    def __getitem__(self, pointer: str) -> JsonPlace:
        node = self._node(pointer)
        if node is None:
            raise KeyError(pointer)
        key = None if node.key is None else self._lines.span(*node.key)
        return JsonPlace(key, self._lines.span(node.start, node.end))

    def found(self, pointer: str) -> Found | None:
        """Where a value stands, as offsets."""
        node = self._node(pointer)
        if node is None:
            return None
        inside = self._lines.text[node.start] in "{["
        return Found(node.start, node.start + 1 if inside else node.end, node.key)

    def _node(self, pointer: str) -> JsonNode | None:
        before, *parts = pointer.split("/")
        node: JsonNode | None = None if before else self._root
        for part in parts:
            if node is not None:
                node = node.member(unescaped(part))
        return node

    def __iter__(self) -> Iterator[str]:
        open_nodes = [("", self._root)]
        while open_nodes:
            pointer, node = open_nodes.pop()
            yield pointer
            inside = [(f"{pointer}/{name}", inner) for name, inner in node.named()]
            open_nodes += reversed(inside)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Positions(NamedTuple):
    """Every value's place, and the duplicate keys (whose last value counts), the first hundred."""

    places: Places
    duplicates: tuple[Duplicate, ...]

    def nearest(self, pointer: str) -> JsonPlace:
        """The place of the value at `pointer`, else of the closest value that holds it."""
        while pointer and pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places[pointer]
