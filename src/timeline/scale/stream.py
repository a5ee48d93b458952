"""A dataset of events that never were in memory together: two passes over what streams by.

The first pass writes the rows of events that stand for themselves, and puts aside those that are
counted from others, which may come later; the second resolves these. Ids that came twice are found
by the engine between the two.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from timeline.chronicle.folder import taken
from timeline.chronicle.resolve import Resolver
from timeline.chronicle.timeline import Entry, Timeline
from timeline.errors import Refused
from timeline.findings import Finding
from timeline.format.untyped import Record
from timeline.scale import build
from timeline.scale.database import Database
from timeline.scale.rows import Spool, anchors

Report = Callable[[Finding], None]
# Path, record, and its JSON on one line where that is at hand, else "".
Event = tuple[str, Record, str]
# The record of an event that is in the dataset already, None where there is none.
There = Callable[[str], Record | None]
STEP = 2000  # events between which what was worked out is forgotten


def write(
    events: Iterable[Event],
    known: Timeline,
    folder: Path,
    *,
    report: Report,
    replace: bool = False,
    progress: Callable[[int], None] | None = None,
) -> int:
    """The dataset of `events` in `folder`; the number of them.

    `known` has the settings, entities and sources. The first of several events with one id holds.
    """
    with build.building(folder, replace=replace) as aside, build.spooling(aside) as spool:
        base = build.opened(spool)
        try:
            count = spool_all(events, known, spool, base, report=report, progress=progress)
            if not count:
                raise Refused(f"{folder}: there is no event to write; no dataset was made")
            spool.known(known)
            spool.close()
            build.make(base, aside, known.settings, build.spooled_query(spool))
        finally:
            base.close()
        return count


def spool_all(
    events: Iterable[Event],
    known: Timeline,
    spool: Spool,
    base: Database,
    *,
    report: Report,
    progress: Callable[[int], None] | None = None,
    there: There = lambda id: None,
) -> int:
    """Put all events into the spool, resolved against each other and what is `there`; how many."""
    with closing(_Aside(spool.folder / "aside.sqlite")) as aside:
        timeline, ids = _Passing(known), _Ids()
        for number, (path, record, text) in enumerate(events, 1):
            if ids.is_new(record["id"]) and _is_told_alone(record):
                spool.event(timeline.passing(path, record), text)
            else:
                aside.add(path, record)
            if progress is not None:
                progress(number)
        spool.flush()
        for id, path in aside.meet(spool, base):
            name, _, line = path.rpartition(":")
            report(taken(id, name, int(line)) if line.isdigit() else taken(id, path))
        second = _Passing(known, aside.times(there))
        for path, record in aside.waiting():
            spool.event(second.passing(path, record))
            spool.anchors(record["id"], anchors(record))
        return spool.events


def _is_told_alone(record: Record) -> bool:
    """Whether no time of the event is counted from another event's."""
    if type(record["when"]) is str and "claims" not in record and "commitment" not in record:
        return True
    return next(anchors(record), None) is None


class _Ids:
    """The ids that came, in 32 MiB however many they are: of one that is new, perhaps not sure.

    Two bits an id; where both are set, it may have come before, and waits until the engine can
    tell. Of 10 million ids one in two hundred waits for nothing.
    """

    def __init__(self) -> None:
        self._bits = bytearray(1 << 25)

    def is_new(self, id: str) -> bool:
        """Whether the id surely did not come before."""
        number = hash(id)
        one, other = number & 0xFFFFFFF, (number >> 28) & 0xFFFFFFF
        bits = self._bits
        first, second = 1 << (one & 7), 1 << (other & 7)
        before = bits[one >> 3] & first and bits[other >> 3] & second
        bits[one >> 3] |= first
        bits[other >> 3] |= second
        return not before


class _Aside:
    """The events that wait for the second pass and what they are counted from, in a file."""

    def __init__(self, path: Path) -> None:
        self._wanted = path.with_name("wanted.rows").open("w", encoding="utf-8", newline="\n")
        self._base = sqlite3.connect(path)
        for sql in _TABLES:
            self._base.execute(sql)

    def add(self, path: str, record: Record) -> None:
        """Put an event aside."""
        row = (record["id"], path, json.dumps(record))
        self._base.execute("INSERT INTO waiting (id, path, record) VALUES (?, ?, ?)", row)
        for id in (record["id"], *anchors(record)):
            self._wanted.write(f"{id}\n")

    def meet(self, spool: Spool, base: Database) -> list[tuple[str, str]]:
        """Fetch what the events are counted from; id and path of those whose ids came before.

        The latter wait no longer.
        """
        self._wanted.close()
        wanted = build.lines_of(Path(self._wanted.name), {"value": "VARCHAR"})
        event = build.spooled_rows(spool, "event")
        rows = base.ask(f"SELECT id, json FROM ({event}) WHERE id IN ({wanted})")
        self._base.executemany("INSERT INTO anchor VALUES (?, ?)", rows)
        self._base.execute("CREATE INDEX by_id ON waiting (id)")
        again = (
            "FROM waiting WHERE id IN (SELECT id FROM anchor) OR number >"
            " (SELECT MIN(number) FROM waiting other WHERE other.id = waiting.id)"
        )
        found = self._base.execute(f"SELECT id, path {again} ORDER BY number").fetchall()
        self._base.execute(f"DELETE {again}")
        return found

    def times(self, there: There) -> "_StoredTimes":
        """The events by id, as far as they may be asked for."""
        return _StoredTimes(self._base, there)

    def waiting(self) -> Iterator[tuple[str, Record]]:
        """Path and record of the events that wait."""
        rows = self._base.execute("SELECT path, record FROM waiting ORDER BY number")
        return ((path, json.loads(record)) for path, record in rows)

    def close(self) -> None:
        """Let go of the files."""
        self._wanted.close()
        self._base.close()


_TABLES = (
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = OFF",
    "CREATE TABLE waiting (number INTEGER PRIMARY KEY, id TEXT, path TEXT, record TEXT)",
    "CREATE TABLE anchor (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID",
)


class _StoredTimes(Mapping[str, Record]):
    """The events that were put aside and those that are `there`, each read once."""

    def __init__(self, base: sqlite3.Connection, there: There) -> None:
        self._base, self._there = base, there
        self._read: dict[str, Record | None] = {}

    def forget(self) -> None:
        """Let go of what was read."""
        self._read.clear()

    def __getitem__(self, id: str) -> Record:
        if id not in self._read:
            self._read[id] = self._found(id)
        found = self._read[id]
        if found is None:
            raise KeyError(id)
        return found

    def _found(self, id: str) -> Record | None:
        for table in ("waiting", "anchor"):
            row = self._base.execute(f"SELECT record FROM {table} WHERE id = ?", (id,)).fetchone()
            if row is not None:
                record: Record = json.loads(row[0])
                return record
        return self._there(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


class _Passing(Timeline):
    """A timeline of which an event at a time is in memory, and the times of its anchors."""

    def __init__(self, known: Timeline, times: _StoredTimes | None = None) -> None:
        super().__init__(known.settings, entities=known.entities.records, sources=known.sources)
        self._times = times
        self._alone: dict[str, Record] = {}
        self._seen = 0

    def passing(self, path: str, record: Record) -> Entry:
        """The event, resolved against all that was put aside."""
        if self._seen % STEP == 0:
            self._forget()
        self._seen += 1
        if self._times is None:
            self._alone[record["id"]] = record
        return Entry(record, path, self)

    def _forget(self) -> None:
        self._alone.clear()
        if self._times is not None:
            self._times.forget()
        self.resolver = Resolver(
            self._times if self._times is not None else self._alone,
            self.settings.tz,
            sources=self.sources,
            as_of=self.settings.as_of,
        )
