"""A dataset of events that never were in memory together: two passes over what streams by.

The first pass writes the rows of events that stand for themselves, and puts every event's time
aside in a file; the second resolves those that are reckoned from others, which may come later.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from timeline.chronicle.folder import taken
from timeline.chronicle.resolve import Resolver
from timeline.chronicle.timeline import Entry, Timeline
from timeline.errors import Refused
from timeline.findings import Finding
from timeline.format.untyped import Record
from timeline.scale import build
from timeline.scale.rows import Spool

Report = Callable[[Finding], None]
SAYING = ("claims", "sources")
"""What the last word on an event that is still open is read from."""
STEP = 2000  # events between which what was worked out is forgotten


def write(
    events: Iterable[tuple[str, Record]],
    known: Timeline,
    folder: Path,
    *,
    report: Report,
    replace: bool = False,
    progress: Callable[[int], None] | None = None,
) -> int:
    """The dataset of `events` (path, record) in `folder`; the number of them.

    `known` has the settings, entities and sources. The first of several events with one id holds.
    """
    with build.building(folder, replace=replace) as aside, build.spooling(aside) as spool:
        with closing(_Aside(spool.folder / "aside.sqlite")) as put:
            timeline = _Passing(known, put)
            for path, record in events:
                _first_pass(spool, timeline, put, path, record, report)
                if progress is not None:
                    progress(spool.events)
            for path, record in put.waiting():
                spool.event(timeline.passing(path, record))
            spool.known(known)
        spool.close()
        if not spool.events:
            raise Refused(f"{folder}: there is no event to write; no dataset was made")
        build.build(spool, aside, known.settings)
        return spool.events


def _first_pass(
    spool: Spool, timeline: "_Passing", put: "_Aside", path: str, record: Record, report: Report
) -> None:
    told = [claim["when"] for claim in record.get("claims", ()) if "when" in claim]
    relative = any(map(_is_relative, (record["when"], *told)))
    if not put.add(path, record, waits=relative):
        name, _, number = path.rpartition(":")
        line = int(number) if number.isdigit() else 0
        report(taken(record["id"], name if line else path, line))
    elif not relative:
        spool.event(timeline.passing(path, record))


def _is_relative(when: Any) -> bool:
    """Whether a time is reckoned from another event's."""
    return isinstance(when, dict) and (
        "to" in when or any(_is_relative(part) for part in when.values())
    )


class _Aside:
    """Every event's time by its id, and whole those that wait for the second pass, in a file."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute(
            "CREATE TABLE event (id TEXT PRIMARY KEY, time TEXT, path TEXT, record TEXT)"
            " WITHOUT ROWID"
        )

    def add(self, path: str, record: Record, *, waits: bool) -> bool:
        """Put an event aside; False where its id was there."""
        kept = ("id", "when", *(SAYING if waits or ".." in json.dumps(record["when"]) else ()))
        time = json.dumps({key: record[key] for key in kept if key in record})
        whole = (path, json.dumps(record)) if waits else (None, None)
        before = self._base.total_changes
        self._base.execute(
            "INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?)", (record["id"], time, *whole)
        )
        # Not `rowcount`: in a Turkish locale, whose "I" has no dot, CPython's sqlite3 does not
        # know INSERT as a statement that changes rows, and says -1.
        return self._base.total_changes > before

    def time(self, id: str) -> Record | None:
        """What the event called `id` says of its time, as a record of its own."""
        row = self._base.execute("SELECT time FROM event WHERE id = ?", (id,)).fetchone()
        found: Record | None = None if row is None else json.loads(row[0])
        return found

    def waiting(self) -> Iterator[tuple[str, Record]]:
        """Path and record of the events that wait."""
        rows = self._base.execute("SELECT path, record FROM event WHERE record IS NOT NULL")
        return ((path, json.loads(record)) for path, record in rows)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


class _Passing(Timeline):
    """A timeline of which an event at a time is in memory, and the times of its anchors."""

    def __init__(self, known: Timeline, put: _Aside) -> None:
        super().__init__(known.settings, entities=known.entities.records, sources=known.sources)
        self._put = put
        self._seen = 0

    def passing(self, path: str, record: Record) -> Entry:
        """The event, resolved against all that was put aside."""
        if self._seen % STEP == 0:
            self.resolver = Resolver(
                _StoredTimes(self._put),
                self.settings.tz,
                sources=self.sources,
                as_of=self.settings.as_of,
            )
        self._seen += 1
        return Entry(record, path, self)


class _StoredTimes(Mapping[str, Record]):
    """The times that were put aside, each read once."""

    def __init__(self, put: _Aside) -> None:
        self._put = put
        self._read: dict[str, Record | None] = {}

    def __getitem__(self, id: str) -> Record:
        if id not in self._read:
            self._read[id] = self._put.time(id)
        found = self._read[id]
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)
