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
    there = _read(root / change.path)
    if there == change.before:
        return
    if change.before is None:
        raise Conflict(change.path, "exists already")
    raise Conflict(change.path, "was changed by another program meanwhile")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
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
    for number, change in enumerate(changes):
        target = root / change.path
        if change.after is None:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(stage / str(number), change.after, sync=each)
        if change.before is not None:
            shutil.copymode(target, stage / str(number))
    if not each and hasattr(os, "sync"):
        os.sync()


def _put(path: Path, data: bytes, *, sync: bool) -> None:
    with path.open("xb") as file:
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())


def _seal(stage: Path, changes: Sequence[Change]) -> None:
    """The moment from which the changes count: the journal gets its name."""
    entries = [[change.path, _digest(change.before), _digest(change.after)] for change in changes]
    unsealed = stage / f"{JOURNAL}.new"
    _put(unsealed, json.dumps(entries).encode(), sync=True)
    os.replace(unsealed, stage / JOURNAL)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _settle(root: Path) -> tuple[str, ...]:
    stage = root / FOLDER
    try:
        entries = json.loads((stage / JOURNAL).read_bytes())
    except FileNotFoundError:
        shutil.rmtree(stage, ignore_errors=True)
        return ()
    notes = tuple(_applied(root, stage, entries))
    # The seal goes last: a process that is killed here finds everything in place, and goes on.
    shutil.rmtree(stage)
    return notes


def _applied(
    root: Path, stage: Path, entries: Iterable[tuple[str, str | None, str | None]]
) -> Iterator[str]:
    for number, (path, before, after) in enumerate(entries):
        staged, target = stage / str(number), root / path
        there = _digest(_read(target))
        if there == after:
            staged.unlink(missing_ok=True)
        elif after is None and there == before:
            target.unlink(missing_ok=True)
        elif there == before and staged.exists():
            os.replace(staged, target)
        elif staged.exists():
            os.replace(staged, root / f"{path}{SAVED}")
            yield f"{path}: another program wrote it meanwhile; ours is kept as '{path}{SAVED}'"
