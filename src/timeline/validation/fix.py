"""Remedies: the canonical form of a file, and the fixes of what the judge finds."""

from collections.abc import Iterable
from typing import Any

from timeline import jsonio
from timeline.findings import Fix
from timeline.jsonio.pointer import steps_of

_BOM = b"\xef\xbb\xbf"
_MOST_COMMAS = 1000


def formatted(kind: str, data: bytes) -> bytes:
    """The canonical form of a file; raises JsonError for what cannot be parsed."""
    return jsonio.dumps(jsonio.parse_exact(data), kind)


def readable(data: bytes) -> bytes:
    """The bytes without faults that hide what they say from a program.

    Taken away are a byte order mark, line ends of Windows and commas before a closing bracket.
    What is no JSON after that stays as it is.
    """
    better = data.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for _ in range(_MOST_COMMAS):
        try:
            jsonio.parse(better)
        except jsonio.JsonError as error:
            if error.reason != "trailing-comma":
                return data
            better = better[: error.offset] + better[error.offset + 1 :]
        else:
            return better
    return data


def applied(record: Any, fix: Fix) -> Any:
    """A copy of the record with the fix made; None where there is no such place, or no room."""
    try:
        return _edited(record, steps_of(fix.pointer), fix)
    except (_NoRoom, jsonio.JsonError):  # a file's name may hold what JSON cannot
        return None


def in_order(fixes: Iterable[Fix]) -> list[Fix]:
    """Fixes so that none moves the place of one that follows: what is inside comes first."""
    return sorted(set(fixes), key=lambda fix: (-fix.pointer.count("/"), fix.key, fix))


class _NoRoom(Exception):
    """The place is not there, or a key with the new name is."""


def _edited(value: Any, steps: tuple[str, ...], fix: Fix) -> Any:
    if not steps:
        return _new(fix)
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict) and step in value:
        if fix.key and not rest:
            return _renamed(value, step, _new(fix))
        return value | {step: _edited(value[step], rest, fix)}
    if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        at = int(step)
        return [*value[:at], _edited(value[at], rest, fix), *value[at + 1 :]]
    raise _NoRoom


def _new(fix: Fix) -> Any:
    return jsonio.parse(fix.new.encode("utf-8", "surrogatepass"))


def _renamed(value: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The object with another name for a key, in its place."""
    if new in value:
        raise _NoRoom
    return {new if key == old else key: item for key, item in value.items()}
