"""Where a cursor stands in a JSON text that is perhaps half written."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.jsonio.pointer import Steps

TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"?|[{}\[\]:,]|[^\s{}\[\]:,"]+')


class Cursor(NamedTuple):
    """The place of a cursor: the value or the key that it is in, or that would be written there.

    `steps` lead to the value, or to the object whose key is written. `start` and `end` are the
    offsets of what is there already, both the cursor's own where nothing is. `keys` are the other
    keys of the object around it.
    """

    steps: Steps
    is_key: bool
    start: int
    end: int
    keys: frozenset[str]
    has_colon: bool = False


class _OpenFrame:
    """An object or a list that is open, and what is expected next in it."""

    def __init__(self, is_object: bool) -> None:
        self.is_object = is_object
        self.key: str | None = None
        self.index = 0
        self.in_value = not is_object
        self.keys: set[str] = set()


def cursor_at(text: str, offset: int) -> Cursor:
    """The place of an offset in a text, whether or not the text is JSON."""
    frames: list[_OpenFrame] = []
    tokens = list(TOKEN.finditer(text))
    for number, token in enumerate(tokens):
        if token.start() >= offset and token[0][0] in "{}[]:,":
            return _found(frames, offset, offset, None, tokens[number:])
        if token.end() >= offset and token[0][0] not in "{}[]:,":
            inside = token.start() <= offset
            start, end = token.span() if inside else (offset, offset)
            own = token[0] if inside else None
            return _found(frames, start, end, own, tokens[number + inside :])
        _step(frames, token[0])
    return _found(frames, offset, offset, None, [])


def _step(frames: list[_OpenFrame], token: str) -> None:
    top = frames[-1] if frames else None
    if token in "{[":
        frames.append(_OpenFrame(token == "{"))
    elif token in "}]":
        if frames:
            frames.pop()
    elif top is None:
        return
    elif token == ":":
        top.in_value = True
    elif token == ",":
        top.index += 1
        top.in_value = not top.is_object
    elif top.is_object and not top.in_value:
        top.key = unquoted(token)
        top.keys.add(top.key)


def _found(
    frames: list[_OpenFrame], start: int, end: int, own: str | None, rest: list[re.Match[str]]
) -> Cursor:
    around: list[str | int] = []
    for frame in frames[:-1]:
        around.append((frame.key or "") if frame.is_object else frame.index)
    if not frames:
        return Cursor((), False, start, end, frozenset())
    top = frames[-1]
    is_key = top.is_object and not top.in_value
    keys = top.keys | set(_later_keys(rest))
    if is_key:
        has_colon = bool(rest) and rest[0][0] == ":"
        return Cursor(tuple(around), True, start, end, frozenset(keys), has_colon)
    last = (top.key or "") if top.is_object else top.index
    return Cursor((*around, last), False, start, end, frozenset(keys))


def _later_keys(rest: list[re.Match[str]]) -> Iterator[str]:
    """The keys that follow in the same object."""
    depth = 0
    for number, token in enumerate(rest):
        after = rest[number + 1] if number + 1 < len(rest) else None
        depth += (token[0] in "{[") - (token[0] in "}]")
        if depth < 0:
            return
        if depth == 0 and token[0][0] == '"' and after is not None and after[0] == ":":
            yield unquoted(token[0])


def unquoted(token: str) -> str:
    """What a string says; of one that is not ended, as far as it is written."""
    try:
        return str(json.loads(token))
    except ValueError:
        return token.removeprefix('"').removesuffix('"')
