"""Folder to timeline: reads every file once, leaves out what the schema refuses."""

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar, overload

from timeline import jsonio
from timeline.chronicle import settings
from timeline.chronicle.timeline import Timeline
from timeline.chronicle.unread import stray, unreadable
from timeline.files import FOLDERS, LINK, find_root, of_kind, read_bytes, within
from timeline.findings import Finding
from timeline.format import schema
from timeline.format.untyped import Record

__all__ = [
    "FOLDERS", "find_root", "load", "misshapen", "read_bytes", "records", "taken", "without_events",
]  # fmt: skip

T = TypeVar("T", bound=Timeline)
Progress = Callable[[int], None]
Report = Callable[[Finding], None]


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
    problems: list[Finding] = []
    timeline = without_events(root, problems.append, into=into)
    entries = timeline.entries
    for path, record in records(root, "event", timeline.settings.max_bytes, problems.append):
        if _is_first(entries, path, record, problems.append):
            timeline.add(record, path)
            if progress is not None:
                progress(len(entries))
    timeline.problems = tuple(sorted(problems))
    return timeline


def without_events(root: Path, report: Report, *, into: type[T]) -> T:
    """The timeline at `root`, an `into`, without its events: settings, entities and sources."""
    chosen = settings.read(root)

    def found(kind: str) -> dict[str, Record]:
        first: dict[str, Record] = {}
        for path, record in records(root, kind, chosen.max_bytes, report):
            if _is_first(first, path, record, report):
                first[record["id"]] = record
        return first

    return into(chosen, root=root, entities=found("entity"), sources=found("source"))


def _is_first(known: Collection[str], path: str, record: Record, report: Report) -> bool:
    if record["id"] not in known:
        return True
    report(taken(record["id"], path))
    return False


def taken(id: str, path: str, line: int = 0) -> Finding:
    """The finding on an event whose id another file, or another line, had before."""
    other = "line" if line else "file"
    return Finding(path, line, 0, "id/duplicate", f"the id '{id}' is taken by another {other}")


def records(root: Path, kind: str, limit: int, report: Report) -> Iterator[tuple[str, Record]]:
    """Path and record of every good file of a kind, by path, one at a time.

    A file of more than `limit` bytes is none; what is left out goes to `report`.
    """
    is_valid = schema.checker(kind)
    links: list[str] = []
    top = os.fspath(root)
    names = of_kind(top, kind, links)
    for name in links:
        report(stray(within(top, name), "symbolic-link", LINK))
    for name in names:
        path = within(top, name)
        try:
            record = jsonio.parse(read_bytes(name, limit))
        except (OSError, jsonio.JsonError) as error:
            report(_unreadable(path, error))
            continue
        if is_valid(record):
            yield path, record
        else:
            report(misshapen(kind, record, path))


def misshapen(kind: str, record: Any, path: str, line: int = 0) -> Finding:
    """The finding on a record that the schema refuses: its first mistake."""
    first = schema.errors(kind, record)[0]
    place = first.pointer or ("the line" if line else "the file")
    return Finding(path, line, 0, first.rule, f"{place}: {first.message}")


def _unreadable(path: str, error: OSError | jsonio.JsonError) -> Finding:
    if isinstance(error, OSError):
        return unreadable(path, error)
    return Finding(path, error.line, error.column, error.rule, error.message)
