"""Single fields of a record set by name, as `--set FIELD=VALUE` does."""

import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

from timeline import jsonio
from timeline.dates.human import read, when_of
from timeline.errors import TimelineError
from timeline.format import schema
from timeline.format.models.vocabulary import LANGUAGE_PATTERN
from timeline.format.untyped import Record
from timeline.jsonio.pointer import steps_of
from timeline.text import did_you_mean

KEPT = ("schema_version", "id", "created", "modified", "revision")


def assign(
    record: Record, assignment: str, *, language: str, today: int | None = None, kind: str = "event"
) -> Record:
    """A copy of `record` with `FIELD=VALUE` carried out; an empty value removes the field.

    FIELD is a path such as `title.es`, `commitment.state`, `claims.0.stance`, or a JSON Pointer.
    VALUE is taken as text; as JSON where it starts like an object, a list or a quoted text, or
    where the format wants a number there. A plain text that gets a second language becomes a map,
    its own words in `language`. `when` takes a human date.
    """
    field, sign, _ = assignment.partition("=")
    if not sign or not field.strip():
        raise TimelineError(f"'{assignment}' is no FIELD=VALUE", hint="write it as 'kind=meeting'")
    steps = _steps(field.strip(), kind)
    copy = deepcopy(record)
    value = _value(copy, steps, assignment, language, today, kind)
    _put(copy, steps, value, language, assignment)
    return copy


def _steps(field: str, kind: str) -> list[str]:
    steps = list(steps_of(field)) if field.startswith("/") else field.split(".")
    known = schema.document(kind)["properties"]
    if steps[0] not in known:
        hint = did_you_mean(steps[0], known) or f"expected one of {', '.join(sorted(known))}"
        owner = "a source" if kind == "source" else f"an {kind}"
        raise TimelineError(f"{owner} has no field '{steps[0]}'", hint=hint)
    if steps[0] in KEPT:
        hint = "'timeline mv' renames it" if steps[0] == "id" else "it is kept by the program"
        raise TimelineError(f"the field '{steps[0]}' cannot be set", hint=hint)
    return steps


def _value(
    record: Record, steps: list[str], assignment: str, language: str, today: int | None, kind: str
) -> Any:
    text = assignment.partition("=")[2]
    if not text:
        return None
    if text[0] in '{["':
        try:
            return jsonio.parse(text.encode())
        except jsonio.JsonError as error:
            raise TimelineError(f"'{text}' is not JSON: {error.message}") from error
    if steps == ["when"]:
        return when_of(read(text), today=today, language=language)
    return _number(record, steps, assignment, language, kind)


def _number(record: Record, steps: list[str], assignment: str, language: str, kind: str) -> Any:
    """The text, or the number that it says where only a number is right."""
    text = assignment.partition("=")[2]
    if not re.fullmatch(r"-?[0-9][0-9.eE+-]*|true|false", text):
        return text
    try:
        other = jsonio.parse(text.encode())
    except jsonio.JsonError:
        return text
    place = "/" + "/".join(steps)

    def fits(value: Any) -> bool:
        trial = deepcopy(record)
        _put(trial, steps, value, language, assignment)
        return not any(error.pointer == place for error in schema.errors(kind, trial))

    return other if fits(other) > fits(text) else text


def _put(record: Record, steps: list[str], value: Any, language: str, assignment: str) -> None:
    here: Any = record
    for step, below in pairwise(steps):
        here = _enter(here, step, below, language, assignment)
    last = steps[-1]
    if isinstance(here, list):
        _put_item(here, last, value, assignment)
    elif value is None:
        here.pop(last, None)
    else:
        here[last] = value


def _enter(here: Any, step: str, below: str, language: str, assignment: str) -> Any:
    """The object or list at `step`, made where there is none; a text becomes one of languages."""
    if isinstance(here, list):
        if step == str(len(here)):
            here.append({})
        place: Any = _index(here, step, len(here), assignment)
        found = here[place]
    else:
        place, found = step, here.get(step)
    if isinstance(found, str) and step == "when" and below in ("tz", "text"):
        start, slash, end = found.partition("/")  # a plain date takes a zone or words beside it
        found = here[place] = {"start": start, "end": end} if slash else {"start": found}
    elif isinstance(found, str) and re.fullmatch(LANGUAGE_PATTERN, below):
        found = here[place] = {language: found}
    elif found is None:
        found = here[place] = [] if below == "0" else {}
    elif isinstance(found, str):
        raise TimelineError(f"'{assignment}': '{step}' is a text and has no '{below}'")
    elif not isinstance(found, dict | list):
        raise TimelineError(f"'{assignment}': '{step}' has no '{below}'")
    return found


def _put_item(items: list[Any], step: str, value: Any, assignment: str) -> None:
    place = _index(items, step, len(items) + (value is not None), assignment)
    if value is None:
        del items[place]
    elif place == len(items):
        items.append(value)
    else:
        items[place] = value


def _index(items: list[Any], step: str, end: int, assignment: str) -> int:
    """The place in a list that a step names, below `end`."""
    if re.fullmatch("[0-9]{1,9}", step) and int(step) < end:
        return int(step)
    there = f"there are {len(items)}" if items else "there are none"
    hint = f"items count from 0; {there}"
    raise TimelineError(f"'{assignment}': there is no item {step}", hint=hint)
