"""Mapping files: what a person said of an import, kept as TOML for the next one."""

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from timeline import files
from timeline.errors import ProjectError, TimelineError
from timeline.format.untyped import Record
from timeline.importers.rows import columns

# Bytes of a mapping file.
MOST = 1 << 20
_NAMES = ("source", "format")
_FLAGS = ("entities",)
_PAIRS = ("map", "split")
_TABLES = ("options", *_PAIRS)


def read(path: str) -> Record | None:
    """What a mapping file says: `source`, `format`, `entities` and the tables; None without a file.

    Raises `TimelineError` for what it cannot hold.
    """
    try:
        data = files.read_bytes(os.path.realpath(path), MOST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        found = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TimelineError(f"{path}: not valid TOML: {error}") from error
    _require(path, found)
    names = {name: found.get(name, "") for name in _NAMES}
    flags = {name: found.get(name, False) for name in _FLAGS}
    return {**names, **flags, **{name: found.get(name, {}) for name in _TABLES}}


def _require(path: str, found: Record) -> None:
    for key, value in found.items():
        if (key in _NAMES and isinstance(value, str)) or (
            key in _FLAGS and isinstance(value, bool)
        ):
            continue
        if key not in _TABLES or not isinstance(value, dict):
            raise TimelineError(
                f"{path}: unknown key '{key}'",
                hint="it may have source and format as texts, entities = true, "
                "[options], [map] and [split]",
            )
        for name, one in value.items():
            if not isinstance(one, str if key in _PAIRS else str | bool):
                raise TimelineError(f"{path}: {key}.{name}: expected a text in quotes")
            if key == "options" and name in _PAIRS:
                raise TimelineError(f"{path}: options.{name}", hint=f"columns go under [{name}]")


def written(said: Record) -> str:
    """The text of a mapping file that says this; what is empty is left out."""
    lines = [f"{name} = {_text(said[name])}" for name in _NAMES if said.get(name)]
    lines += [f"{name} = true" for name in _FLAGS if said.get(name)]
    for name in _TABLES:
        some = said.get(name, {}).items()
        entries = {key: one for key, one in some if one or name == "split"}
        if entries:
            lines += ["", f"[{name}]"] if lines else [f"[{name}]"]
            lines += [f"{_text(key)} = {_text(one)}" for key, one in entries.items()]
    return "".join(f"{line}\n" for line in lines)


def _text(value: str | bool) -> str:
    """A value as TOML has it; all but DEL is written as in JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def save(path: str, said: Record) -> None:
    """Write a mapping file that is not there yet."""
    from timeline.files import atomic

    try:
        atomic.write(Path(path), written(said).encode())
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written: {error.strerror}") from error


def with_given(said: Record, given: Record) -> Record:
    """What a file says, with what was given beside it in its place.

    `given` has `source`, `format`, `entities`, `options` and the texts of `--map` and `--split`;
    so has the answer.
    """
    options = {name: one for name, one in given["options"].items() if one}
    return {
        **{name: given[name] or said[name] for name in (*_NAMES, *_FLAGS)},
        "options": {**said["options"], **options},
        **{name: _joined(said[name], _pairs(name, given)) for name in _PAIRS},
    }


def of_given(given: Record) -> Record:
    """What was given, as a file says it; the columns have been understood before."""
    return {**given, **{name: _pairs(name, given) for name in _PAIRS}}


def _pairs(name: str, given: Record) -> dict[str, str]:
    if name == "split":
        return {column: one for column, _, one in map(columns.parted, given[name])}
    found = (text.rpartition("=") for text in given[name])
    return {column.strip(): field.strip() for column, _, field in found}


def _joined(said: Mapping[str, str], given: Mapping[str, str]) -> list[str]:
    kept = {column: value for column, value in said.items() if column not in given}
    return [f"{column}={value}" for column, value in {**kept, **given}.items()]
