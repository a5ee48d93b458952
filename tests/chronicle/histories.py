"""Histories of a timeline made step by step, with what each step did to which event.

A history is played into a real repository by `git fast-import`; beside it grows the list of what
`timeline log` has to tell of each path.
"""

import json
import subprocess
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

Record = dict[str, Any]
Row = tuple[int, str, frozenset[str]]
"""A commit's number, what it did to the event, and the properties that it changed."""
Step = tuple[str, int]
"""What is done in a commit, and a number that picks to which event."""

FOLDERS = ("events", "events/2024", "events/caf\udce9 [x]", 'events/a "b"\t日本')
TOGETHER = ("title", "summary", "reformat", "move", "move-title", "add")
ALONE = ("rename", "rename-title", "remove", "copy")
"""At most one of these in a commit: which of two removed twins became a third cannot be seen."""


def steps(kinds: Sequence[str]) -> st.SearchStrategy[list[Step]]:
    """What one commit does."""
    return st.lists(st.tuples(st.sampled_from(kinds), st.integers(0, 99)), min_size=1, max_size=3)


commits = steps((*TOGETHER, *ALONE, "when"))
forks = st.tuples(
    st.lists(steps((*TOGETHER, "rename", "remove", "copy")), min_size=1, max_size=3),
    st.lists(steps(("tags", "add-fresh")), min_size=1, max_size=3),
    st.booleans(),
)
"""What the main branch does, what the side branch does, and whether their merge does more."""
histories = st.lists(st.one_of(commits, commits, commits, forks), min_size=1, max_size=8)


@dataclass
class File:
    """One event: its record, how it is written down, and a number that stays when it moves."""

    record: Record
    number: int
    indent: int | None = 2

    def data(self) -> bytes:
        """The bytes of the file."""
        return (json.dumps(self.record, indent=self.indent) + "\n").encode()


@dataclass
class World:
    """The files of a branch, what is to be told of every path there ever was, and its last commit.

    `told` is newest first.
    """

    files: dict[str, File] = field(default_factory=dict)
    told: dict[str, list[Row]] = field(default_factory=dict)
    tip: int = 0

    def ids(self) -> set[str]:
        """The ids of the events that there are."""
        return {file.record["id"] for file in self.files.values()}


class History:
    """Commits as `git fast-import` reads them."""

    def __init__(self, folder: str = "") -> None:
        self.folder = folder
        self.stream: list[bytes] = []
        self.count = 0
        self.events = 0
        self.used: list[str] = []

    def play(self, script: Iterable[Any]) -> World:
        """Commit everything that the script says."""
        world = World()
        self.count += 1
        self.write(world, ())  # git would let a branch without a parent go on from the last commit
        for part in script:
            if isinstance(part, list):
                self.commit(world, part)
            else:
                self.fork(world, *part)
        return world

    def commit(self, world: World, done: Sequence[Step]) -> None:
        """One commit on a branch."""
        self.count += 1
        _Commit(self, world).do(done)
        self.write(world, (world.tip,))

    def fork(
        self,
        world: World,
        main: Sequence[Sequence[Step]],
        side: Sequence[Sequence[Step]],
        more: bool,
    ) -> None:
        """A side branch that is merged again."""
        other, base = deepcopy(world), {file.number for file in world.files.values()}
        for branch, script in ((world, main), (other, side)):
            for done in script:
                self.commit(branch, done)
        self.count += 1
        parents = (world.tip, other.tip)
        _merge(world, other, base)
        if more and world.files:
            path = min(world.files)
            world.files[path].record["description"] = f"of {self.count}"
            world.told[path].insert(0, (self.count, "changed", frozenset({"description"})))
        self.write(world, parents)

    def write(self, world: World, parents: Sequence[int]) -> None:
        """The commit with all files of a branch, after others."""
        world.tip = self.count
        message = f"c{self.count} é 東京".encode()
        self.stream += [
            b"commit refs/heads/main\nmark :%d\n" % self.count,
            b"committer A <a@example.org> %d +0000\n" % (1_700_000_000 + 60 * self.count),
            b"data %d\n%s\n" % (len(message), message),
        ]
        for word, parent in zip((b"from", b"merge"), parents, strict=False):
            self.stream.append(b"%s :%d\n" % (word, parent))
        self.stream.append(b"deleteall\n")
        for path, file in world.files.items():
            data = file.data()
            name = (self.folder + path).encode("utf-8", "surrogateescape")
            self.stream.append(b"M 100644 inline %s\ndata %d\n%s\n" % (name, len(data), data))

    def into(self, root: Path) -> None:
        """Make the repository."""
        run = {"cwd": root, "check": True, "capture_output": True}
        subprocess.run(["git", "init", "-q", "-b", "main", "--template="], **run)
        # To leave the objects in one pack takes a quarter of the time.
        read = ["git", "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet"]
        subprocess.run(read, input=b"".join(self.stream), **run)
        (root / self.folder / "events").mkdir(parents=True, exist_ok=True)


def _merge(world: World, other: World, base: set[int]) -> None:
    """Take over what a side branch tagged and added since both had the files `base`."""
    sides = {file.number: (path, file) for path, file in other.files.items()}
    for path, file in world.files.items():
        there, tagged = sides.pop(file.number, (path, file))
        if "tags" in tagged.record:
            file.record["tags"] = tagged.record["tags"]
        rows = {*world.told[path], *(other.told[there] if tagged is not file else ())}
        world.told[path] = sorted(rows, key=lambda row: -row[0])
    for number, (path, file) in sides.items():
        if number not in base:
            world.files[path] = file
            world.told[path] = other.told[path]


class _Commit:
    """What one commit does, each event at most once."""

    def __init__(self, history: History, world: World) -> None:
        self.history = history
        self.world = world
        self.count = history.count
        self.touched: set[str] = set()
        self.is_alone = False

    def do(self, done: Sequence[Step]) -> None:
        """Each step that has an event to be done to."""
        for kind, pick in done:
            if kind in ALONE and self.is_alone:
                continue
            free = sorted(path for path in self.world.files if path not in self.touched)
            if kind.startswith("add"):
                self.add(pick, fresh=kind == "add-fresh")
            elif free:
                self.is_alone = self.is_alone or kind in ALONE
                path = free[pick % len(free)]
                self.touched.add(path)
                name, _, field = kind.partition("-")
                getattr(self, f"_{name}", self._edit)(path, pick, field or kind)

    def _tell(self, path: str, what: str, *fields: str) -> None:
        self.world.told.setdefault(path, []).insert(0, (self.count, what, frozenset(fields)))

    def add(self, pick: int, *, fresh: bool) -> None:
        """The statement of another week, or of one that was taken back."""
        retired = sorted(set(self.history.used) - self.world.ids() - self.touched)
        if retired and pick % 2 and not fresh:
            id = retired[pick % len(retired)]
        else:
            id = f"press-{len(self.history.used)}"
            self.history.used.append(id)
        path = f"{FOLDERS[pick % len(FOLDERS)]}/{id}.json"
        if path in self.world.files or path in self.touched:
            return
        self.history.events += 1
        record = {
            "schema_version": "1.0",
            "id": id,
            "title": "Press conference",
            "when": f"W{self.history.events}",
            "summary": "As each week",
            "kind": "statement",
            "place": "Press room",
            "url": "https://example.org/",
        }
        self.world.files[path] = File(record, self.history.events)
        self.touched |= {path, id}
        self._tell(path, "added")

    def _edit(self, path: str, pick: int, field: str) -> None:
        value: Any = f"{field} of {self.count}"
        self.world.files[path].record[field] = [value] if field == "tags" else value
        self._tell(path, "changed", field)

    def _reformat(self, path: str, pick: int, field: str) -> None:
        file = self.world.files[path]
        file.indent = None if file.indent else 2

    def _move(self, path: str, pick: int, field: str) -> None:
        """Into another folder, under the same name."""
        new = f"{FOLDERS[pick % len(FOLDERS)]}/{path.rpartition('/')[2]}"
        if new in self.world.files:
            return
        self._bring(path, new)
        if field == "title":
            self._edit(new, pick, field)

    def _rename(self, path: str, pick: int, field: str) -> None:
        """As `timeline mv` does."""
        id = f"press-{len(self.history.used)}"
        self.history.used.append(id)
        new = f"{path.rpartition('/')[0]}/{id}.json"
        self._bring(path, new)
        self.world.files[new].record["id"] = id
        fields = {"id"}
        if field == "title":
            self.world.files[new].record["title"] = f"title of {self.count}"
            fields.add("title")
        self._tell(new, "changed", *fields)

    def _bring(self, path: str, new: str) -> None:
        """The file and what is told of it go on at a new path; the old one tells of its end."""
        self.world.files[new] = self.world.files.pop(path)
        self.world.told[new] = list(self.world.told[path])
        self._tell(path, "removed")
        self.touched |= {path, new, self.world.files[new].record["id"]}

    def _copy(self, path: str, pick: int, field: str) -> None:
        """The same under another id, beside the first."""
        id = f"press-{len(self.history.used)}"
        self.history.used.append(id)
        new = f"{FOLDERS[pick % len(FOLDERS)]}/{id}.json"
        self.history.events += 1
        old = self.world.files[path]
        self.world.files[new] = File({**old.record, "id": id}, self.history.events, old.indent)
        self.touched |= {new, id}
        self._tell(new, "added")

    def _remove(self, path: str, pick: int, field: str) -> None:
        self.touched.add(self.world.files.pop(path).record["id"])
        self._tell(path, "removed")
