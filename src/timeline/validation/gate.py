"""The gate of one file: bytes to a record of the right shape, or the findings that say why not."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import jiter

from timeline import jsonio
from timeline.findings import Finding, Related
from timeline.format import schema
from timeline.format.untyped import Record
from timeline.validation.positions import Map
from timeline.validation.remedy import remedy
from timeline.validation.tree import SUFFIX

_AT_KEY = ("shape/unknown-key", "shape/excluded-key", "shape/key-pattern")


class Passed(NamedTuple):
    """A file behind the gate: its record, or None, and what is wrong with it.

    `rest` is what can still be judged in a file that did not pass: it without its wrong parts;
    `read` is what stands there, if it is JSON. A `fix` of a finding was not tried yet.
    """

    record: Record | None
    findings: tuple[Finding, ...] = ()
    rest: Record | None = None
    read: Any = None


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
        return Passed(record, line_ends, read=record)
    return _refused(kind, path, data, record, line_ends)


def _refused(
    kind: str, path: str, data: bytes, record: Any, findings: tuple[Finding, ...]
) -> Passed:
    from timeline.validation.salvage import salvaged  # only a file that failed needs it

    found = (*findings, *_shape(kind, path, data, record))
    return Passed(None, found, salvaged(kind, record), record)


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
        "a line has a Windows line ending (CR)"
        if count == 1
        else f"{count} lines have Windows line endings (CR)",
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
        first = Related(path, twice.first.line, twice.first.column, "it appears here first")
        yield Finding(
            path,
            line,
            column,
            "json/duplicate-key",
            f"the key '{twice.name}' appears twice in this object",
            twice.pointer,
            "error",
            end_line,
            end_column,
            "keep one of them",
            (first,),
        )


def _shape(kind: str, path: str, data: bytes, record: Any) -> Iterator[Finding]:
    where = Map(path, data)
    stem = PurePosixPath(path).name.removesuffix(SUFFIX)
    errors = schema.errors(kind, record)
    for error in errors:
        at_key = error.rule in _AT_KEY
        area = where.key(error.pointer) if at_key else where.value(error.pointer)
        line, column, end_line, end_column = area
        advice = remedy(error, stem)
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
            advice.help,
            fix=advice.fix,
        )
