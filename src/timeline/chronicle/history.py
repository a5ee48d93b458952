"""How one event's file came to be: every commit that changed it, under each name that it had.

Only git's plumbing is asked, which heeds no setting for output. Renames are found by what the
records say, never by git's likeness of lines: to that, one week's press conference is a copy of the
last one's.
"""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from timeline.chronicle.changes import EventChange, differing, parsed
from timeline.chronicle.repository import NoRepository, Repository
from timeline.files import FOLDERS
from timeline.format.models.vocabulary import ID_PATTERN
from timeline.format.untyped import Record

_LINES = ("%P", "%h", "%aI", "%an", "%s")  # none can hold a line break, each may be empty
_SHOWN = ("--encoding=UTF-8", "--abbrev=7", f"--format={'%n'.join(_LINES)}")
_RAW = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames")
_NO_FILE = (b"000000", b"120000", b"160000")  # nothing, a symbolic link, a submodule
_STAMPS = frozenset({"id", "created", "modified", "revision", "$schema", "schema_version"})


class Commit(NamedTuple):
    """A commit that touched a file: its short name, time (RFC 3339), author, subject, change."""

    revision: str
    at: str
    author: str
    subject: str
    change: EventChange


class _Head(NamedTuple):
    """What is shown of a commit."""

    revision: str
    at: str
    author: str
    subject: str


class _Step(NamedTuple):
    """One commit that touched a path: the file's object in each parent and after it, or None."""

    commit: str
    parents: tuple[str, ...]
    head: _Head
    before: tuple[str | None, ...]
    after: str | None


class _Delta(NamedTuple):
    """A file that differs between commits: its object in each of the older ones, and after."""

    path: str
    before: tuple[str | None, ...]
    after: str | None


class FileHistory(NamedTuple):
    """What is known of a file's past; `is_cut` where a shallow clone lacks how it began."""

    commits: list[Commit]
    is_cut: bool


def history(root: Path, path: str, *, limit: int) -> FileHistory:
    """Every commit that changed the event file at `path` (relative to `root`), newest first.

    A file that was moved or renamed is followed, a copy is not. Of branches that were merged, those
    are walked that the file's present state comes from, as `git log` does. A version of more than
    `limit` bytes is not read.
    """
    repository = Repository(root)
    if not has_commits(repository):
        return FileHistory([], False)
    walk = _History(repository, limit)
    commits = walk.of(repository.prefix + path)
    return FileHistory(commits, walk.is_cut)


def has_commits(repository: Repository) -> bool:
    """Whether anything was ever committed here."""
    return repository.answer("rev-parse", "--quiet", "--verify", "HEAD^{commit}") is not None


def last_path(root: Path, id: str) -> str | None:
    """Where the event's file lay when it was last committed, relative to `root`; None if never.

    It may have been removed since. What is no id, or not in a repository, has no path.
    """
    if not re.fullmatch(ID_PATTERN, id):
        return None
    repository = Repository(root)
    try:
        if not has_commits(repository):
            return None
    except NoRepository:
        return None
    where = f":(glob){FOLDERS['event']}/**/{id}.json"
    commit = repository.run("rev-list", "-1", "HEAD", "--", where).decode().strip()
    if not commit:
        return None
    names = ("-m", "--root", "--no-commit-id", "-r", "-z", "--name-only", "--no-renames")
    out = repository.run("diff-tree", *names, commit, "--", where)
    return os.fsdecode(out.split(b"\0")[0]).removeprefix(repository.prefix)


class _History:
    """The walk from the newest commit back, along every name that the file had."""

    def __init__(self, repository: Repository, limit: int) -> None:
        self._repository = repository
        self._limit = limit
        self._records: dict[str, Record | None] = {}
        self.is_cut = False

    def of(self, path: str) -> list[Commit]:
        """The commits that changed the file at `path`, counted from the top of the repository."""
        found: dict[str, Commit] = {}
        names, seen = [path], set()
        waiting = deque([("HEAD", path)])
        while waiting:
            tip, name = waiting.popleft()
            older: set[str] = set()  # commits that touched this path before the file came to it
            for step in self._steps(tip, name):
                if step.commit in older or (step.commit, name) in seen:
                    continue
                seen.add((step.commit, name))
                if self._cuts(step):
                    self.is_cut = True
                    continue
                origins = self._origins(step, name)
                for parent, origin in origins.items():
                    waiting.append((parent, origin.path))
                    names.append(origin.path)
                    older.update(self._touching(parent, name))
                change = self._change(step, name, origins)
                if change is not None:
                    found.setdefault(step.commit, Commit(*step.head, change))
        return self._ordered(found, names)

    @cached_property
    def _is_shallow(self) -> bool:
        return self._repository.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _cuts(self, step: _Step) -> bool:
        """Whether a commit has parents that a shallow clone lacks: git takes all in it for new."""
        if step.parents or not self._is_shallow:
            return False
        head, _, _ = self._repository.run("cat-file", "commit", step.commit).partition(b"\n\n")
        return b"\nparent " in head

    def _ordered(self, found: Mapping[str, Commit], names: Sequence[str]) -> list[Commit]:
        """The newest first, also where branches had the file under different names."""
        if len(names) == 1:
            return list(found.values())
        options = ("--date-order", "--full-history", "HEAD", "--")
        out = self._repository.run("rev-list", *options, *map(_spec, dict.fromkeys(names)))
        return [found[commit] for commit in out.decode().split() if commit in found]

    def _touching(self, tip: str, path: str) -> list[str]:
        """The commits from `tip` back that touched `path`."""
        return self._repository.run("rev-list", tip, "--", _spec(path)).decode().split()

    def _steps(self, tip: str, path: str, *, base: str | None = None) -> list[_Step]:
        """The commits that touched `path`, from `tip` back, with the file before and after each.

        With a `base`, those that it does not have.
        """
        where = ("--", _spec(path))
        tips = (tip, f"^{base}") if base else (tip,)
        shown = self._repository.run("rev-list", "--date-order", *_SHOWN, *tips, *where)
        heads = dict(_heads(shown.split(b"\n")))
        if not heads:
            return []
        asked = "".join(f"{commit}\n" for commit in heads).encode()
        out = self._repository.run(
            "diff-tree", "--stdin", "--root", "-c", *_RAW, *where, data=asked
        )
        return [
            _Step(commit, *heads[commit], delta.before, delta.after)
            for commit, delta in _deltas(out)
            if delta.path == path
        ]

    def _origins(self, step: _Step, path: str) -> dict[str, _Delta]:
        """For each parent without such a file: the file that it had instead, if there was one."""
        if step.after is None:
            return {}
        without = (
            parent
            for parent, before in zip(step.parents, step.before, strict=False)
            if before is None
        )
        found = ((parent, self._origin(parent, step, path)) for parent in without)
        return {parent: origin for parent, origin in found if origin is not None}

    def _origin(self, parent: str, step: _Step, path: str) -> _Delta | None:
        """The file that a commit removed and that goes on at `path`; None for a new event."""
        out = self._repository.run("diff-tree", *_RAW, parent, step.commit)
        deltas = [delta for _, delta in _deltas(out) if delta.path.endswith(".json")]
        removed = [delta for delta in deltas if delta.after is None and delta.before[0]]
        added = [delta for delta in deltas if delta.before[0] is None and delta.after]
        self._read((delta.path, delta.before[0]) for delta in removed)
        own = next(delta for delta in added if delta.path == path)
        if not removed or (common := self._common(parent, step, path)) is None:
            return self._moved(removed, own) or self._renamed(removed, added, own)
        base, former = common
        known = next((delta for delta in removed if delta.path == former), None)
        while found := known or self._moved(removed, own) or self._renamed(removed, added, own):
            if self._former(parent, found.path, base) == former:
                return found
            known = None
            removed.remove(found)
        return None

    def _common(self, parent: str, step: _Step, path: str) -> tuple[str, str | None] | None:
        """The last commit that two branches share, and where the file at `path` lay in it.

        For a merge of a `parent` without such a file with one that has it, else None. A branch may
        have given an id that it no longer needed to another event: by their ids and contents alone
        such two could not be told apart.
        """
        for other, before in zip(step.parents, step.before, strict=False):
            if before is not None:
                answer = self._repository.answer("merge-base", parent, other)
                base = answer.decode().strip() if answer else None
                return (base, self._former(other, path, base)) if base else None
        return None

    def _former(self, tip: str, path: str, base: str) -> str | None:
        """Where the file at `path` in `tip` lay in the older commit `base`; None if it is newer."""
        for step in self._steps(tip, path, base=base):
            if any(before is not None for before in step.before):
                continue
            origins = self._origins(step, path)
            return next((self._former(*at, base) for at in _places(origins)), None)
        return path

    def _moved(self, removed: Sequence[_Delta], own: _Delta) -> _Delta | None:
        """The removed file with the same bytes, or of the same event by its id."""
        new = self._record(own.path, own.after)
        for delta in removed:
            old = self._record(delta.path, delta.before[0])
            if delta.before[0] == own.after or (
                old and new and "when" in old and old["id"] == new["id"]
            ):
                return delta
        return None

    def _renamed(
        self, removed: Sequence[_Delta], added: Sequence[_Delta], own: _Delta
    ) -> _Delta | None:
        """The removed file that goes on as `own` under a new id: like it, and like no other more.

        A file that went on under its own name is out of the question, and is no heir.
        """
        gone, come = ({_name(delta) for delta in deltas} for deltas in (removed, added))
        sources = [delta for delta in removed if _name(delta) not in come]
        heirs = [delta for delta in added if _name(delta) not in gone]
        if not sources or own not in heirs:
            return None
        self._read((delta.path, delta.after) for delta in heirs)
        best = max(sources, key=lambda source: self._likeness(source, own))
        heir = max(heirs, key=lambda heir: self._likeness(best, heir))
        return best if heir is own and self._likeness(best, own) else None

    def _likeness(self, source: _Delta, heir: _Delta) -> int:
        old = self._record(source.path, source.before[0])
        new = self._record(heir.path, heir.after)
        return likeness(old, new) if old and new else 0

    def _change(self, step: _Step, path: str, origins: Mapping[str, _Delta]) -> EventChange | None:
        """What the commit did to the event."""
        at = zip(step.parents, step.before, strict=False)
        old = [origins[parent].before[0] if parent in origins else name for parent, name in at]
        names = [name for name in old if name is not None]
        self._read((path, name) for name in (*names, step.after))
        before = [self._record(path, name) for name in names]
        after = self._record(path, step.after)
        id = next((record["id"] for record in (after, *before) if record), PurePosixPath(path).stem)
        if not before:
            return EventChange(id, "added", path, (), None, after)
        if step.after is None:
            return EventChange(id, "removed", path, (), before[0], None)
        return _changed(id, path, before, after)

    def _record(self, path: str, name: str | None) -> Record | None:
        if name is None:
            return None
        self._read([(path, name)])
        return self._records[name]

    def _read(self, files: Iterable[tuple[str, str | None]]) -> None:
        """Read the records of files by their objects' names, many with one call of git."""
        new = {name: path for path, name in files if name and name not in self._records}
        contents = self._repository.contents(list(new), self._limit)
        for (name, path), data in zip(new.items(), contents, strict=True):
            self._records[name] = parsed(path, data)


def likeness(old: Record, new: Record) -> int:
    """How many properties two records share; 0 unless they can be one event under two ids.

    They can where time and stamp of creation are the same and most of the rest is: the weekly
    statement of one office differs from the last one in its time.
    """
    if old.get("when") != new.get("when"):
        return 0
    if old.get("created", new.get("created")) != new.get("created", old.get("created")):
        return 0
    keys = (old.keys() | new.keys()) - _STAMPS
    same = sum(key in old and key in new and old[key] == new[key] for key in keys)
    return same if 2 * same > len(keys) else 0


def _changed(
    id: str, path: str, before: Sequence[Record | None], after: Record | None
) -> EventChange | None:
    """How an event differs from all its former states, of which only a merge has several.

    What a merge took over from one of them is told of the commit that brought it. A state that
    cannot be read has no properties to compare.
    """
    if after is None or None in before:
        return EventChange(id, "changed", path, (), before[0], after)
    states = [state for state in before if state is not None]
    apart = [set(differing(state, after)) for state in states]
    fields = tuple(key for key in differing(states[0], after) if all(key in one for one in apart))
    if not fields:
        return None
    withdrawn = "withdrawn" in after and not any("withdrawn" in state for state in states)
    return EventChange(id, "withdrawn" if withdrawn else "changed", path, fields, states[0], after)


def _spec(path: str) -> str:
    """A path as git takes it: counted from the top, no sign in it a pattern."""
    return f":(top,literal){path}"


def _places(origins: Mapping[str, _Delta]) -> Iterator[tuple[str, str]]:
    """Each commit with the path of the file in it."""
    return ((commit, delta.path) for commit, delta in origins.items())


def _name(delta: _Delta) -> str:
    return PurePosixPath(delta.path).name


def _heads(lines: Sequence[bytes]) -> Iterator[tuple[str, tuple[tuple[str, ...], _Head]]]:
    """Each commit with its parents and what is shown of it, one a line, after a line of its own."""
    step = len(_LINES) + 1
    for start in range(0, len(lines) - step, step):
        name, parents, revision, at, author, subject = (
            line.decode("utf-8", "replace") for line in lines[start : start + step]
        )
        head = _Head(revision, at, author, subject)
        yield name.removeprefix("commit "), (tuple(parents.split()), head)


def _deltas(out: bytes) -> Iterator[tuple[str, _Delta]]:
    """Each file that differs in what `diff-tree -z --raw` prints, and the commit named before."""
    commit, parts = "", iter(out.split(b"\0")[:-1])
    for part in parts:
        if not part.startswith(b":"):
            commit = part.decode()
            continue
        count = len(part) - len(part.lstrip(b":"))
        words = part[count:].split(b" ")
        objects = [
            None if mode in _NO_FILE else name.decode()
            for mode, name in zip(words[: count + 1], words[count + 1 :], strict=False)
        ]
        yield commit, _Delta(os.fsdecode(next(parts)), tuple(objects[:-1]), objects[-1])
