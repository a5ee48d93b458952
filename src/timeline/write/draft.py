"""A timeline as it would be with some changes, judged before anything is written."""

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.chronicle.settings import FILE as SETTINGS
from timeline.chronicle.timeline import Timeline
from timeline.files import FOLDERS
from timeline.findings import Finding
from timeline.validation import judge_all
from timeline.validation.tree import Folder, Listing
from timeline.validation.whole import judge_changed
from timeline.write.transaction import FileChange

_TRIES = 5


class DraftFolder(Folder):
    """The folder at `root` with `changes` laid over it; nothing on disk is touched."""

    def __init__(self, root: Path, changes: Sequence[FileChange]) -> None:
        super().__init__(str(root))
        self.changes = changes
        # Of several changes to one file, as an editor may have it open, the last counts.
        self.over: dict[str, int] = {}
        self.gone: set[str] = set()
        for number, (path, _, data, *_) in enumerate(changes):
            self.over[path] = number
            (self.gone.add if data is None else self.gone.discard)(path)

    def listing(self, kind: str) -> Listing:
        """The files of a kind as they would be."""
        found, strays = super().listing(kind)
        kept = [one for one in found if f"{one[0]}/{one[1]}.json" not in self.over]
        top = f"{FOLDERS[kind]}/"
        for path in self.over:
            if path not in self.gone and path.startswith(top):
                folder, _, name = path.rpartition("/")
                kept.append((folder, name.removesuffix(".json")))
        return Listing(sorted(kept), strays)

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file as they would be."""
        if path not in self.over:
            return super().read(path, limit)
        data = self.changes[self.over[path]].after
        if data is None:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        return data

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file as they would be."""
        for path in paths:
            try:
                yield self.read(path, limit)
            except OSError as error:
                yield error


class Judged(NamedTuple):
    """Findings on the files that would be changed, and new errors in others."""

    own: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What makes the change a bad one."""
        return tuple(one for one in (*self.own, *self.others) if one.severity == "error")


class _Contents(Mapping[str, list[bytes]]):
    """What stands or stood in each changed file."""

    def __init__(self, draft: DraftFolder) -> None:
        self._changes, self._places = draft.changes, draft.over

    def __getitem__(self, path: str) -> list[bytes]:
        change = self._changes[self._places[path]]
        return [data for data in (change.before, change.after) if data is not None]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def judge(root: Path, changes: Sequence[FileChange], timeline: Timeline) -> Judged:
    """What `timeline validate` would say of the changed files, and what they newly break.

    `timeline` is the folder as it was read before the changes.
    """
    draft = DraftFolder(root, changes)
    paths = draft.over.keys()
    read = {entry.path: entry.record for entry in timeline.entries.values()}

    def found(tree: Folder) -> list[Finding]:
        if SETTINGS in paths:
            return judge_all(tree, choice=None).findings
        return judge_changed(tree, _Contents(draft), read)

    for _ in range(_TRIES):
        after = found(draft)
        if not any(one.rule == "file/missing" and one.path not in paths for one in after):
            break  # no other writer has moved a file between its listing and its reading
    own = tuple(one for one in after if one.path in paths)
    others = [one for one in after if one.path not in paths and one.severity == "error"]
    if others:
        known = {_error(one) for one in found(Folder(str(root)))}
        others = [one for one in others if _error(one) not in known]
    return Judged(own, tuple(others))


def _error(found: Finding) -> tuple[str, ...]:
    """What is wrong, and where, whatever may help: a new file can make another a better guess."""
    return found.path, found.rule, found.pointer, found.message
