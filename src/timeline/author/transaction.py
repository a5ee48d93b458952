"""Changes to files, all or none: staged, sealed by a journal, then moved into place.

Until the journal is in place nothing has changed; after it everything will, if not by this
process, then by the next one that writes. So a full disk or a killed process never leaves half a
file, and never half of an import.
"""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from timeline.author.lock import locked
from timeline.errors import Refused

FOLDER = ".timeline-writing"
JOURNAL = "journal.json"
SAVED = ".saved"
"""The ending of a file that could not go where it belonged, since another program wrote there."""

Entry = tuple[str, str | None, str | None]
"""A line of the journal: a path, and the digests of what was there and of what is to be."""

_SYNC_ONE_BY_ONE = 16  # more files are brought to disk by one call for all


class Change(NamedTuple):
    """What is to become of one file. Paths are relative to the root, with forward slashes.

    `before` are the bytes that were read, None where there was no file; `after` the bytes to be
    there, None to remove it.
    """

    path: str
    before: bytes | None
    after: bytes | None


class Conflict(Refused):
    """Another program wrote a file after it was read; nothing was changed."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}; nothing was changed")
        self.path = path


def commit(root: Path, changes: Iterable[Change]) -> tuple[str, ...]:
    """Make all changes or none.

    Returns a note for each file of an interrupted earlier run that had to be put aside. Raises
    `Conflict` where a file is not as it was read, `Refused` where it cannot be written.
    """
    wanted = [change for change in changes if change.before != change.after]
    with locked(root):
        notes = _settle(root)
        for change in wanted:
            _require_unchanged(root, change)
        if wanted:
            _write(root, wanted)
    return notes


def settle(root: Path) -> tuple[str, ...]:
    """Finish or undo what an interrupted process left; see `commit` for what is returned."""
    if not (root / FOLDER).exists():
        return ()
    with locked(root):
        return _settle(root)


def _require_unchanged(root: Path, change: Change) -> None:
    target = f"{root}/{change.path}"
    if change.before is None and not os.path.lexists(target):
        return
    there = _read(target)
    if there == change.before:
        return
    if change.before is None:
        raise Conflict(change.path, "exists already")
    raise Conflict(change.path, "was changed by another program meanwhile")


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"{path}: cannot be read: {error.strerror}") from error


def _write(root: Path, changes: Sequence[Change]) -> None:
    stage = root / FOLDER
    try:
        stage.mkdir()
        _stage(root, stage, changes)
        _seal(stage, changes)
    except OSError as error:
        shutil.rmtree(stage, ignore_errors=True)
        raise Refused(_reason(error)) from error
    except BaseException:
        if not (stage / JOURNAL).exists():
            shutil.rmtree(stage, ignore_errors=True)
        raise
    _settle(root)


def _reason(error: OSError) -> str:
    what = "the disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error))
    return f"cannot write: {what.lower()}; nothing was changed"


def _stage(root: Path, stage: Path, changes: Sequence[Change]) -> None:
    each = len(changes) <= _SYNC_ONE_BY_ONE
    for folder in sorted({change.path.rpartition("/")[0] for change in changes}):
        (root / folder).mkdir(parents=True, exist_ok=True)
        # Before the seal: afterwards there is no way back.
        if not os.access(root / folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, f"{folder}: {os.strerror(errno.EACCES)}")
    for number, change in enumerate(changes):
        if change.after is None:
            continue
        staged = f"{stage}/{number}"
        _put(staged, change.after, sync=each)
        if change.before is not None:
            shutil.copymode(f"{root}/{change.path}", staged)
    if not each and hasattr(os, "sync"):
        os.sync()


def _put(path: str, data: bytes, *, sync: bool) -> None:
    # Without the layers of `open`: an import writes thousands of files.
    handle = os.open(path, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if sync:
            os.fsync(handle)
    finally:
        os.close(handle)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def _seal(stage: Path, changes: Sequence[Change]) -> None:
    """The moment from which the changes count: the journal gets its name."""
    entries = [[change.path, _digest(change.before), _digest(change.after)] for change in changes]
    unsealed = f"{stage}/{JOURNAL}.new"
    _put(unsealed, json.dumps(entries).encode(), sync=True)
    os.replace(unsealed, stage / JOURNAL)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _settle(root: Path) -> tuple[str, ...]:
    stage = root / FOLDER
    try:
        entries = _entries((stage / JOURNAL).read_bytes())
    except FileNotFoundError:
        shutil.rmtree(stage, ignore_errors=True)
        return ()
    except ValueError as error:
        raise Refused(
            f"{FOLDER}/{JOURNAL}: not the journal of an interrupted run; nothing was changed",
            hint=f"look at '{FOLDER}' and remove it",
        ) from error
    try:
        notes = tuple(_applied(root, stage, entries))
    except OSError as error:
        raise Refused(
            f"{error.filename}: cannot be changed: {error.strerror}",
            hint=f"the changes wait in '{FOLDER}'; the next command that writes goes on with them",
        ) from error
    # The seal goes last: a process that is killed here finds everything in place, and goes on.
    shutil.rmtree(stage)
    return notes


def _entries(data: bytes) -> list[Entry]:
    """What the journal says; ValueError for what `_seal` has not written.

    A folder may come from a stranger, with a journal in it: it must reach nothing outside.
    """
    entries = json.loads(data)
    if not isinstance(entries, list):
        raise ValueError("not a list")
    for entry in entries:
        path, *digests = entry if isinstance(entry, list) and len(entry) == 3 else [None]
        if not isinstance(path, str) or not _is_inside(path):
            raise ValueError(f"{path!r} is no path in the timeline")
        if not all(digest is None or isinstance(digest, str) for digest in digests):
            raise ValueError("not a digest")
    return [(path, before, after) for path, before, after in entries]


def _is_inside(path: str) -> bool:
    parts = path.casefold().split("/")
    return not set(parts) & {"", ".", "..", ".git"} and not set(path) & set("\\:\0")


def _applied(root: Path, stage: Path, entries: Iterable[Entry]) -> Iterator[str]:
    for number, (path, before, after) in enumerate(entries):
        staged, target = f"{stage}/{number}", f"{root}/{path}"
        if before is None and not os.path.lexists(target):
            _move(staged, target)
            continue
        there = _digest(_read(target))
        if there == after:
            Path(staged).unlink(missing_ok=True)
        elif after is None and there == before:
            Path(target).unlink(missing_ok=True)
        elif there == before:
            _move(staged, target)
        elif _move(staged, f"{target}{SAVED}"):
            yield f"{path}: another program wrote it meanwhile; ours is kept as '{path}{SAVED}'"


def _move(staged: str, target: str) -> bool:
    """Put a staged file in its place; False where an earlier run has done so already."""
    try:
        os.replace(staged, target)
    except FileNotFoundError:
        if not os.path.lexists(staged):
            return False
        Path(target).parent.mkdir(parents=True, exist_ok=True)  # gone since the seal
        os.replace(staged, target)
    return True
