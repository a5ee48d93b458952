"""The published schemas, generated from the models and cured of what other programs refuse.

Against what Pydantic writes by itself: a union of a string and an object becomes one schema with
both types side by side (no `oneOf`, no `discriminator`), language maps are closed, and no `null`,
no default and no made-up title is left.
"""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from timeline.format.models.entity import Entity
from timeline.format.models.event import Event
from timeline.format.models.shape import Shape
from timeline.format.models.source import Source
from timeline.format.models.timeline import Timeline
from timeline.format.models.vocabulary import SCHEMA_VERSION

MODELS: dict[str, type[Shape]] = {
    "event": Event,
    "entity": Entity,
    "source": Source,
    "timeline": Timeline,
}


class Generator(GenerateJsonSchema):
    """Pydantic's generator with the rule of shapes."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No title: the property's name is its title."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The value's schema: the default is that the property is absent."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A map whose keys are closed by `propertyNames`."""
        json_schema: JsonSchemaValue = {"type": "object"}
        if "min_length" in schema:
            json_schema["minProperties"] = schema["min_length"]
        if "keys_schema" in schema:
            json_schema["propertyNames"] = self.generate_inner(schema["keys_schema"])
        if "values_schema" in schema:
            json_schema["additionalProperties"] = self.generate_inner(schema["values_schema"])
        return json_schema

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """The schema as it is: properties and examples keep the order of the models."""
        return value

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """The members, kept apart until all definitions are known."""
        return {UNION: [self.generate_inner(choice) for choice in schema["choices"].values()]}


UNION = "x-union"
NOT_MERGED = frozenset({"type", "title", "description", "examples"})
RENAMED = {"ge": "minimum", "le": "maximum"}
NAMED = frozenset({"properties", "dependentSchemas"})
PLAIN = frozenset({"examples", "enum", "const", "required", "dependentRequired"})
ORDER = (
    "description", "$ref", "type", "const", "enum", "minLength", "maxLength", "pattern", "minimum",
    "maximum", "minItems", "uniqueItems", "items", "minProperties", "required", "properties",
    "propertyNames", "additionalProperties", "dependentRequired", "dependentSchemas", "allOf", "if",
    "then", "else", "examples",
)  # fmt: skip


def merged(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with every union as one schema, types and keywords side by side, in order."""
    if not isinstance(schema, dict):
        return schema
    types: list[str] = []
    whole: dict[str, Any] = {}
    for member in schema.get(UNION, ()):
        found = _found(member, definitions)
        types.append(found["type"])
        whole |= {key: word for key, word in found.items() if key not in NOT_MERGED}
    whole |= {RENAMED.get(str(key), str(key)): word for key, word in schema.items() if key != UNION}
    if types:
        whole["type"] = types
    return {key: _word(key, whole[key], definitions) for key in ORDER if key in whole}


def _found(member: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in member:
        member = definitions[member["$ref"].removeprefix("#/$defs/")]
    return member


def _word(key: str, word: Any, definitions: dict[str, Any]) -> Any:
    if key in PLAIN:
        return word
    if key in NAMED:
        return {name: merged(schema, definitions) for name, schema in word.items()}
    if key == "allOf":
        return [merged(schema, definitions) for schema in word]
    return merged(word, definitions)


def _used(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_used, schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema["$ref"].removeprefix("#/$defs/")} if "$ref" in schema else set()
    return own.union(*map(_used, schema.values()))


def _reachable(body: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    names: set[str] = set()
    fresh = _used(body)
    while fresh:
        names |= fresh
        fresh = set().union(*(_used(definitions[name]) for name in fresh)) - names
    return {name: definitions[name] for name in sorted(names)}


def schema_of(kind: str) -> dict[str, Any]:
    """The published schema (draft 2020-12) of one kind of file."""
    body = MODELS[kind].model_json_schema(schema_generator=Generator)
    raw = body.pop("$defs", {})
    definitions = {name: merged(definition, raw) for name, definition in raw.items()}
    body = dict(merged(body, raw))
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:timeline-events:{SCHEMA_VERSION}:{kind}",
        "title": f"timeline {kind}, version {SCHEMA_VERSION}",
    }
    return head | body | {"$defs": _reachable(body, definitions)}
