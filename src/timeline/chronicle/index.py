"""A timeline as git's index holds it: what a commit made now would contain.

Objects are read through one `git cat-file --batch`, asked ahead in small batches, so that ten
thousand files cost one process.
"""

import errno
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, NamedTuple

from timeline.chronicle import history
from timeline.errors import ProjectError, TimelineError
from timeline.files import FOLDERS

_LINK, _MODULE = "120000", "160000"
_AHEAD = 64  # requests that fit into a pipe together with room to spare
_PIECE = 1 << 16


class Change(NamedTuple):
    """An event that differs between the last commit and the index: its path and both contents."""

    path: str
    before: bytes
    after: bytes


class _Staged(NamedTuple):
    mode: str
    name: str


class Index:
    """The files of a timeline in the index of the git repository around `root`."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._single: _Objects | None = None

    @cached_property
    def _staged(self) -> dict[str, _Staged]:
        places = (*FOLDERS.values(), "timeline.toml")
        listed = self._git("ls-files", "--stage", "-z", "--", *places)
        found: dict[str, _Staged] = {}
        for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            head, _, path = line.partition("\t")
            mode, name, _ = head.split(" ")
            if mode != _MODULE:
                found[path] = _Staged(mode, name)
        return found

    def _git(self, *arguments: str) -> bytes:
        try:
            return history.run(Path(self.root), *arguments)
        except TimelineError as error:
            hint = "'--index' judges what git's index holds"
            raise ProjectError(error.message, hint=hint) from error

    def paths(self) -> list[str]:
        """The paths of all files of the timeline, sorted."""
        return sorted(self._staged)

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file in the index; an `OSError` says why there are none."""
        name = self._name(path)  # first of all: it says where there is no git, or no repository
        if self._single is None:
            self._single = _Objects(self.root)
        for data in self._single.contents([name], limit):
            if isinstance(data, OSError):
                raise data
            return data
        raise FileNotFoundError(errno.ENOENT, "no such file in the index")

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file, or why there are none."""
        names = [self._name(path) for path in paths]
        objects = _Objects(self.root)
        try:
            yield from objects.contents(names, limit)
        finally:
            objects.close()

    def _name(self, path: str) -> "str | OSError":
        staged = self._staged.get(path)
        if staged is None:
            return FileNotFoundError(errno.ENOENT, "no such file in the index")
        if staged.mode == _LINK:
            return OSError(errno.ELOOP, "a symbolic link; links are not followed")
        return staged.name

    def changes(self, limit: int) -> Iterator[Change]:
        """The events whose bytes differ from those in the last commit; none before the first."""
        if not self._has_head():
            return
        listed = self._git(
            *("diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev"),
            *("--relative", "HEAD", "--", FOLDERS["event"]),
        )
        fields = listed.decode("utf-8", "surrogateescape").split("\0")
        objects = _Objects(self.root)
        try:
            for head, path in zip(fields[::2], fields[1::2], strict=False):
                _, _, before, after, status = head.split(" ")
                if status == "M":
                    both = tuple(objects.contents([before, after], limit))
                    if isinstance(both[0], bytes) and isinstance(both[1], bytes):
                        yield Change(path, both[0], both[1])
        finally:
            objects.close()

    def _has_head(self) -> bool:
        try:
            history.run(Path(self.root), "rev-parse", "--quiet", "--verify", "HEAD")
        except TimelineError:
            return False
        return True


class _Objects:
    """One `git cat-file --batch`."""

    def __init__(self, root: str) -> None:
        self._process = subprocess.Popen(
            ["git", "cat-file", "--batch"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def contents(self, names: "Sequence[str | OSError]", limit: int) -> Iterator[bytes | OSError]:
        """The content of each object, in order; a name that is an error comes back as it is."""
        ask, answer = self._process.stdin, self._process.stdout
        if ask is None or answer is None:
            return
        for start in range(0, len(names), _AHEAD):
            batch = names[start : start + _AHEAD]
            ask.write("".join(f"{name}\n" for name in batch if isinstance(name, str)).encode())
            ask.flush()
            for name in batch:
                yield _content(answer, limit) if isinstance(name, str) else name

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def __del__(self) -> None:
        if self._process.returncode is None:
            self.close()


def _content(answer: IO[bytes], limit: int) -> bytes | OSError:
    head = answer.readline().split()
    if len(head) != 3:
        return FileNotFoundError(errno.ENOENT, "no such object in the repository")
    size = int(head[2])
    if size <= limit:
        return answer.read(size + 1)[:-1]
    left = size + 1
    while left:
        left -= len(answer.read(min(left, _PIECE)))
    return OSError(errno.EFBIG, f"{size:,} bytes; at most {limit:,} are read")
