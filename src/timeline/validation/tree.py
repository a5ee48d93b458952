"""Where the files of a timeline come from: a folder, walked once, links not followed."""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from timeline import files
from timeline.chronicle.settings import FILE
from timeline.chronicle.unread import stray, unreadable
from timeline.files import LINK
from timeline.findings import Finding

TOML = FILE
FOLDERS = files.FOLDERS
SUFFIX = ".json"
_END = -len(SUFFIX)
shown = files.shown


class Listing(NamedTuple):
    """The files of one kind: (folder, id), sorted, and what is strange among them."""

    files: list[tuple[str, str]]
    strays: list[Finding]


class Tree(Protocol):
    """What a timeline is read from; paths are relative to its root, with forward slashes."""

    def listing(self, kind: str) -> Listing:
        """The files of a kind."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file; an `OSError` says why there are none."""
        ...

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file, in order, or why there are none."""
        ...

    def unrevised(self, limit: int) -> Iterable[Finding]:
        """A finding for each event that changed since the last commit under one revision."""
        ...


class Folder:
    """A timeline's folder on disk."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._base = root.rstrip("/" + os.sep) + os.sep

    def listing(self, kind: str) -> Listing:
        """The files of a kind; hidden ones are left alone."""
        found: dict[str, list[str]] = {}
        strays: list[Finding] = []
        waiting = [FOLDERS[kind]]
        if os.path.islink(self._base + FOLDERS[kind]):
            strays.append(stray(waiting.pop(), "symbolic-link", LINK))
        while waiting:
            folder = waiting.pop()
            stems = found[folder] = []
            try:
                for name in os.listdir(self._base + folder):
                    if name[0] == ".":
                        continue
                    if name.endswith(SUFFIX):
                        stems.append(name[:_END])
                    else:
                        self._sort(f"{folder}/{name}", waiting, strays)
            except FileNotFoundError:
                continue
            except NotADirectoryError:
                strays.append(stray(folder, "not-regular", "not a folder"))
            except OSError as error:
                strays.append(unreadable(folder, error))
        listed = [(folder, stem) for folder in sorted(found) for stem in sorted(found[folder])]
        return Listing(listed, strays)

    def _sort(self, path: str, waiting: list[str], strays: list[Finding]) -> None:
        """Put what is no file of the timeline's where it belongs."""
        if not os.path.isdir(self._base + path):
            if odd_suffix(path):
                strays.append(misnamed(path))
        elif os.path.islink(self._base + path):
            strays.append(stray(path, "symbolic-link", LINK))
        else:
            waiting.append(path)

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a regular file of at most `limit` bytes."""
        return files.read_bytes(self._base + path, limit)

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file, or why there are none."""
        base, read = self._base, files.read_bytes
        for path in paths:
            try:
                yield read(base + path, limit)
            except OSError as error:
                yield error

    def unrevised(self, limit: int) -> Iterable[Finding]:
        """None: a folder does not know its past."""
        return ()


class Overlay:
    """A tree in which some files hold other bytes, as they are to be when they are written."""

    def __init__(self, tree: Tree, contents: Mapping[str, bytes]) -> None:
        self._tree = tree
        self._contents = contents

    def listing(self, kind: str) -> Listing:
        """The files of a kind."""
        return self._tree.listing(kind)

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file."""
        found = self._contents.get(path)
        return self._tree.read(path, limit) if found is None else found

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file, or why there are none."""
        named = list(paths)
        for path, data in zip(named, self._tree.read_all(named, limit), strict=True):
            yield self._contents.get(path, data)

    def unrevised(self, limit: int) -> Iterable[Finding]:
        """A finding for each event that changed since the last commit under one revision."""
        return self._tree.unrevised(limit)


_ALIKE = (".json", ".jsonc", ".json5", ".jsonl", ".yaml", ".yml")


def odd_suffix(name: str) -> bool:
    """Whether a name looks like that of a file of the timeline, but is none."""
    return name.lower().endswith(_ALIKE)


def misnamed(path: str) -> Finding:
    """The finding on a file that looks like one of the timeline's, but is not read."""
    message = f"not read: its name does not end in '{SUFFIX}'"
    return stray(path, "suffix", message)
