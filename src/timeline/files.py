"""Files of a timeline: finds its folder, reads only what is a file, writes whole or not at all."""

import errno
import os
import stat
from pathlib import Path

from timeline.errors import ProjectError

SETTINGS = "timeline.toml"
FOLDERS = {"event": "events", "entity": "entities", "source": "sources"}


def find_root(start: Path) -> Path:
    """The nearest folder upwards from `start` with `timeline.toml`, else with `events/`."""
    start = start.absolute()
    if not start.is_dir():
        raise ProjectError(f"{start}: no such folder", hint="give the folder of a timeline with -C")
    places = (start, *start.parents)
    for mark in (lambda folder: (folder / SETTINGS).is_file(), _has_events):
        found = next(filter(mark, places), None)
        if found is not None:
            return found
    raise ProjectError(
        f"no timeline in '{start}' or above it: neither {SETTINGS} nor events/",
        hint="start one with 'timeline init', or give its folder with -C",
    )


def _has_events(folder: Path) -> bool:
    return (folder / FOLDERS["event"]).is_dir()


def json_files(folder: str) -> list[str]:
    """All `.json` paths under `folder`, sorted; hidden files and folders are left alone.

    A missing folder has none.
    """
    found: list[str] = []
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as items:
                for item in items:
                    if item.name[0] == ".":
                        continue
                    if item.name.endswith(".json"):
                        found.append(item.path)
                    elif item.is_dir(follow_symlinks=False):
                        waiting.append(item.path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ProjectError(f"{error.filename}: cannot be read: {error.strerror}") from error
    found.sort()
    return found


def shown(path: str) -> str:
    """A path, or words that name one, as text: bytes that are no UTF-8 are written out."""
    if path.isascii():
        return path
    try:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half of a character, as names on Windows may have
        return path.encode("utf-8", "backslashreplace").decode()


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

    The previous file stays as it was when the disk is full or the process is killed. A link leads
    to the file that is written; a pipe or a device is written to, never replaced.
    """
    import tempfile  # only what writes needs it

    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))
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
