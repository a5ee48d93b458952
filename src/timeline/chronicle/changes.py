"""How the events of a timeline differ from those of a revision that git holds."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from timeline import jsonio
from timeline.chronicle.repository import LOST, Repository
from timeline.errors import ProjectError, TimelineError
from timeline.files import FOLDERS
from timeline.format.untyped import Record

What = Literal["added", "changed", "withdrawn", "removed"]
_FILES = ("100644", "100755")  # git's modes of a file; all else is a link or a submodule


class EventChange(NamedTuple):
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


def resolve(root: Path, revision: str) -> str:
    """The full name of a commit; an unknown revision is a `TimelineError`."""
    asked = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = Repository(root).answer("rev-parse", *asked)
    if name is None:
        hint = "a branch, a tag, a commit, or HEAD~3 for three commits ago"
        raise TimelineError(f"git knows no revision '{revision}'", hint=hint)
    return name.decode().split("\n")[0].strip()


def events_at(root: Path, revision: str, *, limit: int) -> dict[str, tuple[str, Record]]:
    """The events of a revision: path and record by id.

    Files that are no event, or of more than `limit` bytes, are left out.
    """
    repository = Repository(root)
    commit = resolve(root, revision)
    listed = repository.run("ls-tree", "-r", "-z", commit, "--", FOLDERS["event"])
    lines = (line.partition("\t") for line in os.fsdecode(listed).split("\0")[:-1])
    files = [
        (path, head.split(" ")[2])
        for head, _, path in lines
        if path.endswith(".json") and head.startswith(_FILES)
    ]
    contents = repository.contents([name for _, name in files], limit)
    found: dict[str, tuple[str, Record]] = {}
    for (path, _), data in zip(files, contents, strict=True):
        record = parsed(path, data)
        if record is not None:
            found.setdefault(record["id"], (path, record))
    return found


def parsed(path: str, data: bytes | OSError) -> Record | None:
    """The record in a file's bytes, None where it is no event; what git lost is an error."""
    if isinstance(data, OSError):
        if data.errno == errno.EIO:
            raise ProjectError(f"{path}: {data.strerror}", hint=LOST) from data
        return None
    try:
        record = jsonio.parse(data)
    except jsonio.JsonError:
        return None
    if isinstance(record, dict) and isinstance(record.get("id"), str):
        return record
    return None


def compare(
    before: Mapping[str, tuple[str, Record]], after: Mapping[str, tuple[str, Record]]
) -> list[EventChange]:
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
) -> EventChange | None:
    if new is None:
        return EventChange(id, "removed", old[0], (), old[1], None) if old else None
    if old is None:
        return EventChange(id, "added", new[0], (), None, new[1])
    fields = differing(old[1], new[1])
    if not fields:
        return None
    withdrawn = "withdrawn" in new[1] and "withdrawn" not in old[1]
    return EventChange(id, "withdrawn" if withdrawn else "changed", new[0], fields, old[1], new[1])


def differing(old: Record, new: Record) -> tuple[str, ...]:
    """The properties whose values differ, in the order of the newer record, then the older's."""
    return tuple(key for key in {**new, **old} if old.get(key) != new.get(key))
