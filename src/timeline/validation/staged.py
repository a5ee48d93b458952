"""The timeline in git's index, as a tree to judge, and what changed in it since the last commit."""

from collections.abc import Iterable, Iterator
from typing import Any

from timeline import jsonio
from timeline.chronicle.index import GitIndex, StagedChange
from timeline.findings import Finding
from timeline.validation.positions import Map
from timeline.validation.tree import FOLDERS, SUFFIX, Listing, misnamed, odd_suffix

RULE = "history/revision"
_KEPT_BY_COMMANDS = ("modified", "revision", "$schema")


class Staged:
    """A timeline as it would be committed now."""

    def __init__(self, root: str) -> None:
        self._index = GitIndex(root)

    def listing(self, kind: str) -> Listing:
        """The files of a kind; hidden ones are left alone."""
        found: list[tuple[str, str]] = []
        strays: list[Finding] = []
        start = f"{FOLDERS[kind]}/"
        for path in self._index.paths:
            folder, _, name = path.rpartition("/")
            if not path.startswith(start) or "/." in path:
                continue
            if name.endswith(SUFFIX):
                found.append((folder, name[: -len(SUFFIX)]))
            elif odd_suffix(name):
                strays.append(misnamed(path))
        found.sort()
        return Listing(found, strays)

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a file in the index."""
        return self._index.read(path, limit)

    def read_all(self, paths: Iterable[str], limit: int) -> Iterator[bytes | OSError]:
        """The bytes of each file, or why there are none."""
        return self._index.read_all(paths, limit)

    def notes(self) -> Iterator[tuple[str, str]]:
        """What lies in the timeline's folders and would not be committed: a path and why."""
        return self._index.notes()

    def unrevised(self, limit: int) -> Iterator[Finding]:
        """A finding for each event that says something else now, under the same revision."""
        for change in self._index.changes(limit):
            try:
                before, after = jsonio.parse(change.before), jsonio.parse(change.after)
            except jsonio.JsonError:
                continue
            if _same_revision(before, after):
                yield _unrevised(change, after)


def _same_revision(before: Any, after: Any) -> bool:
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    said = [
        {key: value for key, value in record.items() if key not in _KEPT_BY_COMMANDS}
        for record in (before, after)
    ]
    return said[0] != said[1] and before.get("revision", 0) == after.get("revision", 0)


def _unrevised(change: StagedChange, after: dict[str, Any]) -> Finding:
    pointer = "/revision" if "revision" in after else "/id"
    line, column, end_line, end_column = Map(change.path, change.after).value(pointer)
    revision = after.get("revision")
    there = "there is no 'revision'" if revision is None else f"'revision' is still {revision}"
    return Finding(
        change.path,
        line,
        column,
        RULE,
        f"the event changed since the last commit, but {there}",
        pointer,
        "warning",
        end_line,
        end_column,
        f'write "revision": {(revision or 0) + 1}, so that calendars take notice',
    )
