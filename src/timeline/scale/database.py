"""DuckDB as it is used here: nothing downloaded, memory bounded, its errors in plain words."""

import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from timeline.errors import ProjectError
from timeline.files import shown
from timeline.scale.place import EXTENSIONS

MEMORY = "1GB"
BATCH = 2000


class Database:
    """A connection of its own to a database in memory that reads and writes files."""

    def __init__(self, *, aside: Path | None = None, memory: str = MEMORY) -> None:
        # What does not fit into memory is put aside here; DuckDB makes the folder if it must.
        aside = aside or Path(tempfile.gettempdir()) / f"timeline-{secrets.token_hex(8)}"
        self._tidy = weakref.finalize(self, shutil.rmtree, aside, ignore_errors=True)
        self._base = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "threads": min(os.cpu_count() or 1, 8),
                "memory_limit": memory,
                "temp_directory": _utf8(aside),
                "preserve_insertion_order": False,
            },
        )

        self._quiet(self._base)

    def _quiet(self, base: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """The connection without its progress bar, which would go to standard output."""
        return base.execute("SET enable_progress_bar = false")

    def run(self, sql: str, where: str = "") -> None:
        """Carry out a statement; `where` is the file to name if it fails."""
        try:
            self._base.execute(sql)
        except duckdb.Error as error:
            raise _failure(error, where) from error

    def ask(self, sql: str, where: str = "") -> Iterator[tuple[Any, ...]]:
        """The rows that a statement gives, a batch at a time."""
        try:
            found = self._quiet(self._base.cursor()).execute(sql)
            while rows := found.fetchmany(BATCH):
                yield from rows
        except duckdb.Error as error:
            raise _failure(error, where) from error

    def columns(self, sql: str, where: str = "") -> dict[str, str]:
        """Name and type of what a statement would give."""
        return {str(row[0]): str(row[1]) for row in self.ask(f"DESCRIBE {sql}", where)}

    def close(self) -> None:
        """Let go of the files and of what was put aside."""
        self._base.close()
        self._tidy()


def reach(base: Database, place: str) -> None:
    """Load what reads the address `place`; refuse where the user has not installed it."""
    extension = EXTENSIONS[place.partition("://")[0]]
    try:
        base.run(f"LOAD {extension}")
    except ProjectError as error:
        raise ProjectError(
            f"{place}: needs DuckDB's extension '{extension}', which is not installed",
            hint=f"nothing is downloaded automatically; run INSTALL {extension} in DuckDB first",
        ) from error


def quoted(path: str | Path) -> str:
    """A path as SQL text."""
    return "'" + _utf8(path).replace("'", "''") + "'"


def _utf8(path: str | Path) -> str:
    """A path as DuckDB takes it; one that it cannot open is a `ProjectError`."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise ProjectError(
            f"{shown(str(path))}: DuckDB cannot open a path that is not UTF-8"
        ) from error
    return str(path)


def listed(paths: Sequence[str | Path]) -> str:
    """Paths as a list in SQL; one path as it is."""
    return f"[{', '.join(map(quoted, paths))}]"


def _failure(error: duckdb.Error, where: str) -> ProjectError:
    """What DuckDB said, in one line."""
    said = str(error).split("\n\nLINE ")[0].replace("\n", " ")
    return ProjectError(f"{where}: {said}" if where else said)
