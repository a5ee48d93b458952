"""Answers from a dataset of Parquet files through DuckDB: as much as one machine can store.

Reads only what a query can match: of events that last a year at most, those near the period; of
names, those that fit a pattern.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from timeline.errors import ProjectError
from timeline.query import statements
from timeline.query.nodes import Member, Node, leaves
from timeline.scale.database import Database, listed, quoted, reach
from timeline.scale.engines import SqlEngine
from timeline.scale.layout import KINDS, MANIFEST, TABLES, tables_of
from timeline.scale.manifest import AGAIN, Manifest, at, read
from timeline.scale.place import is_address
from timeline.scale.pruning import hull, rewritten, short
from timeline.scale.reading import Dataset

FEW = 1000  # values that a pattern may mean and still be named one by one


class DuckdbEngine(SqlEngine):
    """Asks the files of one dataset."""

    def __init__(self, base: Database, place: str, manifest: Manifest) -> None:
        self._base = base
        self._place = place.rstrip("/")
        self._manifest = manifest
        self._seen: set[str] = set()

    def ask(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows that a statement gives; the tables that it names are opened."""
        for table in tables_of(sql):
            self._open(table)
        return self._base.ask(sql, self._place)

    def reading(self, node: Node) -> tuple[Node, str]:
        """The question with the values that its patterns mean, and the events it can touch."""
        meant = {
            leaf: values
            for leaf in leaves(node)
            if isinstance(leaf, Member) and len(values := self._meant(leaf)) <= FEW
        }
        low, high = hull(node)
        near = short(low, high)
        if not near:
            return rewritten(node, meant), statements.EVENT
        self._open("event")
        short_ones, long_ones = (self._files("event", kind) for kind in KINDS)
        parts = (f"{short_ones} WHERE {near}", long_ones)
        union = " UNION ALL ".join(f"SELECT * FROM {part}" for part in parts)
        return rewritten(node, meant), f"({union}) AS event"

    def hits(
        self, node: Node, *, certain: bool, limit: int | None, order: str = statements.ORDER
    ) -> Iterator[Any]:
        """Id, verdict, path and event of what matches, in the order of time or another."""
        node, source = self.reading(node)
        sql = statements.select(
            node, certain=certain, limit=limit, order=order, source=source, more=("path", "json")
        )
        return self.ask(sql)

    def records(self, ids: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Id, path and event of those that there are, found by where they lie."""
        wanted = list(ids)
        if not wanted:
            return
        where = statements.one_of("id", wanted)
        found = self.ask(f"SELECT file, row FROM locator WHERE {where}")
        rows: dict[str, list[int]] = {}
        for file, row in found:
            rows.setdefault(file, []).append(row)
        for file, numbers in rows.items():
            place = quoted(f"{self._place}/{file}")
            listing = ", ".join(map(str, sorted(numbers)))
            yield from self.ask(
                f"SELECT id, path, json FROM read_parquet({place}, file_row_number = true)"
                f" WHERE file_row_number IN ({listing})"
            )

    def close(self) -> None:
        """Let go of the files."""
        self._base.close()

    def _meant(self, leaf: Member) -> tuple[str, ...]:
        """The values that a pattern means, one more than are named at most."""
        if leaf.pattern.mode == "exact":
            return (leaf.pattern.text,)
        condition = leaf.pattern.sql("value")
        found = self.ask(f"SELECT value FROM name_{leaf.side} WHERE {condition} LIMIT {FEW + 1}")
        return tuple(str(value) for (value,) in found)

    def _open(self, table: str) -> None:
        """Make a table of its files, once; one that lacks a column is refused."""
        if table in self._seen:
            return
        self._seen.add(table)
        files = self._files(table)
        found = self._base.columns(f"SELECT * FROM {files}", self._place)
        for name, kind in TABLES[table].items():
            if found.get(name) != kind:
                there = f"is of type {found[name]}" if name in found else "is missing"
                raise ProjectError(
                    f"{self._place}: the column '{name}' of the table '{table}' {there};"
                    f" {kind} was expected",
                    hint=AGAIN,
                )
        self._base.run(f"CREATE VIEW {table} AS SELECT * FROM {files}", self._place)

    def _files(self, table: str, kind: str = "") -> str:
        """What reads a table's files, or those of a kind, as often as they are listed."""
        parts = [part.path for part in self._manifest.tables[table]]
        chosen = [f"{self._place}/{one}" for one in parts if one.startswith(f"{table}/{kind}")]
        return f"read_parquet({listed(chosen)})"


def connect(place: str) -> Dataset:
    """The timeline in the dataset at `place`: a folder, or an address in an object store."""
    base = Database()
    if is_address(place):
        reach(base, place)
        name = f"{place.rstrip('/')}/{MANIFEST}"
        ((text,),) = base.ask(f"SELECT content FROM read_text({quoted(name)})", name)
        manifest = read(str(text).encode(), name)
    else:
        manifest = at(Path(place))
    return Dataset(manifest, DuckdbEngine(base, place, manifest))
