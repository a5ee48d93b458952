"""Writes a file whole or not at all, and leaves nothing else behind, whatever ends the process.

Until it is whole, a file stands beside its place as `.timeline-xxxxxxxx.tmp`, and is locked. The
lock ends with its process: whoever writes beside it next takes away what nobody holds.
"""

import errno
import os
import re
import stat
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline import files
from timeline.files.owned import require_foreign

SUFFIX = ".tmp"
_TRIES = 5
# The second form is that of earlier versions; it is taken for ours only beside a file of ours.
_LEFT = re.compile(r"\.(?:timeline-|(.+)\.)[a-z0-9_]{8}\.tmp", re.DOTALL)
_NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)


def write(path: Path, data: bytes | Iterable[bytes], *, like: os.stat_result | None = None) -> None:
    """Put `data`, or its pieces, at `path`.

    A reader sees the old file or the new one, never half of it. A new file has the rights that the
    umask leaves, one that replaces another has the other's, or those of `like`. A link at `path` is
    replaced, not followed. An `OSError` names `path`.
    """
    try:
        handle, aside = _beside(path, like or regular(path))
        try:
            _fill(handle, data, sync=True)
            if sys.platform == "win32":  # no open file can be moved there, and none is locked
                os.close(handle)
            os.replace(aside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(aside)
            raise
        finally:
            with suppress(OSError):
                os.close(handle)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # a person knows no other name
        raise


def write_named(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put `data`, or its pieces, where a person asked for it.

    A link leads to the file that is written; a pipe or a device is written to, never replaced. A
    file of a timeline is `Refused`.
    """
    require_foreign(path)
    if path.exists() and not path.is_file():
        with path.open("wb") as there:
            there.writelines(_pieces(data))
        return
    path = Path(os.path.realpath(path))
    tidy([str(path)])
    write(path, data)


def put(path: str, data: bytes, *, like: os.stat_result | None = None, sync: bool = True) -> None:
    """Make the file `path`, which is not there yet, with the rights of `like` or the umask's.

    With `sync` its bytes are on the disk afterwards.
    """
    handle = _new(path, like)
    try:
        _fill(handle, data, sync=sync)
    finally:
        os.close(handle)


def _new(path: str, like: os.stat_result | None) -> int:
    if like is None:
        return os.open(path, _NEW, 0o666)
    handle = os.open(path, _NEW, 0o600)  # private until its rights are right
    if sys.platform != "win32":
        with suppress(OSError):  # only root may give files away, and to any group
            os.fchown(handle, like.st_uid, like.st_gid)
        os.fchmod(handle, stat.S_IMODE(like.st_mode))
    return handle


def _fill(handle: int, data: bytes | Iterable[bytes], *, sync: bool) -> None:
    # Without the layers of `open`: an import writes thousands of files.
    for piece in _pieces(data):
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(handle, rest) :]
    if sync:
        os.fsync(handle)


def _pieces(data: bytes | Iterable[bytes]) -> Iterable[bytes]:
    return (data,) if isinstance(data, bytes) else data


def regular(path: Path) -> os.stat_result | None:
    """What is known of the file at `path`, None where there is no regular file."""
    try:
        state = os.lstat(path)
    except FileNotFoundError:
        return None
    return state if stat.S_ISREG(state.st_mode) else None


def _beside(path: Path, like: os.stat_result | None) -> tuple[int, str]:
    """A new file in the folder of `path`, held by this process, and its name."""
    for _ in range(_TRIES):
        name = f"{path.parent}/.timeline-{os.urandom(4).hex()}{SUFFIX}"
        handle = _new(name, like)
        # Between the two calls somebody who tidies may have taken it for a killed writer's.
        if hold(handle) is not False and os.path.lexists(name):
            return handle, name
        os.close(handle)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


if sys.platform == "win32":

    def hold(handle: int) -> bool | None:
        """Nothing: what is open cannot be locked in this way here."""
        return None

else:
    import fcntl

    def hold(handle: int) -> bool | None:
        """Lock what is open until it is closed or the process ends, however that happens.

        False where another process holds it, None where nothing can be locked.
        """
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True


def tidy(paths: Iterable[str]) -> None:
    """Take away what killed writers of these files left beside them; what is in use stays."""
    beside: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, name = os.path.split(path)
        beside[folder or "."].add(name)
    for folder, names in beside.items():
        left: list[str] = []
        with suppress(OSError), os.scandir(folder) as items:
            left = [item.path for item in items if _is_left(item.name, names)]
        for path in left:
            with suppress(OSError):  # what cannot be opened is not ours
                _take_away(path)


def _is_left(name: str, names: set[str]) -> bool:
    found = _LEFT.fullmatch(name)
    return found is not None and (found[1] is None or found[1] in names)


def _take_away(path: str) -> None:
    handle = os.open(path, files.READING)
    try:
        if stat.S_ISREG(os.fstat(handle).st_mode) and hold(handle):
            os.unlink(path)
    finally:
        os.close(handle)


def sync_folder(folder: str) -> None:
    """Bring the names in a folder to the disk: without it, a power loss may undo a renaming."""
    with suppress(OSError):  # not every system can
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
