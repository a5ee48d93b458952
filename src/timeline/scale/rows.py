"""Events on their way into a dataset: a line a row, in files that DuckDB reads at once.

The control character `CELL` separates cells, and `LINES` stands for a line break in one: folded
text never holds either, since it has no white space but the space, and JSON writes both out.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from json import JSONEncoder
from operator import attrgetter
from pathlib import Path
from typing import Any, TextIO

from timeline import files
from timeline.chronicle.row import COLUMNS, SIDES, TIMES, Row, written_names
from timeline.chronicle.telling import TIME, at_its_time, tellings
from timeline.chronicle.timeline import Entry, Timeline
from timeline.format.untyped import Record
from timeline.scale.layout import SIDE, TABLES

# No folded text is `NULL`, since it has no capital letter.
CELL, LINES, NULL = "\x1f", "\x1e", str(None)
_ENCODE = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_CONTROLS = {ord(one): f"\\x{ord(one):02x}" for one in f"\n\r{CELL}{LINES}"}
LONG = ("title_fold", "text_fold")

_GROWING = ("event", *(f"event_{side}" for side in SIDES), "telling", "entity", "source", "written")
# The files of rows with their columns: the tables, and what the times of events depend on.
SPOOLED = {**{name: TABLES[name] for name in _GROWING}, "anchor": SIDE}

_CELLS = attrgetter(*COLUMNS)
_PLACES = tuple(list(COLUMNS).index(name) for name in LONG)
_FORMS = {table: CELL.join(["%s"] * len(cells)) + "\n" for table, cells in SPOOLED.items()}
# Events whose rows are held before they are written.
_HELD = 500
# Names that are remembered, so that they are written once.
_NAMES = 1 << 16


class Spool:
    """Files of rows, one a table, that grow by an event at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events = 0
        self.longest = 0  # characters of a row
        self._open = ExitStack()
        self._files: dict[str, TextIO] = {name: self._made(name) for name in SPOOLED}
        self._held: dict[str, list[str]] = {name: [] for name in SPOOLED}
        self._sides = [(self._held[f"event_{side}"], attrgetter(side)) for side in SIDES]
        self._names: set[tuple[str, str]] = set()

    def _made(self, table: str) -> TextIO:
        path = self.path(table)
        return self._open.enter_context(path.open("w", encoding="utf-8", newline="\n"))

    def path(self, table: str) -> Path:
        """The file that holds the rows of a table."""
        return self.folder / f"{table}.rows"

    def event(self, entry: Entry, text: str = "") -> None:
        """Add an event, with all its side tables; `text` is its JSON, where it is at hand."""
        row = Row(entry)  # not the entry's own, which would keep both in memory
        row.fill()
        if "claims" in entry.record:
            self._add("telling", told_rows(entry))
        self._name(entry.record)
        self.row(row, _shown(entry.path), text or _ENCODE(entry.record))

    def row(self, row: Row, path: str, text: str) -> None:
        """Add a row whose columns are known, with its side tables."""
        head = f"{row.id}{CELL}"
        for rows, values in self._sides:
            rows += [f"{head}{value}\n" for value in values(row)]
        cells = list(_CELLS(row))
        for place in _PLACES:
            cells[place] = cells[place].replace("\n", LINES)
        line = _FORMS["event"] % (*cells, path, text)
        self._held["event"].append(line)
        self.longest = max(self.longest, len(line))
        self.events += 1
        if self.events % _HELD == 0:
            self.flush()

    def _name(self, record: Record) -> None:
        for value, words in written_names(record):
            name = (value, words if type(words) is str else _ENCODE(words))
            if name not in self._names:
                if len(self._names) >= _NAMES:
                    self._names.clear()
                self._names.add(name)
                self._add("written", [(value, _ENCODE(words))])

    def anchors(self, id: str, anchors: Iterable[str]) -> None:
        """Note what the times of an event are counted from."""
        self._add("anchor", ((id, one) for one in dict.fromkeys(anchors)))

    def known(self, timeline: Timeline) -> None:
        """Add the entities and sources."""
        for table, records in (("entity", timeline.entities.records), ("source", timeline.sources)):
            self._add(table, ((id, _ENCODE(record)) for id, record in records.items()))

    def _add(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        form = _FORMS[table]
        self._held[table] += [form % row for row in rows]

    def flush(self) -> None:
        """Let what was added be read."""
        for table, rows in self._held.items():
            if rows:
                self._files[table].write("".join(rows))
                rows.clear()
            self._files[table].flush()

    def close(self) -> None:
        """End the files."""
        if not self._files["event"].closed:
            self.flush()
        self._open.close()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _shown(path: str) -> str:
    shown = files.shown(path)
    return shown if shown.isprintable() else shown.translate(_CONTROLS)


def told_rows(entry: Entry) -> Iterator[tuple[Any, ...]]:
    """The rows of the table `telling` for an event: one for each voice that speaks of it."""
    for one in tellings(entry.record):
        row = Row(at_its_time(entry, one, entry.timeline)) if one.says == TIME else None
        times = [row and getattr(row, name) for name in TIMES]
        yield (entry.id, one.claim, str(one.voice), one.stance, one.says, *times)


def spooled(spool: Spool, entries: Iterable[Entry], timeline: Timeline) -> None:
    """Put a timeline in memory into the spool."""
    for entry in entries:
        spool.event(entry)
        spool.anchors(entry.id, anchors(entry.record))
    spool.known(timeline)


def anchors(record: Record) -> Iterator[str]:
    """Every id after `to` in the times of the event, as editors and voices tell it."""
    waiting = [record.get("when"), record.get("commitment", {}).get("due")]
    waiting += [claim["when"] for claim in record.get("claims", ()) if "when" in claim]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            to = one.get("to")
            if isinstance(to, str):
                yield to
            waiting.extend(one.values())
