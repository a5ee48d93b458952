"""The verdict on a record's shape: the published schema, compiled once, offline.

`is_valid` is the fast way that every load takes (a few microseconds a record). `errors` explains a
record that failed: one mistake is one error, at the place where it was made.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jiter
import jsonschema_rs

from timeline.format.schema.error import RULES, ShapeError

__all__ = [
    "FOLDER", "RULES", "ShapeError", "checker", "compiled", "document", "errors", "is_valid",
    "text",
]  # fmt: skip

FOLDER = Path(__file__).resolve().parents[2] / "schemas"


def text(kind: str) -> bytes:
    """The published schema of a kind of file, as it is shipped."""
    return (FOLDER / f"{kind}.schema.json").read_bytes()


@cache
def document(kind: str) -> dict[str, Any]:
    """The published schema of a kind of file, parsed."""
    return jiter.from_json(text(kind))  # type: ignore[no-any-return]  # an object by construction


@cache
def compiled(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The compiled schema of one kind; needs no network, and follows no address in data."""
    return jsonschema_rs.Draft202012Validator(
        document(kind), offline=True, pattern_options=jsonschema_rs.RegexOptions()
    )


@cache
def checker(kind: str) -> Callable[[Any], bool]:
    """The compiled check of one kind, for loops: raises ValueError on what JSON cannot hold."""
    return compiled(kind).is_valid


def is_valid(kind: str, record: Any) -> bool:
    """Whether a record, as `jsonio.parse` gives it, has the shape of its kind.

    Values that JSON cannot hold do not pass where the schema asks for a type.
    """
    try:
        return checker(kind)(record)
    except ValueError:
        return False


def errors(kind: str, record: Any) -> list[ShapeError]:
    """Every way in which a record differs from the schema, sorted by place; empty if none.

    Of more than a thousand, the first thousand, and one that says so.
    """
    from timeline.format.schema.explain import explained  # only a failed file needs it

    return explained(compiled(kind), document(kind), record)
