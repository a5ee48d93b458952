"""Folder to timeline: reads every file once, leaves out what the schema refuses."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, overload

from timeline import jsonio, schema, settings
from timeline.corpus import Entry, Timeline
from timeline.files import FOLDERS, find_root, json_files, read_bytes, write
from timeline.findings import Finding

__all__ = ["FOLDERS", "find_root", "json_files", "load", "read_bytes", "write"]

Record = dict[str, Any]


T = TypeVar("T", bound=Timeline)
Progress = Callable[[int], None]


@overload
def load(root: Path, *, progress: Progress | None = None) -> Timeline: ...


@overload
def load(root: Path, *, progress: Progress | None = None, into: type[T]) -> T: ...


def load(
    root: Path, *, progress: Progress | None = None, into: type[Timeline] = Timeline
) -> Timeline:
    """The timeline at `root`, an `into`: every file that the published schema accepts.

    A file that fails is left out and named in `problems`; nothing is raised for wrong data.
    """
    chosen = settings.read(root)
    problems: list[Finding] = []

    def records(kind: str) -> dict[str, Record]:
        found: dict[str, Record] = {}
        for path, record in _read_all(root, kind, chosen.max_bytes, problems):
            if _first(found, path, record, problems):
                found[record["id"]] = record
        return found

    timeline = into(chosen, root=root, entities=records("entity"), sources=records("source"))
    entries = timeline.entries
    for path, record in _read_all(root, "event", chosen.max_bytes, problems):
        if _first(entries, path, record, problems):
            entries[record["id"]] = Entry(record, path, timeline)
            if progress is not None:
                progress(len(entries))
    timeline.problems = tuple(sorted(problems))
    return timeline


def _first(known: Any, path: str, record: Record, problems: list[Finding]) -> bool:
    if record["id"] not in known:
        return True
    message = f"the id '{record['id']}' is taken by another file"
    problems.append(Finding(path, 0, 0, "id/duplicate", message))
    return False


def _read_all(
    root: Path, kind: str, limit: int, problems: list[Finding]
) -> Iterator[tuple[str, Record]]:
    """Path and record of every good file of a kind, by path; the others go to `problems`."""
    is_valid = schema.checker(kind)
    base = len(str(root)) + 1
    for name in json_files(str(root / FOLDERS[kind])):
        path = name[base:]
        try:
            record = jsonio.parse(read_bytes(name, limit))
        except (OSError, jsonio.JsonError) as error:
            problems.append(_unreadable(path, error))
            continue
        if is_valid(record):
            yield path, record
        else:
            first = schema.errors(kind, record)[0]
            place = first.pointer or "the file"
            problems.append(Finding(path, 0, 0, "shape/invalid", f"{place}: {first.message}"))


def _unreadable(path: str, error: OSError | jsonio.JsonError) -> Finding:
    if isinstance(error, OSError):
        return Finding(path, 0, 0, "file/unreadable", (error.strerror or str(error)).lower())
    return Finding(path, error.line, error.column, error.rule, error.message)
