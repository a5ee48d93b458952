"""JSON Pointers (RFC 6901): the place of a value in a record as text, and back."""

from collections.abc import Iterable
from typing import Any

# The way from the root of a record to a value: keys and list indices.
Steps = tuple[str | int, ...]


def escaped(name: str) -> str:
    """A key as a part of a pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def unescaped(part: str) -> str:
    """The key that a part of a pointer stands for."""
    return part.replace("~1", "/").replace("~0", "~") if "~" in part else part


def pointer_of(steps: Iterable[str | int]) -> str:
    """The pointer to a place: keys and list indices from the root; "" is the root."""
    return "".join(f"/{escaped(str(step))}" for step in steps)


def steps_of(pointer: str) -> tuple[str, ...]:
    """The place that a pointer names, list indices as they are written."""
    return tuple(map(unescaped, pointer.split("/")[1:]))


def value_at(value: Any, steps: Iterable[str | int]) -> Any:
    """What stands in a value at a place; None where there is nothing."""
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
