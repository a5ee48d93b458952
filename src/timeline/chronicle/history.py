"""What git's history says of a timeline: how it differs from a revision, how one file came to be.

Git is asked through its own program, without a shell and without the user's settings for output.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from timeline import jsonio
from timeline.errors import ProjectError, TimelineError
from timeline.files import FOLDERS
from timeline.format.models.vocabulary import ID_PATTERN

Record = dict[str, Any]
What = Literal["added", "changed", "withdrawn", "removed"]


class Change(NamedTuple):
    """How one event differs: its id, what happened to it, and which properties changed.

    `path` is relative to the timeline's root; `before` and `after` are its records, None where it
    was not there or could not be read.
    """

    id: str
    what: What
    path: str
    fields: tuple[str, ...]
    before: Record | None
    after: Record | None


class Commit(NamedTuple):
    """A commit that touched a file: its short name, time (RFC 3339), author, subject, change."""

    revision: str
    at: str
    author: str
    subject: str
    change: Change


def run(root: Path, *arguments: str, data: bytes | None = None) -> bytes:
    """What git prints; a failure is a `TimelineError` with git's own words."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ProjectError("git is not installed") from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise TimelineError(f"git: {lines[0].removeprefix('fatal: ')}")
    return done.stdout


def check(root: Path) -> None:
    """A `ProjectError` where the timeline is in no git repository."""
    try:
        run(root, "rev-parse", "--is-inside-work-tree")
    except ProjectError:
        raise
    except TimelineError as error:
        hint = "'git init' begins one"
        raise ProjectError(f"{root}: not in a git repository", hint=hint) from error


def resolve(root: Path, revision: str) -> str:
    """The full name of a commit; an unknown revision is a `TimelineError`."""
    try:
        name = run(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except ProjectError:
        raise
    except TimelineError as error:
        hint = "a branch, a tag, a commit, or HEAD~3 for three commits ago"
        raise TimelineError(f"git knows no revision '{revision}'", hint=hint) from error
    return name.decode().split("\n")[0].strip()


def events_at(root: Path, revision: str) -> dict[str, tuple[str, Record]]:
    """The events of a revision: path and record by id; files that are no event are left out."""
    commit = resolve(root, revision)
    listed = os.fsdecode(run(root, "ls-tree", "-r", "-z", commit, "--", FOLDERS["event"]))
    lines = [line for line in listed.split("\0") if line.endswith(".json") and " blob " in line]
    files = [_blob(line) for line in lines]
    texts = _contents(root, [name for name, _ in files])
    found: dict[str, tuple[str, Record]] = {}
    for (_, path), data in zip(files, texts, strict=True):
        record = _record(data)
        if record is not None:
            found.setdefault(record["id"], (path, record))
    return found


def _blob(line: str) -> tuple[str, str]:
    """The object's name and the path in a line of `ls-tree`."""
    head, _, path = line.partition("\t")
    return head.split(" ")[2], path


def _contents(root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The bytes of many objects with one call of git."""
    if not names:
        return
    out = run(root, "cat-file", "--batch", data="".join(f"{name}\n" for name in names).encode())
    place = 0
    for _ in names:
        end = out.index(b"\n", place)
        size = int(out[place:end].rsplit(b" ", 1)[1])
        yield out[end + 1 : end + 1 + size]
        place = end + size + 2


def _record(data: bytes) -> Record | None:
    try:
        record = jsonio.parse(data)
    except jsonio.JsonError:
        return None
    if isinstance(record, dict) and isinstance(record.get("id"), str):
        return record
    return None


def compare(
    before: Mapping[str, tuple[str, Record]], after: Mapping[str, tuple[str, Record]]
) -> list[Change]:
    """How the events `after` differ from those `before`, by id."""
    changes = []
    for id in sorted(before.keys() | after.keys()):
        old, new = before.get(id), after.get(id)
        change = _change(id, old, new)
        if change is not None:
            changes.append(change)
    return changes


def _change(
    id: str, old: tuple[str, Record] | None, new: tuple[str, Record] | None
) -> Change | None:
    if new is None:
        return Change(id, "removed", old[0], (), old[1], None) if old else None
    if old is None:
        return Change(id, "added", new[0], (), None, new[1])
    fields = differing(old[1], new[1])
    if not fields:
        return None
    withdrawn = "withdrawn" in new[1] and "withdrawn" not in old[1]
    return Change(id, "withdrawn" if withdrawn else "changed", new[0], fields, old[1], new[1])


def differing(old: Record, new: Record) -> tuple[str, ...]:
    """The properties whose values differ, in the order of the newer record, then the older's."""
    return tuple(key for key in {**new, **old} if old.get(key) != new.get(key))


def history(root: Path, path: str) -> list[Commit]:
    """Every commit that changed the event file at `path` (relative to `root`), newest first.

    A file that was moved is followed.
    """
    form = "--format=%x00%H%x1f%h%x1f%aI%x1f%an%x1f%s"
    out = run(root, "log", "-z", "--follow", "--name-status", form, "--", path)
    # Neither a name nor a commit's line is empty: what is empty stands between two commits.
    steps = [_step(*block) for some, block in groupby(out.split(b"\0"), key=bool) if some]
    prefix = os.fsdecode(run(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    records = [_at(root, commit, name) for commit, _, name in steps]
    commits = []
    for place, (_, head, name) in enumerate(steps):
        older = records[place + 1] if place + 1 < len(steps) else None
        change = _told(path, name.removeprefix(prefix), older, records[place])
        if change is not None:
            commits.append(Commit(*head, change))
    return commits


def last_path(root: Path, id: str) -> str | None:
    """Where the event's file lay when it was last committed, relative to `root`; None if never.

    It may have been removed since. What is no id, or not in a repository, has no path.
    """
    if not re.fullmatch(ID_PATTERN, id):
        return None
    names = ("-1", "-z", "--format=", "--name-only", "--no-renames", "--relative")
    try:
        out = run(root, "log", *names, "--", f":(glob){FOLDERS['event']}/**/{id}.json")
    except TimelineError:  # no repository, or no commit yet: nothing is known
        return None
    return os.fsdecode(out.split(b"\0")[0]) or None


def _step(
    head: bytes, status: bytes = b"", *paths: bytes
) -> tuple[str, tuple[str, str, str, str], str]:
    """The commit, what is shown of it, and the path that the file has in it."""
    full, short, at, author, subject = head.decode("utf-8", "replace").split("\x1f", 4)
    gone = not paths or status.strip().startswith(b"D")
    return full, (short, at, author, subject), "" if gone else os.fsdecode(paths[-1])


def _at(root: Path, commit: str, path: str) -> Record | None:
    if not path:
        return None
    return _record(run(root, "show", f"{commit}:{path}"))


def _told(path: str, name: str, old: Record | None, new: Record | None) -> Change | None:
    """The change between two records of one file; a commit that only moved it changed nothing."""
    id = (new or old or {}).get("id", Path(path).stem)
    before = (path, old) if old is not None else None
    after = (name, new) if new is not None else None
    return _change(id, before, after)
