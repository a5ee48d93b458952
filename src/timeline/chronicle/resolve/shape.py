"""How a `when` or a `due` is read: its points, and the events that it is counted from."""

from collections.abc import Iterator
from typing import Any

POINT_KEYS = ("earliest", "latest", "relative")


class Faulty(Exception):
    """A time that cannot be worked out: the reason, the place and what is wrong there."""

    def __init__(self, reason: str, pointer: str, message: str) -> None:
        self.reason = reason
        self.pointer = pointer
        self.message = message


def anchors_of(time: Any, pointer: str) -> tuple[tuple[str, str], ...]:
    """Every event that a `when` or `due` refers to, with the JSON Pointer of the reference."""
    if not isinstance(time, dict):
        return ()
    return tuple(_references(time, pointer))


def _references(time: dict[str, Any], pointer: str) -> Iterator[tuple[str, str]]:
    if "relative" in time:
        to = time.get("to")
        yield (to if isinstance(to, str) else ""), f"{pointer}/to"
    for key in ("start", "end", "earliest", "latest"):
        point = time.get(key)
        if isinstance(point, dict):
            yield from _references(point, f"{pointer}/{key}")


def is_undated(time: dict[str, Any]) -> bool:
    """Only words for the time, or a zone."""
    return not any(key in time for key in (*POINT_KEYS, "start", "end"))
