"""Events on their way into a dataset: a line of JSON a row, in files that DuckDB reads at once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from timeline import files
from timeline.chronicle.row import COLUMNS, SIDES, TIMES, written_names
from timeline.chronicle.telling import TIME, at_its_time, tellings
from timeline.chronicle.timeline import Entry, Timeline
from timeline.format.untyped import Record

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

SPOOLED = ("event", *(f"event_{side}" for side in SIDES), "telling", "entity", "source", "written")


class Spool:
    """Files of rows, one a table, that grow by an event at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events = 0
        self.longest = 0  # characters of a row
        self._open = ExitStack()
        self._files: dict[str, TextIO] = {name: self._made(name) for name in SPOOLED}

    def _made(self, table: str) -> TextIO:
        path = self.path(table)
        return self._open.enter_context(path.open("w", encoding="utf-8", newline="\n"))

    def path(self, table: str) -> Path:
        """The file that holds the rows of a table."""
        return self.folder / f"{table}.ndjson"

    def event(self, entry: Entry) -> None:
        """Add an event, with all its side tables."""
        row = entry.row
        values = {name: getattr(row, name) for name in COLUMNS}
        values |= {"path": files.shown(entry.path), "json": _ENCODE(entry.record)}
        line = f"{_ENCODE(values)}\n"
        self._files["event"].write(line)
        self.longest = max(self.longest, len(line))
        for side in SIDES:
            for value in getattr(row, side):
                self._files[f"event_{side}"].write(
                    f"{_ENCODE({'event_id': entry.id, 'value': value})}\n"
                )
        for telling in told_rows(entry):
            self._files["telling"].write(f"{_ENCODE(telling)}\n")
        for value, text in written_names(entry.record):
            self._files["written"].write(f"{_ENCODE({'value': value, 'text': _ENCODE(text)})}\n")
        self.events += 1

    def known(self, timeline: Timeline) -> None:
        """Add the entities and sources."""
        for table, records in (
            ("entity", timeline.entities.records),
            ("source", timeline.sources),
        ):
            for id, record in records.items():
                self._files[table].write(f"{_ENCODE({'id': id, 'json': _ENCODE(record)})}\n")

    def close(self) -> None:
        """End the files."""
        self._open.close()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def told_rows(entry: Entry) -> Iterator[Record]:
    """The rows of the table `telling` for an event: one for each voice that speaks of it."""
    for one in tellings(entry.record):
        row = at_its_time(entry, one, entry.timeline).row if one.says == TIME else None
        yield {
            "event_id": entry.id,
            "claim": one.claim,
            "voice": str(one.voice),
            "stance": one.stance,
            "says": one.says,
            **{name: row and getattr(row, name) for name in TIMES},
        }


def spooled(spool: Spool, entries: Iterable[Entry], timeline: Timeline) -> None:
    """Put a timeline in memory into the spool."""
    for entry in entries:
        spool.event(entry)
    spool.known(timeline)


def columns(table: Mapping[str, str]) -> str:
    """The columns of a table as DuckDB wants them named for reading JSON."""
    return "{" + ", ".join(f"{name}: '{kind}'" for name, kind in table.items()) + "}"
