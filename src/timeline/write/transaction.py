"""Changes to files, all or none: staged, sealed by a journal, then moved into place.

Until the journal is in place nothing has changed; after it everything will, if not by this
process, then by the next one that writes. So a full disk or a killed process never leaves half a
file, and never half of an import. A single change needs no journal: it is one renaming.
"""

import errno
import os
import shutil
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from timeline import files
from timeline.errors import ProjectError, Refused
from timeline.files import atomic
from timeline.write import journal
from timeline.write.journal import FOLDER, JOURNAL, JournalEntry, digest
from timeline.write.lock import locked

# The ending of a file that could not go where it belonged, since another program wrote there.
SAVED = ".saved"

_SYNC_ONE_BY_ONE = 16  # more files are brought to disk by one call for all
_UNCHANGED = "nothing was changed"
_WAITING = f"the changes wait in '{FOLDER}'"


class FileChange(NamedTuple):
    """What is to become of one file. Paths are relative to the root, with forward slashes.

    `before` are the bytes that were read, None where there was no file; `after` the bytes to be
    there, None to remove it. A file takes the rights of the one that it replaces, which is at the
    path `like` where it had another name.
    """

    path: str
    before: bytes | None
    after: bytes | None
    like: str | None = None


class Conflict(Refused):
    """Another program wrote a file after it was read; nothing was changed."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}; {_UNCHANGED}")
        self.path = path


def commit(
    root: Path, changes: Iterable[FileChange], *, also: Collection[str] = ()
) -> tuple[str, ...]:
    """Make all changes or none; `also` are paths beside those of a timeline that may change.

    Returns a note for each file of an interrupted earlier run that had to be put aside. Raises
    `Conflict` where a file is not as it was read, `Refused` where it cannot be written.
    """
    some = changes if isinstance(changes, Sequence) else list(changes)
    with locked(root):
        notes = _settle(root, also)
        wanted = _wanted(root, some, also)
        if wanted:
            _write(root, some, wanted)
    return notes


def rewrite(path: str, before: bytes, after: bytes) -> tuple[str, ...]:
    """Give the file at `path`, which was read as `before`, other bytes; what `commit` returns.

    A file that does not belong to a timeline is written as it is.
    """
    file = Path(path).absolute()
    root = _root(file.parent)
    own = file.relative_to(root).as_posix() if root else ""
    if root and journal.is_own(own):
        return commit(root, [FileChange(own, before, after)])
    with _told(path):
        atomic.tidy([str(file)])
        atomic.write(file, after)
    return ()


@cache
def _root(folder: Path) -> Path | None:
    try:
        return files.find_root(folder)
    except ProjectError:
        return None


def settle(root: Path, *, also: Collection[str] = ()) -> tuple[str, ...]:
    """Finish or undo what an interrupted process left; see `commit` for what is returned."""
    if not os.path.lexists(root / FOLDER):
        return ()
    with locked(root):
        return _settle(root, also)


def _settle(root: Path, also: Collection[str]) -> tuple[str, ...]:
    stage = root / FOLDER
    if not os.path.lexists(stage):
        return ()
    entries = journal.unsettled(root, also)
    if entries is None:
        _discard(stage)
        return ()
    return _finish(root, stage, entries)


def _wanted(root: Path, changes: Sequence[FileChange], also: Collection[str]) -> Sequence[int]:
    """The numbers of the changes that change something; `Refused` where one cannot be made.

    A path outside of a timeline's files, or one that leads through a link, is refused before
    anything is read there.
    """
    wanted = array("Q")
    places = {files.SETTINGS}
    there: list[str | int] = []  # the path of each new file, the number of each other change
    for number, change in enumerate(changes):
        if change.before != change.after:
            wanted.append(number)
            if not journal.is_own(change.path, also):
                raise Refused(f"{change.path}: no file of a timeline; {_UNCHANGED}")
            places.add(change.path.rpartition("/")[0])
            there.append(change.path if change.before is None else number)
    for place in places:
        _require_no_link(root, place, _UNCHANGED)
    for one in there:
        change = FileChange(one, None, None) if isinstance(one, str) else changes[one]
        _require_unchanged(root, change)
    return wanted


def _require_no_link(root: Path, place: str, ending: str) -> None:
    parts = place.split("/")
    for length in range(1, len(parts) + 1):
        path = "/".join(parts[:length])
        if os.path.islink(f"{root}/{path}"):
            raise Refused(f"{path}: {files.LINK}; {ending}", hint="put what it leads to there")


def _require_unchanged(root: Path, change: FileChange) -> None:
    if change.before is None:
        if os.path.lexists(f"{root}/{change.path}"):
            raise Conflict(change.path, "exists already")
    elif read(root, change.path) != change.before:
        raise Conflict(change.path, "was changed by another program meanwhile")


def read(root: Path, path: str) -> bytes | None:
    """The bytes of a file, None where there is none; what is no regular file is `Refused`."""
    try:
        return journal.content(f"{root}/{path}")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"{path}: cannot be read: {error.strerror}; {_UNCHANGED}") from error


def _write(root: Path, changes: Sequence[FileChange], wanted: Sequence[int]) -> None:
    stage = root / FOLDER
    try:
        with _told(FOLDER):
            stage.mkdir()
        entries = _stage(root, stage, changes, wanted)
        if len(wanted) > 1:
            with _told(f"{FOLDER}/{JOURNAL}"):
                journal.seal(stage, entries)
    except BaseException:
        if not (stage / JOURNAL).exists():
            _discard(stage)
        raise
    if len(wanted) > 1:
        _finish(root, stage, entries)
    else:
        _make(root, stage, changes[wanted[0]])


@contextmanager
def _told(path: str, ending: str = _UNCHANGED, hint: str | None = None) -> Iterator[None]:
    """An `OSError` as a `Refused` that names the file and says what became of the changes."""
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC
        why = "the disk is full" if full else error.strerror or str(error)
        raise Refused(f"{path}: cannot be written: {why}; {ending}", hint=hint) from error


def _stage(
    root: Path, stage: Path, changes: Sequence[FileChange], wanted: Sequence[int]
) -> list[JournalEntry]:
    """Write what is to be there beside it, and say what belongs where."""
    each = len(wanted) <= _SYNC_ONE_BY_ONE
    ready: set[str] = set()
    entries = []
    for number, place in enumerate(wanted):
        path, before, after, source = changes[place]
        with _told(path):
            folder = path.rpartition("/")[0]
            if folder not in ready:
                _prepare(root / folder)
                ready.add(folder)
            if after is not None:
                new = before is None and source is None
                like = None if new else atomic.regular(root / (source or path))
                atomic.put(f"{stage}/{number}", after, like=like, sync=each)
        entries.append(JournalEntry(path, digest(before), digest(after)))
    if not each and hasattr(os, "sync"):
        os.sync()
    return entries


def _prepare(folder: Path) -> None:
    """Make a folder if need be; an `OSError` where nothing may be written there.

    This is asked before the seal: afterwards there is no way back.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        fixed = hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY
        code = errno.EROFS if fixed else errno.EACCES
        raise OSError(code, os.strerror(code))


def _make(root: Path, stage: Path, change: FileChange) -> None:
    """Make a single change, which is staged."""
    try:
        _require_unchanged(root, change)  # once more: to stage it has taken its time
        with _told(change.path):
            if change.after is None:
                os.unlink(root / change.path)
            else:
                _move(f"{stage}/0", f"{root}/{change.path}")
    finally:
        _discard(stage)
    atomic.sync_folder(os.path.dirname(f"{root}/{change.path}"))


def _finish(root: Path, stage: Path, entries: Sequence[JournalEntry]) -> tuple[str, ...]:
    """Make the changes of a journal, some of which may be made."""
    folders = {entry.path.rpartition("/")[0] for entry in entries}
    for folder in folders:
        _require_no_link(root, folder, _WAITING)
    notes = []
    for number, entry in enumerate(entries):
        with _told(entry.path, _WAITING, "the next command that writes goes on with them"):
            note = _apply(f"{stage}/{number}", f"{root}/{entry.path}", entry)
        notes += [note] if note else []
    for folder in folders:
        atomic.sync_folder(f"{root}/{folder}")
    # The journal goes before the file that binds it: what is without one is of no use to anybody.
    os.unlink(stage / JOURNAL)
    _discard(stage)
    return tuple(notes)


def _discard(stage: Path) -> None:
    """Remove the folder of a run that needs it no more, also where Ctrl-C is pressed just then."""
    try:
        shutil.rmtree(stage, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(stage, ignore_errors=True)
        raise


def _apply(staged: str, target: str, entry: JournalEntry) -> str | None:
    """Make one change of a journal; a note where another program wrote the file meanwhile."""
    try:
        there = digest(journal.content(target))
    except FileNotFoundError:
        there = None
    if there == entry.after:
        Path(staged).unlink(missing_ok=True)
    elif there == entry.before and entry.after is None:
        os.unlink(target)
    elif there == entry.before:
        _move(staged, target)
    else:
        saved = _free(target)
        if _move(staged, saved):
            name = f"{entry.path}{saved.removeprefix(target)}"
            return f"{entry.path}: another program wrote it meanwhile; ours is kept as '{name}'"
    return None


def _free(target: str) -> str:
    """The first name for what is put aside that no file has."""
    names = (f"{target}{SAVED}{number or ''}" for number in count())
    return next(name for name in names if not os.path.lexists(name))


def _move(staged: str, target: str) -> bool:
    """Put a staged file in its place; False where an earlier run has done so already."""
    try:
        os.replace(staged, target)
    except FileNotFoundError:
        if not os.path.lexists(staged):
            return False
        Path(target).parent.mkdir(parents=True, exist_ok=True)  # gone since the seal
        os.replace(staged, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _carry(staged, target)
    return True


def _carry(staged: str, target: str) -> None:
    """Put a staged file in its place on another disk than that of the timeline's folder."""
    atomic.tidy([target])
    atomic.write(Path(target), journal.content(staged), like=os.lstat(staged))
    os.unlink(staged)
