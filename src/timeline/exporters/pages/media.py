"""Pictures and recordings that a timeline keeps beside its events, for a site to carry along."""

from collections.abc import Iterable, Iterator
from errno import ELOOP
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from timeline.files import read_bytes
from timeline.files.owned import owner
from timeline.query import Match

# Bytes that a file may have: hosts of static sites take no more.
LARGEST = 100 * 2**20


def paths(matches: Iterable[Match]) -> list[str]:
    """The paths that media of these events name, each once; addresses of the web are none."""
    media = (medium for match in matches for medium in match.entry.record.get("media", ()))
    urls = (str(medium["url"]) for medium in media)
    return sorted({url for url in urls if not url.startswith(("https://", "http://"))})


def read(root: Path, wanted: Iterable[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files at these paths in the folder `root`, and why each other one is left as text."""
    home = root.resolve()
    found: dict[str, bytes] = {}
    notes = []
    for path in wanted:
        fault = next(_faults(home, path), None)
        try:
            if fault is None:
                found[path] = read_bytes(str((home / path).resolve()), LARGEST)
        except OSError as error:
            fault = error.strerror or "cannot be read"
        if fault is not None:
            notes.append(f"{path}: not carried along: {fault}")
    return found, tuple(notes)


def _faults(home: Path, path: str) -> Iterator[str]:
    """Why a file must not or cannot be published."""
    if any(part.startswith(".") for part in PurePosixPath(path).parts):
        yield "a hidden file, or outside of the timeline's folder"
    try:
        place = (home / path).resolve()
        state = place.stat()
    except (OSError, RuntimeError, ValueError) as error:
        yield _why_not(error)
        return
    if home not in place.parents or str(PurePosixPath(path)) != path:
        yield "outside of the timeline's folder"
    elif any(part.startswith(".") for part in place.relative_to(home).parts):
        yield "a hidden file"
    elif _is_own(home, home / path):
        yield "a file of the timeline"
    elif not S_ISREG(state.st_mode):
        yield "not a regular file"
    elif state.st_size > LARGEST:
        yield f"more than {LARGEST // 2**20} MB"


def _is_own(home: Path, path: Path) -> bool:
    """Whether a path belongs to the timeline in `home`, or to another one inside of that folder."""
    found = owner(path)
    return found is not None and (found == home or home in found.parents)


def _why_not(error: OSError | RuntimeError | ValueError) -> str:
    """A ring of links is a RuntimeError up to Python 3.12, and ELOOP since."""
    if not isinstance(error, OSError) or error.errno == ELOOP:
        return "leads nowhere"
    return error.strerror or "leads nowhere"
