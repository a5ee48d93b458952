"""The verdict on a record's shape: the published schema, compiled once, offline.

`is_valid` is the fast way that every load takes (a few microseconds a record). `errors` explains a
record that failed: one mistake is one error, at the place where it was made.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jiter
import jsonschema_rs

FOLDER = Path(__file__).parent / "schemas"


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


def text(kind: str) -> bytes:
    """The published schema of a kind of file, as it is shipped."""
    return (FOLDER / f"{kind}.schema.json").read_bytes()


@cache
def document(kind: str) -> dict[str, Any]:
    """The published schema of a kind of file, parsed."""
    return jiter.from_json(text(kind))  # type: ignore[no-any-return]  # an object by construction


@cache
def _compiled(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        document(kind), offline=True, pattern_options=jsonschema_rs.RegexOptions()
    )


@cache
def checker(kind: str) -> Callable[[Any], bool]:
    """The compiled check of one kind, for loops: raises ValueError on what JSON cannot hold."""
    return _compiled(kind).is_valid


def is_valid(kind: str, record: Any) -> bool:
    """Whether a record, as `jsonio.parse` gives it, has the shape of its kind.

    Values that JSON cannot hold do not pass where the schema asks for a type.
    """
    try:
        return checker(kind)(record)
    except ValueError:
        return False


def errors(kind: str, record: Any) -> list[ShapeError]:
    """Every way in which a record differs from the schema, sorted by place; empty if none."""
    alien: list[ShapeError] = []
    found = _merged([*_found(kind, _plain(record, (), alien), record), *alien])
    return sorted(_without_echoes(found), key=lambda error: (error.pointer, error.rule))


def _plain(value: Any, place: tuple[str | int, ...], alien: list[ShapeError]) -> Any:
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
    error = ShapeError(pointer(place), "shape/type", "type", "", name, value, JSON_TYPES)
    alien.append(error._replace(message=_message(error)))
    return None


def _is_json(value: str | int | float) -> bool:
    if isinstance(value, float):
        return abs(value) < float("inf")
    return not isinstance(value, str) or _sound(value) == value


def _sound(text: str) -> str:
    """The text with lone surrogates as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


JSON_TYPES = ("string", "number", "boolean", "array", "object")
DEPTH = 64


def _found(kind: str, plain: Any, record: Any) -> Iterator[ShapeError]:
    for error in _compiled(kind).iter_errors(plain):
        keyword, expected, because = _expectation(error, document(kind))
        rule = RULES.get(error.kind.name, "shape/other")
        for name, place in _places(error):
            found = ShapeError(
                pointer(place), rule, keyword, "", name, _at(record, place), expected, because
            )
            yield found._replace(message=_message(found))


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
        return keyword, tuple(_at(schema, path[:-1]).get("properties", ())), ()
    if keyword == "required":
        return _needed(error, path, schema)
    if keyword == "falseSchema":
        return _excluded(path, schema)
    words = _at(schema, path)
    if keyword in ("type", "enum", "const"):
        return keyword, tuple(words) if isinstance(words, list) else (words,), ()
    return keyword, words, ()


def _needed(
    error: jsonschema_rs.ValidationError, path: list[str | int], schema: dict[str, Any]
) -> tuple[str, Any, tuple[str, ...]]:
    """The keys of which one is needed, and the keys or the choice that need it."""
    name = str(error.kind.as_dict()["property"])
    if path[-1] == "dependentRequired":
        needs = _at(schema, path)
        given = error.instance if isinstance(error.instance, dict) else {}
        because = tuple(key for key in needs if name in needs[key] and key in given)
        return "dependentRequired", (name,), because
    if path[-2:-1] == ["then"]:
        condition = _at(schema, [*path[:-2], "if"])
        absent = [key for key, word in condition["properties"].items() if word is False]
        return "then", (name, *absent), _choice(condition)
    return "required", (name,), ()


def _excluded(path: list[str | int], schema: dict[str, Any]) -> tuple[str, Any, tuple[str, ...]]:
    """What a key at the end of the schema path cannot stand beside, or the only thing it can."""
    step = str(path[-3])
    if step in ("then", "else"):
        return step, None, _choice(_at(schema, [*path[:-3], "if"]))
    return "dependentSchemas", None, (step,)


def _choice(condition: dict[str, Any]) -> tuple[str, ...]:
    """The key of a condition and its values; empty if it only asks which keys are absent."""
    for key in condition.get("required", ()):
        word = condition["properties"][key]
        return (key, *word.get("enum", [word.get("const")]))
    return ()


def _at(value: Any, place: Iterable[str | int]) -> Any:
    """What stands at a place; None where there is nothing."""
    for part in place:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def pointer(place: Iterable[str | int]) -> str:
    """A place as a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in place)


def _merged(found: Iterable[ShapeError]) -> list[ShapeError]:
    """The errors with those of one place and rule as one, all their reasons together."""
    single: dict[tuple[str, str, str], ShapeError] = {}
    for error in found:
        key = (error.pointer, error.rule, error.name)
        first = single.get(key, error)
        because = tuple(dict.fromkeys((*first.because, *error.because)))
        joined = first._replace(because=because)
        single[key] = joined._replace(message=_message(joined))
    return list(single.values())


def _without_echoes(found: list[ShapeError]) -> Iterator[ShapeError]:
    """The errors without those that only follow from another one at the same object."""
    leading = {error.pointer for error in found if error.rule in LEADING}
    for error in found:
        if error.rule in FOLLOWING and error.pointer in leading:
            continue
        if error.rule == "shape/missing-key" and _misspelt(error, found):
            continue
        if error.rule == "shape/excluded-key" and _condition_is_wrong(error, found):
            continue
        yield error


LEADING = ("shape/type", "shape/too-short")
FOLLOWING = ("shape/choice", "shape/pattern")
"""At one place, a wrong type or an empty text says it all."""


def _misspelt(error: ShapeError, found: list[ShapeError]) -> bool:
    """Whether a missing key stands there under an unknown name that resembles it."""
    from difflib import get_close_matches  # only a failed file needs it

    unknown = [
        other.name
        for other in found
        if other.rule == "shape/unknown-key" and _parent(other.pointer) == error.pointer
    ]
    return any(get_close_matches(name, unknown, n=1, cutoff=0.6) for name in error.expected)


def _condition_is_wrong(error: ShapeError, found: list[ShapeError]) -> bool:
    """Whether the key that decides is itself reported."""
    parent = _parent(error.pointer)
    deciding = {f"{parent}/{key}" for key in error.because[:1]}
    return any(
        other.pointer in deciding and other.rule in ("shape/type", "shape/choice")
        for other in found
    )


def _parent(place: str) -> str:
    return place.rpartition("/")[0]


RULES = {
    "additionalProperties": "shape/unknown-key",
    "const": "shape/choice",
    "enum": "shape/choice",
    "falseSchema": "shape/excluded-key",
    "maxLength": "shape/too-long",
    "maximum": "shape/out-of-range",
    "minItems": "shape/too-few",
    "minLength": "shape/too-short",
    "minProperties": "shape/too-few",
    "minimum": "shape/out-of-range",
    "pattern": "shape/pattern",
    "propertyNames": "shape/key-pattern",
    "required": "shape/missing-key",
    "type": "shape/type",
    "uniqueItems": "shape/not-unique",
}
"""The name of the finding for each keyword that the published schemas use."""


def _message(error: ShapeError) -> str:
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
