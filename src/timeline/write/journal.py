"""The journal of a run that makes several changes; only this folder's own journal is believed.

A timeline may come from a stranger, with anything in it. So a journal names the inode and the
change time of a file beside it, which no clone, archive or copy brings along and nobody can set,
and it counts for the files of a timeline only.
"""

import json
import os
import stat
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from timeline import files
from timeline.errors import Refused
from timeline.files import atomic

FOLDER = files.WRITING
JOURNAL = files.JOURNAL
# The file that binds a journal to the folder it was written in.
MARK = "mark"
_MOST = 1 << 30  # bytes of a journal, and of a file that is compared


class JournalEntry(NamedTuple):
    """One change: a path, and the digests of what was there and of what is to be."""

    path: str
    before: str | None
    after: str | None


def digest(data: bytes | None) -> str | None:
    """What stands in a journal for the content of a file; None for no file."""
    return None if data is None else sha256(data).hexdigest()


def seal(stage: Path, entries: Iterable[JournalEntry]) -> None:
    """The moment from which the changes count: the journal gets its name."""
    atomic.put(f"{stage}/{MARK}", b"")
    unsealed = f"{stage}/{JOURNAL}.new"
    record = {"mark": _identity(stage / MARK), "changes": list(entries)}
    atomic.put(unsealed, json.dumps(record).encode())
    os.replace(unsealed, stage / JOURNAL)
    atomic.sync_folder(str(stage))


def _identity(path: Path) -> list[int]:
    """What a file has that no other one gets."""
    state = os.lstat(path)
    return [state.st_ino, state.st_ctime_ns]


def unsettled(root: Path, also: Collection[str] = ()) -> list[JournalEntry] | None:
    """The changes that an interrupted run left to be made, None where it had not sealed them.

    `also` are files beside those of the timeline that may be among them. `Refused` where
    anything else lies there.
    """
    stage = root / FOLDER
    try:
        _require_own(root, stage)
        if not os.path.lexists(stage / JOURNAL):
            return None
        entries = _entries(files.read_bytes(f"{stage}/{JOURNAL}", _MOST), stage)
        for number, entry in enumerate(entries):
            _check(stage / str(number), entry, also)
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        why = "nested too deeply" if isinstance(error, RecursionError) else why
        raise Refused(
            f"{FOLDER}: not the journal of an interrupted run in this folder: {why};"
            " nothing was changed",
            hint=f"look at '{FOLDER}' and remove it",
        ) from error
    return entries


def _require_own(root: Path, stage: Path) -> None:
    """ValueError for a place that no run of ours made."""
    state = os.lstat(stage)
    if not stat.S_ISDIR(state.st_mode):
        raise ValueError("it is no folder")
    owners = {os.lstat(root).st_uid, os.geteuid()} if hasattr(os, "geteuid") else {state.st_uid}
    if state.st_uid not in owners:
        raise ValueError("it belongs to another user")


def _entries(data: bytes, stage: Path) -> list[JournalEntry]:
    record = json.loads(data)
    if not isinstance(record, dict) or not isinstance(record.get("changes"), list):
        raise ValueError("its text is not that of a journal")
    if not os.path.lexists(stage / MARK) or record.get("mark") != _identity(stage / MARK):
        raise ValueError("it was written elsewhere")
    return [_entry(change) for change in record["changes"]]


def _entry(change: object) -> JournalEntry:
    if isinstance(change, list) and len(change) == 3:
        path, *digests = change
        if isinstance(path, str) and all(one is None or isinstance(one, str) for one in digests):
            return JournalEntry(path, *digests)
    raise ValueError("its text is not that of a journal")


def _check(staged: Path, entry: JournalEntry, also: Collection[str]) -> None:
    """ValueError where a change is none of a timeline's, or is not what was to be made."""
    if not is_own(entry.path, also):
        raise ValueError(
            f"'{entry.path}' is no file of a timeline"
            " (if 'timeline init' was stopped here, run it again)"
        )
    if os.path.lexists(staged) and digest(content(str(staged))) != entry.after:
        raise ValueError(f"'{FOLDER}/{staged.name}' was changed")


def content(path: str) -> bytes:
    """The bytes of a regular file, however many."""
    return files.read_bytes(path, _MOST)


def is_own(path: str, also: Collection[str] = ()) -> bool:
    """Whether a path is that of a file of a timeline: nothing else is changed with others."""
    top, *below = path.split("/")
    if path == files.SETTINGS or path in also:
        return True
    named = path.endswith(".json") and all(map(files.is_plain, below))
    return bool(below) and top in files.FOLDERS.values() and named
