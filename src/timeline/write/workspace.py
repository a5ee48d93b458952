"""A timeline opened for writing: what is there, and how its files are changed."""

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from timeline import files, jsonio
from timeline.chronicle import folder as store
from timeline.chronicle import settings
from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Timeline
from timeline.errors import Refused
from timeline.format.untyped import Record
from timeline.write import stamp, transaction
from timeline.write.draft import Judged, judge
from timeline.write.naming import Choose, Names
from timeline.write.transaction import FileChange

DAY = 86400


class Workspace:
    """The timeline at `root`. What an interrupted earlier run left is settled first.

    `now` is the present moment in UTC seconds, `notes` what has to be told of an earlier run.
    `choose` asks which of several entities a name means; without it such a name is refused.
    """

    def __init__(self, root: Path, now: int, *, choose: Choose | None = None) -> None:
        self.root = root
        self.now = now
        self.choose = choose
        self.name: Callable[[str], str] | None = None  # asks a person for an id of a title
        self.quiet: tuple[str, ...] = ()  # rules whose warnings are not told
        self.notes = transaction.settle(root)

    @cached_property
    def settings(self) -> Settings:
        """What `timeline.toml` says."""
        return settings.read(self.root)

    @cached_property
    def timeline(self) -> Timeline:
        """The timeline as it is on disk now."""
        return store.load(self.root)

    @cached_property
    def names(self) -> Names:
        """Whom and what names mean here."""
        return Names(self.timeline, self.choose)

    @property
    def today(self) -> int:
        """The civil day that it is now in the timeline's zone."""
        from timeline.dates import zone  # most changes need no clock

        return zone(self.timeline.settings.tz).to_local(self.now) // DAY

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path of every event file by its stem in lower case, whether or not it is in order."""
        return self.paths_of("event")

    def paths_of(self, kind: str) -> dict[str, str]:
        """The path of every file of a kind by its stem in lower case."""
        stems = (
            (path.rpartition("/")[2].removesuffix(".json"), path) for path in self.files_of(kind)
        )
        return {stem.casefold(): path for stem, path in stems}

    def files_of(self, kind: str) -> list[str]:
        """The paths of all files of a kind, relative to the root, with forward slashes; sorted."""
        top = os.fspath(self.root)
        return [files.within(top, path) for path in files.of_kind(top, kind)]

    def read(self, path: str) -> bytes:
        """The bytes of a file of the timeline."""
        try:
            return files.read_bytes(str(self.root / path), self.settings.max_bytes)
        except FileNotFoundError as error:  # it was there when the folder was listed
            raise transaction.Conflict(path, "another program removed it meanwhile") from error
        except OSError as error:
            raise Refused(f"{path}: cannot be read: {error.strerror}") from error

    def record(self, path: str) -> tuple[bytes, Record]:
        """The bytes and the record of a file, numbers with all their digits."""
        data = self.read(path)
        try:
            return data, jsonio.parse_exact(data)
        except jsonio.JsonError as error:
            raise Refused(
                f"{path}:{error.line}:{error.column}: {error.message}",
                hint="fix the file first; 'timeline validate' says more",
            ) from error

    def creation(self, record: Record, *, folder: str = "events") -> FileChange:
        """The new file of an event."""
        data = jsonio.dumps(stamp.born(record, self.now))
        return FileChange(f"{folder}/{record['id']}.json", None, data)

    def change(self, path: str, before: bytes, old: Record, new: Record) -> FileChange:
        """The changed file of an event; the same bytes where nothing changed."""
        if stamp.same(old, new):
            return FileChange(path, before, before)
        return FileChange(path, before, jsonio.dumps(stamp.changed(new, self.now, before=old)))

    def judge(self, changes: Iterable[FileChange]) -> Judged:
        """What `timeline validate` would say of the changes."""
        found = judge(self.root, list(changes), self.timeline)
        own = tuple(one for one in found.own if one.rule not in self.quiet)
        return found._replace(own=own)

    def commit(self, changes: Iterable[FileChange]) -> tuple[str, ...]:
        """Make all changes or none; what was read before is read anew afterwards."""
        notes = transaction.commit(self.root, changes)
        self.forget()
        return notes

    def forget(self) -> None:
        """Read the folder anew when it is asked for next."""
        for name in ("timeline", "paths", "names"):
            self.__dict__.pop(name, None)
