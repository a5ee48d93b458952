"""What is wrong with a shape, in words: lower case, values in quotes, one printable line."""

from collections.abc import Iterable
from typing import Any

from timeline.format.schema.error import ShapeError


def message(error: ShapeError) -> str:
    """What is wrong, from all else that the error says."""
    match error.rule:
        case "shape/unknown-key":
            return f"unknown key {_shown(error.name)}"
        case "shape/missing-key":
            return _missing(error)
        case "shape/excluded-key":
            return _stands(error)
        case "shape/choice":
            return f"{_shown(error.value)} is not one of {_list(error.expected, 'or')}"
        case "shape/type":
            return f"expected {_types(error.expected)}, found {_kind(error.value)}"
    subject = error.name if error.rule == "shape/key-pattern" else error.value
    return f"{_shown(subject)} {_limit(error.keyword, error.expected)}"


def _missing(error: ShapeError) -> str:
    one = len(error.expected) == 1
    wanted = f"'{error.name}'" if one else f"one of {_list(error.expected, 'or')}"
    if not error.because:
        return f"{wanted} is missing"
    if error.keyword == "then":
        return f"{wanted} is missing; {_chosen(error.because)} needs it"
    verb = "needs" if len(error.because) == 1 else "need"
    return f"{wanted} is missing; {_list(error.because, 'and')} {verb} it"


def _stands(error: ShapeError) -> str:
    if error.keyword == "else":
        return f"'{error.name}' stands only beside {_chosen(error.because)}"
    if error.keyword == "then":
        return f"'{error.name}' cannot stand beside {_chosen(error.because)}"
    return f"'{error.name}' cannot stand beside {_list(error.because, 'and')}"


def _chosen(because: tuple[str, ...]) -> str:
    return f"{because[0]} {_list(because[1:], 'or')}"


def _limit(keyword: str, expected: Any) -> str:
    return {
        "maxLength": f"is longer than {expected} characters",
        "maximum": f"is more than {expected}",
        "minItems": "is empty; leave the key out to say nothing",
        "minLength": "is empty; leave the key out to say nothing",
        "minProperties": "says too little; "
        + ("leave the key out to say nothing" if expected == 1 else f"needs {expected} keys"),
        "minimum": f"is less than {expected}",
        "pattern": f"does not match {expected}",
        "propertyNames": f"does not match {expected}",
        "uniqueItems": "holds the same item twice",
    }.get(keyword, f"fails '{keyword}'")


def _shown(value: Any) -> str:
    """A value in a message, cut to a readable length."""
    if isinstance(value, dict):
        return "the object"
    if isinstance(value, list):
        return "the list"
    shown = f"'{_printable(value)}'" if isinstance(value, str) else str(value).lower()
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 2]}…'"


SHOWN = 60


def _printable(text: str) -> str:
    """The text with line breaks, controls and lone surrogates as escapes: a message is one line."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _kind(value: Any) -> str:
    """What a value is, in JSON's words."""
    if value is None:
        return "null; leave the key out to say nothing"
    if isinstance(value, bool):
        return f"the boolean {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {_shown(value)}"
    if isinstance(value, str):
        return f"the string {_shown(value)}"
    names = {"dict": "an object", "list": "a list"}
    return names.get(type(value).__name__, f"a bare {type(value).__name__}; write it in quotes")


def _types(expected: Any) -> str:
    words = {
        "string": "a string",
        "object": "an object",
        "array": "a list",
        "number": "a number",
        "integer": "a whole number",
        "boolean": "true or false",
    }
    return " or ".join(words[name] for name in expected)


def _list(words: Iterable[Any], last: str) -> str:
    *most, final = [f"'{word}'" for word in words] or ["nothing"]
    return f"{', '.join(most)} {last} {final}" if most else final
