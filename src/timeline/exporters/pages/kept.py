"""What the last build of a site was made from, so that only what changed is made again.

It is kept with the person's own caches, never in the site, which is published, nor beside the
timeline: either may come from a stranger, whose word on what is unchanged must count for nothing.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from timeline.files import atomic, read_bytes

# The packages of others that pages are made with.
CALLED = ("jinja2", "markupsafe", "markdown-it-py", "python-dateutil", "tzdata", "wcwidth")
_MOST = 1 << 28  # bytes: some million pages
# So many sites are remembered; of more, those that were built last.
SITES = 64


def digest(*inputs: object) -> str:
    """A short text that is equal for equal inputs: values whose `repr` tells all of them."""
    return sha256(repr(inputs).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program() -> str:
    """The digest of what makes a site: every file of this program, those it calls, and Python.

    Files are read, not looked at: an installed file may have the date of another version's.
    """
    home = str(Path(__file__).parents[2])
    read = [
        (name, read_bytes(os.path.join(folder, name), _MOST))
        for folder, _, names in sorted(os.walk(home))
        if "__pycache__" not in folder
        for name in sorted(names)
    ]
    return digest(sys.version, *map(version, CALLED), *read)


class Kept:
    """What is known of the build before, and what the next one will know of this one.

    `place` is the file that it stands in, `folder` the site's; without them nothing is known.
    `taken` counts the files that were not made again.
    """

    def __init__(self, place: Path | None = None, folder: Path | None = None) -> None:
        self.place = place
        self.folder = folder or Path()
        self.taken = 0
        self._before = _read(place) if place else {}
        self._now: dict[str, str] = {}

    def whole(self, inputs: str) -> tuple[dict[str, bytes], tuple[str, ...]] | None:
        """The files of the build before and its notes, where nothing at all has changed."""
        if not self.place or self._before.get("inputs") != inputs:
            return None
        files = {path: self._file(path) for path in self._before["files"]}
        found = {path: data for path, data in files.items() if data is not None}
        if len(found) < len(files):
            return None
        self.taken = len(found)
        self._now = self._before["pages"]
        return found, tuple(self._before["notes"])

    def page(self, path: str, inputs: str, make: Callable[[], str]) -> bytes:
        """The file at `path`: that of the build before if it had the same inputs, else made."""
        self._now[path] = inputs
        known = self._before.get("pages", {}).get(path) == inputs
        data = self._file(path) if known else None
        if data is None:
            return make().encode()
        self.taken += 1
        return data

    def _file(self, path: str) -> bytes | None:
        """A file of the site, None where it is not what the build before has written."""
        with suppress(OSError):
            data = read_bytes(str(self.folder / path), _MOST)
            if _sum(data) == self._before["files"].get(path):
                return data
        return None

    def save(self, inputs: str, files: Mapping[str, bytes], notes: tuple[str, ...]) -> None:
        """Keep what this build was made from; where that is not possible, the next makes all."""
        if not self.place or (self._before.get("inputs") == inputs and self.taken == len(files)):
            return
        sums = {path: _sum(data) for path, data in files.items()}
        made = {"inputs": inputs, "files": sums, "pages": self._now, "notes": notes}
        with suppress(OSError):
            self.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic.write(self.place, json.dumps(made).encode())
            _forget(self.place.parent)


def _forget(folder: Path) -> None:
    """Remove what is kept of sites that were built long ago."""
    known = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for path in known[:-SITES]:
        path.unlink(missing_ok=True)


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read(place: Path) -> dict[str, Any]:
    """What stands in the file; nothing where it is another person's, broken or not there."""
    try:
        if hasattr(os, "getuid") and place.stat().st_uid != os.getuid():
            return {}
        found = json.loads(read_bytes(str(place), _MOST))
    except (OSError, ValueError, RecursionError):
        return {}
    keys = {"inputs": str, "files": dict, "pages": dict, "notes": list}
    fits = isinstance(found, dict) and all(isinstance(found.get(key), keys[key]) for key in keys)
    return found if fits else {}
