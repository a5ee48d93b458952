"""The canonical form of a file: one spelling for each content, so that a diff shows a change.

UTF-8, with escapes for characters that nobody sees or that reorder what is read; keys in the order
of the published schema, those of language maps and identifiers sorted, unknown keys last as they
came; two spaces a level; an object or list that holds no other one and fits in 100 columns on one
line, else a member or element a line; numbers in their shortest exact spelling; LF and a final
newline. Inside `extensions` order and numbers stay.
"""

from collections.abc import Iterable, Mapping
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jiter

from timeline.jsonio.limits import INTEGER_MAX
from timeline.jsonio.unseen import quoted

WIDTH = 100
SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
# The least decimal exponent that is written out as zeros after the point.
LEAST_PLAIN = -7
# Objects of different keys whose order is remembered, for each place of a schema.
PLANS = 256

VERBATIM: Mapping[str, Any] = {}
# Arithmetic that never rounds.
EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def dumps(record: Any, kind: str = "event") -> bytes:
    """The canonical bytes of a record; numbers keep all their digits if `parse_exact` read it."""
    return (_written(record, _layout(kind), "", 0) + "\n").encode()


@cache
def _layout(kind: str) -> "_Layout":
    data = (SCHEMAS / f"{kind}.schema.json").read_bytes()
    document = jiter.from_json(data)
    return _Layout(document, document["$defs"])


class _Layout:
    """What a schema says of how a value is written: the order of keys, and the layouts below.

    Made once for each schema of a document, and on demand, since schemas may refer to themselves:
    to look up each value's schema anew took 40 % of the time of writing it.
    """

    def __init__(self, schema: Mapping[str, Any], names: Mapping[str, Any]) -> None:
        self._names = names
        self._properties: Mapping[str, Any] = schema.get("properties", {})
        more = schema.get("additionalProperties", VERBATIM)
        self._more: Mapping[str, Any] = more if isinstance(more, dict) else VERBATIM
        self._items: Mapping[str, Any] = schema.get("items", VERBATIM)
        self._is_map = more != VERBATIM and not self._properties
        self._known: dict[str, tuple[str, _Layout]] = {}
        self.plans: dict[tuple[str, ...], tuple[tuple[str, str, _Layout], ...]] = {}
        """For objects of the same keys, as most are: each key as written, as `plan` gave it."""
        self.exact = not schema
        """Whether what has this layout is carried unchanged."""

    def plan(self, keys: tuple[str, ...]) -> "tuple[tuple[str, str, _Layout], ...]":
        """The keys of an object as they are written: what stands before each value, its layout."""
        if len(self.plans) >= PLANS:
            self.plans.clear()
        found = self.plans[keys] = tuple((key, *self._member(key)) for key in self._order(keys))
        return found

    def _order(self, keys: tuple[str, ...]) -> Iterable[str]:
        known = self._properties
        if known:
            some = [key for key in known if key in keys]
            return some + [key for key in keys if key not in known]
        return sorted(keys) if self._is_map else keys

    def _member(self, key: str) -> "tuple[str, _Layout]":
        """What stands before a member of an object, and the member's layout."""
        if key not in self._properties:
            return f"{quoted(key)}: ", self.more
        if key not in self._known:
            self._known[key] = f"{quoted(key)}: ", self._below(self._properties[key])
        return self._known[key]

    @cached_property
    def more(self) -> "_Layout":
        """The layout of members that the schema does not name."""
        return self._below(self._more)

    @cached_property
    def items(self) -> "_Layout":
        """The layout of a list's items."""
        return self._below(self._items)

    def _below(self, schema: Mapping[str, Any]) -> "_Layout":
        while "$ref" in schema:
            schema = self._names[schema["$ref"].removeprefix("#/$defs/")]
        return _Layout(schema, self._names)


def _written(value: Any, layout: _Layout, indent: str, used: int) -> str:
    """The value as text, continuing a line in which `used` columns are taken."""
    if isinstance(value, dict):
        return _object(value, layout, indent, used)
    if isinstance(value, list | tuple):
        inner, below = f"{indent}  ", layout.items
        parts = [
            quoted(item) if item.__class__ is str else _written(item, below, inner, len(inner))
            for item in value
        ]
        return _block("[]", parts, not any(map(_is_nested, value)), indent, used)
    return _scalar(value, exact=layout.exact)


def _object(value: Mapping[str, Any], layout: _Layout, indent: str, used: int) -> str:
    inner = f"{indent}  "
    width = len(inner)
    parts = []
    is_flat = True
    keys = tuple(value)
    for key, head, below in layout.plans.get(keys) or layout.plan(keys):
        one = value[key]
        if one.__class__ is str:  # most values are, and no schema changes how they are written
            parts.append(head + quoted(one))
        else:
            is_flat = is_flat and not _is_nested(one)
            parts.append(head + _written(one, below, inner, width + len(head)))
    return _block("{}", parts, is_flat, indent, used)


def _block(brackets: str, parts: list[str], is_flat: bool, indent: str, used: int) -> str:
    """What holds no other object or list, and fits, on one line; else a part a line."""
    if is_flat:
        line = f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
        if not parts or used + len(line) <= WIDTH:
            return line
    body = f",\n{indent}  ".join(parts)
    return f"{brackets[0]}\n{indent}  {body}\n{indent}{brackets[1]}"


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list | tuple)


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
        plain = repr(value)
        is_shortest = plain[-1].isdigit() and "e" not in plain and not plain.endswith(".0")
        shortest = plain if is_shortest else number(Decimal(plain))
        return plain if exact else shortest
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
