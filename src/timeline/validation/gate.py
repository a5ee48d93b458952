"""The gate of one file: bytes to a record of the right shape, or the findings that say why not."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import jiter

from timeline import jsonio
from timeline.findings import Finding, Related
from timeline.format import schema
from timeline.format.models.vocabulary import ID_PATTERN, LANGUAGE_PATTERN
from timeline.text import did_you_mean
from timeline.validation.positions import Map

Record = dict[str, Any]
_FEW = 8
_ACTOR = re.compile(r".*/(?:(?:participants|places|debtor|creditor)/[0-9]+|by)", re.DOTALL)
_AT_KEY = ("shape/unknown-key", "shape/excluded-key", "shape/key-pattern")


class Passed(NamedTuple):
    """A file behind the gate: its record, or None, and what is wrong with it.

    `rest` is what can still be judged in a file that did not pass: it without its wrong parts.
    """

    record: Record | None
    findings: tuple[Finding, ...] = ()
    rest: Record | None = None


def enter(kind: str, path: str, data: bytes) -> Passed:
    """The record of a file's bytes, if they are JSON of the right shape."""
    try:
        record = jsonio.parse(data)
    except jsonio.JsonError as error:
        if error.reason == "duplicate-key":
            return _doubled(kind, path, data)
        return Passed(None, (_syntax(path, error),))
    line_ends = (_line_ends(path, data),) if b"\r" in data else ()
    if schema.is_valid(kind, record):
        return Passed(record, line_ends)
    return _refused(kind, path, data, record, line_ends)


def _refused(
    kind: str, path: str, data: bytes, record: Any, findings: tuple[Finding, ...]
) -> Passed:
    from timeline.validation.salvage import salvaged  # only a file that failed needs it

    found = (*findings, *_shape(kind, path, data, record))
    return Passed(None, found, salvaged(kind, record))


def _doubled(kind: str, path: str, data: bytes) -> Passed:
    """The verdict on a file with duplicate keys: these, and what is wrong if the last counts."""
    found = tuple(_duplicates(path, data))
    try:
        record = jiter.from_json(data, allow_inf_nan=False)
    except ValueError:
        return Passed(None, found)
    if schema.is_valid(kind, record):
        return Passed(None, found, record)
    return _refused(kind, path, data, record, found)


def _line_ends(path: str, data: bytes) -> Finding:
    count = data.count(b"\r")
    column = len(data[: data.index(b"\r")].decode("utf-8").rpartition("\n")[2]) + 1
    line = data.count(b"\n", 0, data.index(b"\r")) + 1
    return Finding(
        path,
        line,
        column,
        "file/line-ends",
        "a line ends as on Windows (CR)" if count == 1 else f"{count} lines end as on Windows (CR)",
        severity="warning",
        help="'timeline validate --fix' writes line feeds",
    )


def _syntax(path: str, error: jsonio.JsonError) -> Finding:
    found = Finding(path, error.line, error.column, error.rule, error.message)
    return found._replace(
        end_line=error.span.end_line, end_column=error.span.end_column, help=error.hint
    )


def _duplicates(path: str, data: bytes) -> Iterator[Finding]:
    for twice in jsonio.locate(data).duplicates:
        line, column, end_line, end_column = twice.second
        first = Related(path, twice.first.line, twice.first.column, "it stands here first")
        yield Finding(
            path,
            line,
            column,
            "json/duplicate-key",
            f"the key '{twice.name}' stands twice in this object",
            twice.pointer,
            "error",
            end_line,
            end_column,
            "keep one of them",
            (first,),
        )


def _shape(kind: str, path: str, data: bytes, record: Any) -> Iterator[Finding]:
    where = Map(path, data)
    errors = schema.errors(kind, record)
    for error in errors:
        at_key = error.rule in _AT_KEY
        area = where.key(error.pointer) if at_key else where.value(error.pointer)
        line, column, end_line, end_column = area
        yield Finding(
            path,
            line,
            column,
            error.rule,
            error.message,
            error.pointer,
            "error",
            end_line,
            end_column,
            remedy(error),
        )
    if _model_accepts(kind, data):
        message = "the schema refuses the file, but the model accepts it"
        yield Finding(path, 0, 0, "tool/engines-disagree", message)


def _model_accepts(kind: str, data: bytes) -> bool:
    """Whether Pydantic takes the file after all; it is loaded only here, for a file that failed."""
    from pydantic import ValidationError

    from timeline.format import models

    try:
        getattr(models, kind.capitalize()).model_validate_json(data)
    except ValidationError:
        return False
    return True


def remedy(error: schema.ShapeError) -> str | None:
    """What to do about an error of shape, where there is more to say than what is wrong."""
    if error.rule == "shape/unknown-key":
        return did_you_mean(error.name, error.expected) or _known_keys(error.expected)
    if error.rule == "shape/choice" and isinstance(error.value, str):
        return did_you_mean(error.value, [str(word) for word in error.expected])
    if error.rule == "shape/key-pattern":
        return _language(error.name)
    if error.rule == "shape/pattern" and error.expected == ID_PATTERN:
        return _id(str(error.value))
    if error.rule == "shape/type" and "object" in error.expected and isinstance(error.value, str):
        return f'write {{"name": "{error.value}"}}' if _is_actor(error.pointer) else None
    return None


def _known_keys(keys: Sequence[str]) -> str | None:
    """The keys that there are, where they are few enough to be read."""
    if not 0 < len(keys) <= _FEW:
        return None
    listed = ", ".join(f"'{key}'" for key in keys)
    return f"the keys here are {listed}"


def _is_actor(pointer: str) -> bool:
    return _ACTOR.fullmatch(pointer) is not None


def _language(name: str) -> str | None:
    """The language tag that was probably meant, by its letters' case and its hyphens."""
    parts = name.replace("_", "-").split("-")
    shaped = [parts[0].lower(), *(_subtag(part) for part in parts[1:])]
    meant = "-".join(shaped)
    if meant != name and re.fullmatch(LANGUAGE_PATTERN, meant):
        return f"did you mean '{meant}'?"
    return None


def _subtag(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper()


def _id(value: str) -> str | None:
    """An id made of what was written."""
    meant = re.sub("[^a-z0-9]+", "-", value.lower()).strip("-")
    return f"did you mean '{meant}'?" if meant and meant != value else None
