"""Answers from a dataset through Spark: for more than one machine can store.

It uses the existing session: that of `spark-submit`, of the server that SPARK_REMOTE names, or else
one on this machine. The session reads the dataset's Parquet files and gets the same SQL text.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from timeline.errors import ProjectError
from timeline.query import statements
from timeline.query.nodes import Node
from timeline.scale.engines import SqlEngine
from timeline.scale.layout import MANIFEST, tables_of
from timeline.scale.manifest import Manifest, at, read
from timeline.scale.reading import Dataset


class SparkEngine(SqlEngine):
    """Asks the files of one dataset in a Spark session."""

    def __init__(self, session: SparkSession, place: str, manifest: Manifest) -> None:
        self._session = session
        self._place = place.rstrip("/")
        self._manifest = manifest
        self._seen: set[str] = set()

    def ask(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows that a statement gives; the tables that it names are opened."""
        try:
            for table in tables_of(sql):
                self._open(table)
            found = self._session.sql(statements.for_spark(sql))
            yield from (tuple(row) for row in found.toLocalIterator())
        except PySparkException as error:
            raise ProjectError(f"{self._place}: Spark: {_first_line(error)}") from error

    def hits(
        self, node: Node, *, certain: bool, limit: int | None, order: str = statements.ORDER
    ) -> Iterator[Any]:
        """Id, verdict, path and event of what matches, in the order of time or another."""
        more = ("path", "json")
        return self.ask(
            statements.select(node, certain=certain, limit=limit, order=order, more=more)
        )

    def records(self, ids: Collection[str]) -> Iterator[Any]:
        """Id, path and event of those that there are."""
        if not ids:
            return iter(())
        where = statements.one_of("id", list(ids))
        return self.ask(f"SELECT id, path, json FROM event WHERE {where}")

    def _open(self, table: str) -> None:
        """Make a table of its files, once."""
        if table not in self._seen:
            files = [f"{self._place}/{part.path}" for part in self._manifest.tables[table]]
            self._session.read.parquet(*files).createOrReplaceTempView(table)
            self._seen.add(table)


def connect(place: str) -> Dataset:
    """The timeline in the dataset at `place`, which all machines of the cluster must reach."""
    try:
        session = _session()
        place = place if "://" in place else str(Path(place).absolute())
        manifest = _manifest(session, place)
        return Dataset(manifest, SparkEngine(session, place, manifest))
    except PySparkException as error:
        raise ProjectError(f"{place}: Spark: {_first_line(error)}") from error


def _session() -> SparkSession:
    """The session that there is; one that is begun here says nothing on standard error."""
    builder = SparkSession.builder.appName("timeline")
    if SparkSession.getActiveSession() is not None or _FOREIGN & os.environ.keys():
        return builder.getOrCreate()
    # The virtual machine inherits what standard error is while it starts, and writes there until
    # it ends, before any level of logging is set. What fails comes as an exception all the same.
    own = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        return builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    finally:
        os.dup2(own, 2)
        os.close(own)


# Set where a server or `spark-submit` has the session.
_FOREIGN = {"SPARK_REMOTE", "PYSPARK_GATEWAY_PORT"}


def _manifest(session: SparkSession, place: str) -> Manifest:
    if "://" not in place:
        return at(Path(place))
    name = f"{place.rstrip('/')}/{MANIFEST}"
    lines = [row.value for row in session.read.text(name).collect()]
    return read("\n".join(lines).encode(), name)


def _first_line(error: PySparkException) -> str:
    return str(error).strip().partition("\n")[0]
