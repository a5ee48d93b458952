"""The canonical form of a file: one spelling for each content, so that a diff shows a change.

UTF-8, with escapes for characters that nobody sees or that reorder what is read; keys in the order
of the published schema, those of language maps and identifiers sorted, unknown keys last as they
came; two spaces a level; an object or list that holds no other one and fits in 100 columns on one
line, else a member or element a line; numbers in their shortest exact spelling; LF and a final
newline. Inside `extensions` order and numbers stay.
"""

from collections.abc import Iterable, Mapping
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jiter

from timeline.jsonio.limits import INTEGER_MAX
from timeline.jsonio.unseen import quoted

WIDTH = 100
SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
LEAST_PLAIN = -7
"""The least decimal exponent that is written out as zeros after the point."""

VERBATIM: Mapping[str, Any] = {}
EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Arithmetic that never rounds."""


def dumps(record: Any, kind: str = "event") -> bytes:
    """The canonical bytes of a record; numbers keep all their digits if `parse_exact` read it."""
    schema = _document(kind)
    return (_written(record, schema, schema["$defs"], "", 0) + "\n").encode()


@cache
def _document(kind: str) -> Mapping[str, Any]:
    data = (SCHEMAS / f"{kind}.schema.json").read_bytes()
    return jiter.from_json(data)  # type: ignore[no-any-return]  # an object by construction


def _written(
    value: Any, schema: Mapping[str, Any], names: Mapping[str, Any], indent: str, used: int
) -> str:
    """The value as text, continuing a line in which `used` columns are taken."""
    if value.__class__ is str:  # most values are, and no schema changes how they are written
        return quoted(value)
    schema = _followed(schema, names)
    inner = f"{indent}  "
    if isinstance(value, dict):
        members = [
            (f"{quoted(key)}: ", value[key], _below(schema, key)) for key in _order(value, schema)
        ]
        return _block("{}", members, names, (indent, inner), used)
    if isinstance(value, list | tuple):
        items = schema.get("items", VERBATIM)
        return _block("[]", [("", item, items) for item in value], names, (indent, inner), used)
    return _scalar(value, exact=not schema)


def _block(
    brackets: str,
    members: list[tuple[str, Any, Mapping[str, Any]]],
    names: Mapping[str, Any],
    indents: tuple[str, str],
    used: int,
) -> str:
    outer, inner = indents
    parts = [
        head + _written(value, schema, names, inner, len(inner) + len(head))
        for head, value, schema in members
    ]
    if not any(isinstance(value, dict | list | tuple) for _, value, _ in members):
        line = f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
        if used + len(line) <= WIDTH or not parts:
            return line
    body = ",\n".join(f"{inner}{part}" for part in parts)
    return f"{brackets[0]}\n{body}\n{outer}{brackets[1]}"


def _followed(schema: Mapping[str, Any], names: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = names[schema["$ref"].removeprefix("#/$defs/")]
    return schema


def _below(schema: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The schema of a member; the empty schema for what is carried unchanged."""
    known: Mapping[str, Any] | None = schema.get("properties", {}).get(key)
    if known is not None:
        return known
    more = schema.get("additionalProperties", VERBATIM)
    return more if isinstance(more, dict) else VERBATIM


def _order(value: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterable[str]:
    known = schema.get("properties", {})
    if known:
        return (
            *(key for key in known if key in value),
            *(key for key in value if key not in known),
        )
    is_map = schema.get("additionalProperties", VERBATIM) != VERBATIM
    return sorted(value) if is_map else value


def _scalar(value: Any, *, exact: bool) -> str:
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, jiter.LosslessFloat):
        spelling = bytes(value).decode()
        return spelling if exact else number(Decimal(spelling))
    if isinstance(value, float):
        shortest = number(Decimal(repr(value)))
        return repr(value) if exact else shortest
    if isinstance(value, Decimal):
        return number(value)
    raise TypeError(f"a {type(value).__name__} is not a JSON value")


def number(value: Decimal) -> str:
    """The shortest exact spelling of a number: `3172` for 3172.0, `0.1`, `1e20`, `1.5e-9`."""
    sign, digits, exponent = EXACT.normalize(value).as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is not a JSON number")
    text = "".join(map(str, digits))
    if not value:
        return "0"
    return ("-" if sign else "") + _spelt(text, exponent)


def _spelt(digits: str, exponent: int) -> str:
    """Digits times a power of ten: written out where that is short and stays exact everywhere."""
    size = len(digits) + exponent
    if (
        exponent >= 0
        and size <= len(str(INTEGER_MAX))
        and int(digits) * 10**exponent <= INTEGER_MAX
    ):
        return digits + "0" * exponent
    if exponent < 0 < size:
        return f"{digits[:size]}.{digits[size:]}"
    if exponent < 0 and size > LEAST_PLAIN + 1:
        return f"0.{'0' * -size}{digits}"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{size - 1}"
