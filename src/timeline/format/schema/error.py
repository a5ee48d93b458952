"""Errors of shape as values, and the names of their rules."""

from typing import Any, NamedTuple


class ShapeError(NamedTuple):
    """One way in which a record differs from the schema.

    `pointer` (RFC 6901) is the exact place: of an unknown or excluded key that key's own, of a
    missing key the object's. `rule` is the name of the finding, `keyword` the schema's word.
    `name` is the key in question, `value` what was found, `expected` what the schema asks for:
    types, choices, a pattern or a limit, the keys that would do. `because` are the keys that
    exclude or need the one in question; for a choice (keyword "then" or "else"), the key and its
    values.
    """

    pointer: str
    rule: str
    keyword: str
    message: str
    name: str
    value: Any
    expected: Any
    because: tuple[str, ...] = ()


# The name of the finding for each keyword that the published schemas use.
RULES = {
    "additionalProperties": "shape/unknown-key", "const": "shape/choice", "enum": "shape/choice",
    "falseSchema": "shape/excluded-key", "maxLength": "shape/too-long",
    "maximum": "shape/out-of-range", "minItems": "shape/too-few", "minLength": "shape/too-short",
    "minProperties": "shape/too-few", "minimum": "shape/out-of-range", "pattern": "shape/pattern",
    "propertyNames": "shape/key-pattern", "required": "shape/missing-key", "type": "shape/type",
    "uniqueItems": "shape/not-unique",
}  # fmt: skip
