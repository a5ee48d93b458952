"""Files of a timeline: finds its folder and its files, reads only what is a regular file."""

import errno
import os
import stat
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from timeline.errors import ProjectError

SETTINGS = "timeline.toml"
FOLDERS = {"event": "events", "entity": "entities", "source": "sources"}
# The folder in which changes wait until all of them can be made.
WRITING = ".timeline-writing"
JOURNAL = "journal.json"
_SPECIAL = set("\0/\\:" if os.name == "nt" else "\0/")  # what has a meaning in a path
# What opening or reading anything but a regular file comes to.
IRREGULAR = frozenset((errno.ELOOP, errno.EINVAL, errno.ENXIO, errno.EISDIR, errno.ENODEV))
LINK = "a symbolic link; links are not followed"


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


def is_own(path: str, root: Path | None = None) -> bool:
    """Whether a file lies in a folder of the timeline at `root`, else of any with `timeline.toml`.

    `events/` alone makes no timeline here: many programs keep folders of that name.
    """
    place = Path(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    home = root and Path(os.path.realpath(root))
    if home is None:
        home = next((folder for folder in place.parents if (folder / SETTINGS).is_file()), None)
    if home is None or not place.is_relative_to(home):
        return False
    steps = place.relative_to(home).parts
    hidden = any(step.startswith(".") for step in steps)
    return bool(steps) and steps[0] in FOLDERS.values() and not hidden


def json_files(folder: str, links: list[str] | None = None) -> list[str]:
    """All `.json` paths under `folder`, sorted; hidden files and folders are left alone.

    A missing folder has none. Links to folders are not followed, and put into `links`.
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
                    elif links is not None and item.is_symlink() and item.is_dir():
                        links.append(item.path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ProjectError(f"{error.filename}: cannot be read: {error.strerror}") from error
    found.sort()
    return found


def within(root: str | Path, name: str) -> str:
    """The path of a file under `root` as the timeline names it, also where that is `/`."""
    return name[_before(root) :]


@lru_cache(maxsize=8)
def _before(root: str | Path) -> int:
    return len(os.path.join(root, ""))


def of_kind(root: str | Path, kind: str, links: list[str] | None = None) -> list[str]:
    """The paths of all JSON files of a kind in the timeline at `root`, sorted.

    Links to folders, which are not followed, are put into `links`.
    """
    folder = os.path.join(root, FOLDERS[kind])
    if os.path.islink(folder):
        raise ProjectError(f"{folder}: {LINK}", hint="put what it leads to there")
    return json_files(folder, links)


def make_own(folder: Path) -> None:
    """Make a folder that only this program uses; an `OSError` where something else has its name."""
    try:
        folder.mkdir()
    except FileExistsError as error:
        if folder.is_symlink():
            raise OSError(errno.ELOOP, LINK) from error
        if not folder.is_dir():
            raise


def is_plain(name: str) -> bool:
    """Whether a name is one that a file may have, not hidden, and no file system's `.git`.

    HFS+ leaves out characters that nobody sees, NTFS dots and spaces at the end, and knows `.git`
    as `git~1` (CVE-2014-9390, CVE-2019-1353).
    """
    try:
        os.fsencode(name)
    except UnicodeEncodeError:  # half of a pair that makes one character
        return False
    seen = "".join(char for char in name if category(char) != "Cf").casefold().rstrip(". ")
    return seen[:1] not in ("", ".") and not seen.startswith("git~") and not set(name) & _SPECIAL


def is_interrupted(root: Path) -> bool:
    """Whether a run was stopped while it made several changes: only some may be made yet."""
    return os.path.lexists(root / WRITING / JOURNAL)


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
        handle = os.open(path, READING)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, LINK) from error
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


# How what was found is opened: a link is not followed, a pipe not waited for, bytes stay bytes.
#
# Not every system has every flag.
READING = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)
