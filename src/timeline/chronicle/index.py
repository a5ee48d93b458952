"""A timeline as git's index holds it: what a commit made now would contain."""

import errno
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from timeline.chronicle.repository import Objects, Repository
from timeline.errors import ProjectError
from timeline.files import FOLDERS, SETTINGS

_PLACES = (*FOLDERS.values(), SETTINGS)
_LINK, _MODULE = "120000", "160000"
_EMPTY = (  # the names of an empty file, by SHA-1 and by SHA-256
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)


class StagedChange(NamedTuple):
    """An event that differs between the last commit and the index: its path and both contents."""

    path: str
    before: bytes
    after: bytes


class _Staged(NamedTuple):
    """One line of the index; a path has several with a `stage` while a merge is not finished."""

    mode: str
    name: str
    stage: str


class GitIndex:
    """The files of a timeline in the index of the git repository around `root`."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._repository = Repository(root)
        self._single: tuple[int, Objects] | None = None

    @cached_property
    def _listed(self) -> dict[str, _Staged]:
        """All that stands in the index below the timeline's folders."""
        listed = os.fsdecode(self._repository.run("ls-files", "--stage", "-z", "--", *_PLACES))
        found: dict[str, _Staged] = {}
        for line in listed.split("\0")[:-1]:
            head, _, path = line.partition("\t")
            found[path] = _Staged(*head.split(" "))
        return found

    @cached_property
    def _unadded(self) -> frozenset[str]:
        """The paths that `git add -N` only announced: a commit would leave them out.

        Git lists them as empty files; compared with an empty tree, they are not there.
        """
        empty = [path for path, staged in self._listed.items() if staged.name in _EMPTY]
        if not empty:
            return frozenset()
        tree = self._repository.run("hash-object", "-t", "tree", "--stdin", data=b"")
        compared = ("--cached", "--ita-invisible-in-index", "--relative", "--name-only", "-z")
        out = self._repository.run("diff-index", *compared, tree.decode().strip(), "--", *_PLACES)
        return frozenset(empty) - set(os.fsdecode(out).split("\0"))

    @cached_property
    def paths(self) -> list[str]:
        """The paths of all files of the timeline, sorted; none at all is a `ProjectError`.

        An empty timeline has no fault: whoever judges the wrong folder would be told that all is
        well.
        """
        found = sorted(
            path
            for path, staged in self._listed.items()
            if staged.mode != _MODULE and path not in self._unadded
        )
        if not found:
            raise ProjectError(
                f"{self.root}: git's index holds no file of this timeline",
                hint="'git add' its files: '--index' checks what git would commit",
            )
        return found

    def notes(self) -> Iterator[tuple[str, str]]:
        """What a commit would leave out: a path and why."""
        for path, staged in self._listed.items():
            if path in self._unadded:
                yield path, "only announced with 'git add -N'"
            elif staged.mode == _MODULE:
                yield path, "a submodule, whose files are another repository's"

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file in the index; an `OSError` says why there are none."""
        name = self._name(path)  # first of all: it says where there is no git, or no repository
        # A forked process that read its parent's pipe would take answers from it.
        if self._single is None or self._single[0] != os.getpid():
            self._single = os.getpid(), Objects(self._repository)
        (data,) = self._single[1].contents([name], limit)
        if isinstance(data, OSError):
            raise data
        return data

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file, or why there are none."""
        return self._repository.contents([self._name(path) for path in paths], limit)

    def _name(self, path: str) -> str | OSError:
        """The name of the object that is a file's content, or why it has none."""
        staged = self._listed.get(path)
        if staged is None or path in self._unadded:
            return FileNotFoundError(errno.ENOENT, "no such file in the index")
        if staged.stage != "0":
            return FileExistsError(errno.EEXIST, "its merge was not finished")
        if staged.mode == _LINK:
            return OSError(errno.ELOOP, "a symbolic link; links are not followed")
        return staged.name

    def changes(self, limit: int) -> Iterator[StagedChange]:
        """The events whose bytes differ from those in the last commit; none before the first."""
        asked = ("rev-parse", "--quiet", "--verify", "HEAD^{commit}")
        if self._repository.answer(*asked) is None:
            return
        listed = self._repository.run(
            *("diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev"),
            *("--relative", "HEAD", "--", FOLDERS["event"]),
        )
        fields = os.fsdecode(listed).split("\0")
        heads = [head.split(" ") for head in fields[:-1:2]]
        modified = [
            (path, before, after)
            for (_, _, before, after, status), path in zip(heads, fields[1::2], strict=True)
            if status == "M" and path not in self._unadded
        ]
        pairs = [name for _, *both in modified for name in both]
        contents = self._repository.contents(pairs, limit)
        for (path, _, _), before, after in zip(modified, contents, contents, strict=True):
            if isinstance(before, bytes) and isinstance(after, bytes):
                yield StagedChange(path, before, after)
