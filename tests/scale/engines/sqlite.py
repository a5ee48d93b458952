"""Answers from SQLite, which every Python brings along: the engine that the others are held to.

No command reaches it; it is here to check them.

Puts the rows of a timeline into a database in memory and asks that.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.chronicle.row import COLUMNS, SIDES, Row
from timeline.chronicle.timeline import Timeline
from timeline.scale.engines import SqlEngine
from timeline.scale.layout import TELLING
from timeline.scale.rows import told_rows


class SqliteEngine(SqlEngine):
    """Asks a database with the tables `event` and `event_<side>`."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        # By default LIKE overlooks case; the columns are folded, and other engines do not.
        base.execute("PRAGMA case_sensitive_like = ON")

    def ask(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """The rows that a statement gives."""
        return self._base.execute(sql)

    def close(self) -> None:
        """Let go of the database."""
        self._base.close()


def open_engine(timeline: Timeline) -> SqliteEngine:
    """The engine for a timeline, its rows copied into memory."""
    base = sqlite3.connect(":memory:")
    entries = timeline.ordered()
    store(base, (entry.row for entry in entries))
    base.execute(f"CREATE TABLE telling ({', '.join(TELLING)})")
    rows = [row for entry in entries for row in told_rows(entry)]
    base.executemany(f"INSERT INTO telling VALUES ({', '.join('?' * len(TELLING))})", rows)
    return SqliteEngine(base)


def store(base: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Make the tables and fill them."""
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    base.execute(f"CREATE TABLE event ({columns})")
    for side in SIDES:
        base.execute(f"CREATE TABLE event_{side} (event_id TEXT, value TEXT)")
    event = f"INSERT INTO event VALUES ({', '.join('?' * len(COLUMNS))})"
    for row in rows:
        base.execute(event, [getattr(row, name) for name in COLUMNS])
        for side in SIDES:
            base.executemany(f"INSERT INTO event_{side} VALUES (?, ?)", _values(row, side))
    for side in SIDES:
        base.execute(f"CREATE INDEX event_{side}_value ON event_{side} (value)")
    base.commit()


def _values(row: Row, side: str) -> Iterator[tuple[str, str]]:
    return ((row.id, value) for value in getattr(row, side))
