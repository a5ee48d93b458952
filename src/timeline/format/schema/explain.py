"""What a validator found, explained: one mistake is one error, at the place where it was made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

import jsonschema_rs

from timeline.format.schema.error import RULES, ShapeError
from timeline.format.schema.words import message
from timeline.jsonio.limits import DEPTH
from timeline.jsonio.pointer import Steps, pointer_of, value_at


def explained(
    validator: jsonschema_rs.Draft202012Validator, schema: dict[str, Any], record: Any
) -> list[ShapeError]:
    """The ways in which a record differs from the schema, sorted by place; empty if none.

    Of more than a thousand mistakes the first thousand are told, and that there are more.
    """
    alien: list[ShapeError] = []
    plain = _plain(record, (), alien)
    found = [*islice(_found(validator, schema, plain, record), MOST + 1), *alien[:MOST]]
    rest = [ShapeError("", "shape/other", "", TOO_MANY, "", None, None)]
    told = [*_merged(found[:MOST]), *(rest if len(found) > MOST else ())]
    return sorted(_without_echoes(told), key=lambda error: (error.pointer, error.rule))


MOST = 1000
TOO_MANY = f"more than {MOST} mistakes of shape in one file; the others are not listed"


def _plain(value: Any, place: Steps, alien: list[ShapeError]) -> Any:
    """The value with null for what JSON cannot hold; each such place is added to `alien`."""
    if isinstance(value, dict) and len(place) < DEPTH:
        return {
            _sound(str(key)): _plain(item, (*place, str(key)), alien) for key, item in value.items()
        }
    if isinstance(value, list) and len(place) < DEPTH:
        return [_plain(item, (*place, index), alien) for index, item in enumerate(value)]
    if value is None or (isinstance(value, str | int | float) and _is_json(value)):
        return value
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    error = ShapeError(pointer_of(place), "shape/type", "type", "", name, value, JSON_TYPES)
    alien.append(error._replace(message=message(error)))
    return None


def _is_json(value: str | int | float) -> bool:
    if isinstance(value, float):
        return abs(value) < float("inf")
    return not isinstance(value, str) or _sound(value) == value


def _sound(text: str) -> str:
    """The text with lone surrogates as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


JSON_TYPES = ("string", "number", "boolean", "array", "object")


def _found(
    validator: jsonschema_rs.Draft202012Validator, schema: dict[str, Any], plain: Any, record: Any
) -> Iterator[ShapeError]:
    for error in validator.iter_errors(plain):
        keyword, expected, because = _expectation(error, schema)
        rule = RULES.get(error.kind.name, "shape/other")
        for name, place in _places(error):
            there = value_at(record, place)
            found = ShapeError(pointer_of(place), rule, keyword, "", name, there, expected, because)
            yield found._replace(message=message(found))


def _places(error: jsonschema_rs.ValidationError) -> Iterator[tuple[str, list[str | int]]]:
    """The key in question and the exact place, once for each key."""
    place = list(error.instance_path)
    kind = error.kind
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
        yield from ((key, [*place, key]) for key in kind.unexpected)
    elif isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
        yield str(kind.property), place
    elif isinstance(kind, jsonschema_rs.ValidationErrorKind.PropertyNames):
        key = str(kind.error.instance)
        yield key, [*place, key]
    else:
        names = [part for part in place if isinstance(part, str)]
        yield (names[-1] if names else ""), place


def _expectation(
    error: jsonschema_rs.ValidationError, schema: dict[str, Any]
) -> tuple[str, Any, tuple[str, ...]]:
    """The schema's word, what it asks for, and the keys that make it ask."""
    path = list(error.schema_path)
    keyword = error.kind.name
    if keyword == "additionalProperties":
        return keyword, tuple(value_at(schema, path[:-1]).get("properties", ())), ()
    if keyword == "required":
        return _needed(error, path, schema)
    if keyword == "falseSchema":
        return _excluded(path, schema)
    words = value_at(schema, path)
    if keyword in ("type", "enum", "const"):
        return keyword, tuple(words) if isinstance(words, list) else (words,), ()
    return keyword, words, ()


def _needed(
    error: jsonschema_rs.ValidationError, path: list[str | int], schema: dict[str, Any]
) -> tuple[str, Any, tuple[str, ...]]:
    """The keys of which one is needed, and the keys or the choice that need it."""
    name = str(error.kind.as_dict()["property"])
    if path[-1] == "dependentRequired":
        needs = value_at(schema, path)
        given = error.instance if isinstance(error.instance, dict) else {}
        because = tuple(key for key in needs if name in needs[key] and key in given)
        return "dependentRequired", (name,), because
    if path[-2:-1] == ["then"]:
        condition = value_at(schema, [*path[:-2], "if"])
        absent = [key for key, word in condition["properties"].items() if word is False]
        return "then", (name, *absent), _choice(condition)
    return "required", (name,), ()


def _excluded(path: list[str | int], schema: dict[str, Any]) -> tuple[str, Any, tuple[str, ...]]:
    """What a key at the end of the schema path cannot stand beside, or the only thing it can."""
    step = str(path[-3])
    if step in ("then", "else"):
        return step, None, _choice(value_at(schema, [*path[:-3], "if"]))
    return "dependentSchemas", None, (step,)


def _choice(condition: dict[str, Any]) -> tuple[str, ...]:
    """The key of a condition and its values; empty if it only asks which keys are absent."""
    for key in condition.get("required", ()):
        word = condition["properties"][key]
        return (key, *word.get("enum", [word.get("const")]))
    return ()


def _merged(found: Iterable[ShapeError]) -> list[ShapeError]:
    """The errors with those of one place and rule as one, all their reasons together."""
    single: dict[tuple[str, str, str], ShapeError] = {}
    for error in found:
        key = (error.pointer, error.rule, error.name)
        first = single.get(key, error)
        because = tuple(dict.fromkeys((*first.because, *error.because)))
        joined = first._replace(because=because)
        single[key] = joined._replace(message=message(joined))
    return list(single.values())


def _without_echoes(found: list[ShapeError]) -> Iterator[ShapeError]:
    """The errors without those that only follow from another one at the same object."""
    leading = {error.pointer for error in found if error.rule in LEADING}
    deciding = {error.pointer for error in found if error.rule in DECIDING}
    unknown: defaultdict[str, list[str]] = defaultdict(list)
    for error in found:
        if error.rule == "shape/unknown-key":
            unknown[_parent(error.pointer)].append(error.name)
    for error in found:
        if error.rule in FOLLOWING and error.pointer in leading:
            continue
        if error.rule == "shape/missing-key" and _misspelt(error, unknown[error.pointer]):
            continue
        if error.rule == "shape/excluded-key" and _is_beside(error, deciding):
            continue
        yield error


LEADING = ("shape/type", "shape/too-short")
# At one place, a wrong type or an empty text says it all.
FOLLOWING = ("shape/choice", "shape/pattern")
DECIDING = ("shape/type", "shape/choice")
MOST_UNKNOWN = 100


def _misspelt(error: ShapeError, unknown: list[str]) -> bool:
    """Whether a missing key stands there under an unknown name that resembles it."""
    few = unknown[:MOST_UNKNOWN]
    return any(get_close_matches(name, few, n=1, cutoff=0.6) for name in error.expected)


def _is_beside(error: ShapeError, deciding: set[str]) -> bool:
    """Whether the key that decides is itself reported."""
    return f"{_parent(error.pointer)}/{error.because[0]}" in deciding


def _parent(place: str) -> str:
    return place.rpartition("/")[0]
