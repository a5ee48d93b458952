"""Folder ↔ timeline: finds the root, reads every file once, writes a file whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from timeline import jsonio, schema, settings
from timeline.corpus import Entry, Timeline
from timeline.errors import ProjectError
from timeline.findings import Finding

Record = dict[str, Any]
FOLDERS = {"event": "events", "entity": "entities", "source": "sources"}


def find_root(start: Path) -> Path:
    """The nearest folder upwards from `start` with `timeline.toml`, else with `events/`."""
    start = start.absolute()
    if not start.is_dir():
        raise ProjectError(f"{start}: no such folder", hint="give the folder of a timeline with -C")
    places = (start, *start.parents)
    for mark in (lambda folder: (folder / settings.FILE).is_file(), _has_events):
        found = next(filter(mark, places), None)
        if found is not None:
            return found
    raise ProjectError(
        f"no timeline in '{start}' or above it: neither {settings.FILE} nor events/",
        hint="start one with 'timeline init', or give its folder with -C",
    )


def _has_events(folder: Path) -> bool:
    return (folder / FOLDERS["event"]).is_dir()


def load(root: Path, *, progress: Callable[[int], None] | None = None) -> Timeline:
    """The timeline at `root`: every file that the published schema accepts.

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

    timeline = Timeline(
        chosen, root=root, entities=records("entity"), sources=records("source")
    )
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
        return Finding(path, 0, 0, "file/unreadable", error.strerror or str(error))
    return Finding(path, error.line, error.column, error.rule, error.message)


def json_files(folder: str) -> list[str]:
    """All `.json` paths under `folder`, sorted; symbolic links and hidden folders are not followed.

    A missing folder has none.
    """
    found: list[str] = []
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as items:
                for item in items:
                    if item.name.endswith(".json"):
                        found.append(item.path)
                    elif not item.name.startswith(".") and item.is_dir(follow_symlinks=False):
                        waiting.append(item.path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ProjectError(f"{error.filename}: cannot be read: {error.strerror}") from error
    found.sort()
    return found


def read_bytes(path: str, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; all else is an `OSError` that says why.

    A pipe or a device is never waited for, a symbolic link never followed.
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "a symbolic link; links are not followed") from error
        raise
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        if state.st_size > limit:
            raise OSError(errno.EFBIG, f"{state.st_size:,} bytes; at most {limit:,} are read")
        return os.read(handle, state.st_size + 1)
    finally:
        os.close(handle)


# Not every system has every flag: a link is not followed, a pipe not waited for, bytes stay bytes.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole or not at all: a reader never sees half a file.

    The previous file stays as it was when the disk is full or the process is killed.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
