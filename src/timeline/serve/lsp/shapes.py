"""What the published schema says of a place: its keys, its words, what it is for."""

from collections.abc import Iterator

from timeline.format import schema
from timeline.format.untyped import Record
from timeline.jsonio.pointer import Steps

_BRANCHES = ("anyOf", "oneOf", "allOf")


def at(kind: str, steps: Steps) -> list[Record]:
    """The parts of the schema of a kind of file that say what may stand at a place."""
    document = schema.document(kind)
    found = list(_branches(document, document))
    for step in steps:
        inner = (part for one in found for part in _member(one, step))
        found = [branch for part in inner for branch in _branches(part, document)]
    return found


def _branches(part: Record, document: Record) -> Iterator[Record]:
    """A part with all that it refers to and may be instead."""
    yield part
    if "$ref" in part:
        name = str(part["$ref"]).rpartition("/")[2]
        yield from _branches(document["$defs"][name], document)
    for key in _BRANCHES:
        for one in part.get(key, ()):
            yield from _branches(one, document)
    for key in ("then", "else"):
        if key in part:
            yield from _branches(part[key], document)


def _member(part: Record, step: str | int) -> Iterator[Record]:
    if isinstance(step, int):
        if isinstance(part.get("items"), dict):
            yield part["items"]
        return
    properties = part.get("properties", {})
    if step in properties and isinstance(properties[step], dict):
        yield properties[step]
    elif isinstance(part.get("additionalProperties"), dict):
        yield part["additionalProperties"]


def keys(kind: str, steps: Steps) -> dict[str, str]:
    """The keys that an object at a place may have, with what each is."""
    found: dict[str, str] = {}
    for part in at(kind, steps):
        for name, member in part.get("properties", {}).items():
            if isinstance(member, dict):
                told = description(kind, (*steps, name))
                found[name] = found.get(name) or told
    return found


def words(kind: str, steps: Steps) -> list[str]:
    """The words that a place takes, where the format has a list of them."""
    found: dict[str, None] = {}
    for part in at(kind, steps):
        values = [*part.get("enum", ()), *([part["const"]] if "const" in part else ())]
        found.update(dict.fromkeys(one for one in values if isinstance(one, str)))
    return list(found)


def description(kind: str, steps: Steps) -> str:
    """What stands at a place, in the schema's words; "" where it says nothing."""
    return next((str(part["description"]) for part in at(kind, steps) if "description" in part), "")
