"""Where one value of a sound JSON text stands, without a map of all its values.

For the places of findings: a text of a few kilobytes has hundreds of values, of which a report
names one or two. `scan` makes the whole map, and the reasons why a text is not sound.
"""

import re
from collections.abc import Iterable

from timeline.jsonio.places import Found
from timeline.jsonio.scan import NUMBER, SPACE, STRING, WORD, decoded

# Possessive: what is between two brackets is read once, and nothing is kept to go back to.
_BRACKET = re.compile(
    r'[^"{}\[\]]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"{}\[\]]*+)*+([{}\[\]])', re.DOTALL
)
_MEMBER = re.compile(
    r'("[^"\\]*+(?:\\.[^"\\]*+)*+")[ \t\n\r]*+:[ \t\n\r]*+()'  # the key, and where
    r'(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^"{}\[\],\s]++|(?=[{\[]))',  # its value begins
    re.DOTALL,
)
_BETWEEN = re.compile(r"[ \t\n\r]*+,?[ \t\n\r]*+")


def seek(text: str, path: Iterable[str | int]) -> Found | None:
    """Where the value stands that these keys and indexes lead to; None where there is none.

    Of a key that stands twice in an object, the last one counts, as for every parser. The text
    must be sound JSON: of another one the answer means nothing.
    """
    at, key = _space(text, 0), None
    for part in path:
        inner = _member(text, at, part)
        if inner is None:
            return None
        at, key = inner
    return Found(at, at + 1 if text[at] in "{[" else _end(text, at), key)


def _space(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _next(text: str, at: int) -> int:
    """The offset behind white space and a comma."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _member(text: str, at: int, part: str | int) -> tuple[int, tuple[int, int] | None] | None:
    """Where a member or element of what begins at `at` begins, and its key."""
    if text[at] == "{":
        return _keyed(text, at, str(part))
    if text[at] != "[" or not str(part).isdecimal():
        return None
    at, left = _space(text, at + 1), int(part)
    while text[at] != "]":
        if not left:
            return at, None
        at, left = _next(text, _end(text, at)), left - 1
    return None


def _keyed(text: str, at: int, name: str) -> tuple[int, tuple[int, int]] | None:
    found, quoted, escapes = None, f'"{name}"', "\\" in text
    at = _space(text, at + 1)
    while member := _MEMBER.match(text, at):
        key, start, behind = member[1], member.start(2), member.end()
        if key == quoted or (escapes and decoded(key) == name):
            found = start, member.span(1)
            if not escapes and text.find(quoted, start) < 0:
                break  # it does not stand there a second time
        at = _next(text, _end(text, start) if behind == start else behind)
    return found


def _end(text: str, at: int) -> int:
    """The offset behind the value that begins at `at`."""
    if text[at] in "{[":
        depth = 1
        at += 1
        while depth:
            bracket = _BRACKET.match(text, at)
            if bracket is None:
                return len(text)
            depth += 1 if bracket[1] in "{[" else -1
            at = bracket.end()
        return at
    value = STRING.match(text, at) or NUMBER.match(text, at) or WORD.match(text, at)
    return value.end() if value else at + 1
