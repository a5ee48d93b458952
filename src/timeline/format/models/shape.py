"""The material that every model is made of: frozen objects, absent-never-null, need and exclude.

What Pydantic judges and what the generated schema says come from the same declarations here, so
that the two cannot drift apart: see `Shape`.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    Strict,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

T = TypeVar("T")
# Keys, each with other keys that it needs or excludes.
Keys = Mapping[str, tuple[str, ...]]


class Absent:
    """Marks an optional property: it may be left out, but `null` is not a value."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The schema of the value itself, without the `null` that the annotation allows."""
        schema = handler(source)
        if schema["type"] != "nullable":
            raise TypeError(f"{source!r} is not an optional type")
        inner: CoreSchema = schema["schema"]
        return inner


# A value, or nothing at all (`None` in Python, no key in JSON; never `null`).
Maybe = Annotated[T | None, Absent()]


def maybe(description: str, *examples: Any, alias: str | None = None) -> Any:
    """A field that may be left out, with what the schema says of it."""
    return Field(default=None, alias=alias, description=description, examples=list(examples))


def _some(items: tuple[T, ...]) -> tuple[T, ...]:
    # Not `min_length`: Pydantic would count only the sound items and report a second error.
    if not items:
        raise PydanticCustomError("empty_list", "expected at least one item")
    return items


def _distinct(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(items)) != len(items):
        raise PydanticCustomError("unique_items", "the same item stands twice")
    return items


# A list of at least one: no key, not an empty list, says that there is none.
Items = Annotated[
    tuple[T, ...], Strict(False), Field(json_schema_extra={"minItems": 1}), AfterValidator(_some)
]

# A list of at least one, none of them twice.
Distinct = Annotated[
    tuple[T, ...],
    Strict(False),
    Field(json_schema_extra={"minItems": 1, "uniqueItems": True}),
    AfterValidator(_some),
    AfterValidator(_distinct),
]


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number_type", "expected a number")
    if value != value or value in (float("inf"), float("-inf")):
        raise PydanticCustomError("finite_number", "expected a finite number")
    return value


def _whole(value: Any) -> Any:
    """`3.0` as `3`: JSON Schema's integers are values, not spellings."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# A number as it was written: 3172 stays an integer.
Number = Annotated[int | float, PlainValidator(_number), WithJsonSchema({"type": "number"})]

Whole = Annotated[int, BeforeValidator(_whole)]


def json_type(value: Any) -> str | None:
    """The JSON type of a value by which a union is told apart."""
    if isinstance(value, str):
        return "string"
    if isinstance(value, Mapping | BaseModel):
        return "object"
    return "array" if isinstance(value, list | tuple) else None


def by_json_type(expected: str) -> Discriminator:
    """The discriminator of a union whose members differ in their JSON type."""
    return Discriminator(
        json_type,
        custom_error_type="json_type_mismatch",
        custom_error_message=f"expected {expected}",
    )


class Shape(BaseModel):
    """A frozen, closed, strict object; alternatives are keys with need and exclude rules.

    `needs`: a key and the keys that must stand beside it. `excludes`: a key and the keys that must
    not. `one_of`: at least one of these; the first is the one asked for. `choice_excludes`: a key,
    its values, and the keys that must not stand beside those. `pairs`: a key, its value, and the
    key that stands exactly beside that value. `least`: how many keys at least; `least_with`: the
    same where a certain key stands.
    """

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", use_attribute_docstrings=False
    )

    needs: ClassVar[Keys] = {}
    excludes: ClassVar[Keys] = {}
    one_of: ClassVar[tuple[str, ...]] = ()
    choice_excludes: ClassVar[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = ()
    pairs: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    least: ClassVar[int] = 0
    least_with: ClassVar[Mapping[str, int]] = {}

    def to_record(self) -> dict[str, Any]:
        """The object as a record: plain dicts and lists, absent keys absent, in field order."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    @model_validator(mode="after")
    def _keys_agree(self) -> Self:
        given = {_written(type(self), name) for name in self.model_fields_set}
        _check_needs(type(self), given)
        _check_excludes(type(self), given)
        for key, values, banned in self.choice_excludes:
            if getattr(self, key) in values:
                _refuse(given, banned, f"{key}: {getattr(self, key)}")
        for key, value, other in self.pairs:
            _check_pair(given, f"{key}: {value}", getattr(self, key) == value, other)
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The object's schema with its need and exclude rules."""
        schema = handler(core_schema)
        handler.resolve_ref_schema(schema).update(key_rules(cls))
        return schema


def _written(model: type[Shape], name: str) -> str:
    return model.model_fields[name].alias or name


def _check_needs(model: type[Shape], given: set[str]) -> None:
    for key in sorted(given & set(model.needs)):
        for other in model.needs[key]:
            if other not in given:
                raise PydanticCustomError(
                    "missing_key", "'{key}' needs '{other}'", {"key": key, "other": other}
                )
    if model.one_of and not given & set(model.one_of):
        raise PydanticCustomError(
            "missing_key", "expected one of {keys}", {"keys": ", ".join(model.one_of)}
        )
    least = max([model.least, *(n for key, n in model.least_with.items() if key in given)])
    if len(given) < least:
        raise PydanticCustomError(
            "too_few_keys", "expected at least {least} keys", {"least": least}
        )


def _check_excludes(model: type[Shape], given: set[str]) -> None:
    for key in sorted(given & set(model.excludes)):
        _refuse(given, model.excludes[key], key)


def _refuse(given: set[str], banned: tuple[str, ...], because: str) -> None:
    for other in banned:
        if other in given:
            raise PydanticCustomError(
                "excluded_key",
                "'{other}' cannot stand beside '{key}'",
                {"key": because, "other": other},
            )


def _check_pair(given: set[str], choice: str, chosen: bool, other: str) -> None:
    if chosen and other not in given:
        raise PydanticCustomError(
            "missing_key", "'{key}' needs '{other}'", {"key": choice, "other": other}
        )
    if other in given and not chosen:
        raise PydanticCustomError(
            "excluded_key", "'{other}' stands only beside '{key}'", {"key": choice, "other": other}
        )


def key_rules(model: type[Shape]) -> dict[str, Any]:
    """The need and exclude rules of a model as JSON Schema keywords (draft 2020-12)."""
    rules: dict[str, Any] = {}
    if model.least:
        rules["minProperties"] = model.least
    if model.needs:
        rules["dependentRequired"] = {key: list(need) for key, need in model.needs.items()}
    dependent: dict[str, Any] = {
        key: {"properties": dict.fromkeys(banned, False)} for key, banned in model.excludes.items()
    }
    for key, least in model.least_with.items():
        dependent.setdefault(key, {})["minProperties"] = least
    if dependent:
        rules["dependentSchemas"] = dependent
    conditions = [
        *_one_of_rule(model),
        *map(_choice_rule, model.choice_excludes),
        *map(_pair_rule, model.pairs),
    ]
    if len(conditions) == 1:
        rules |= conditions[0]
    elif conditions:
        rules["allOf"] = conditions
    return rules


def _one_of_rule(model: type[Shape]) -> list[dict[str, Any]]:
    if not model.one_of:
        return []
    first, *others = model.one_of
    absent = dict.fromkeys(others, False)
    return [
        {"if": {"properties": absent}, "then": {"required": [first], "properties": {first: True}}}
    ]


def _choice_rule(rule: tuple[str, tuple[str, ...], tuple[str, ...]]) -> dict[str, Any]:
    key, values, banned = rule
    return {
        "if": {"properties": {key: {"enum": list(values)}}, "required": [key]},
        "then": {"properties": dict.fromkeys(banned, False)},
    }


def _pair_rule(pair: tuple[str, str, str]) -> dict[str, Any]:
    key, value, other = pair
    return {
        "if": {"properties": {key: {"const": value}}, "required": [key]},
        "then": {"required": [other], "properties": {other: True}},
        "else": {"properties": {other: False}},
    }
