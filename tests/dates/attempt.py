"""Parsing as a value: what came out, or the refusal."""

from collections.abc import Callable
from typing import TypeVar

from timeline.dates import DateError, parse

T = TypeVar("T")


def attempt(text: str, parser: Callable[[str], T] = parse) -> T | DateError:  # type: ignore[assignment]  # the default fixes T
    """What the parser makes of a text: a value or its own error; any other error passes."""
    try:
        return parser(text)
    except DateError as error:
        return error
