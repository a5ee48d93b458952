"""A dataset as one voice tells it: the table `event` with the times of the table `telling`."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from timeline.chronicle.as_told import AsTold
from timeline.chronicle.row import TIMES
from timeline.chronicle.telling import DENIES, TIME
from timeline.chronicle.timeline import Entry
from timeline.chronicle.voices import Voice
from timeline.query import statements
from timeline.query.nodes import EVERYTHING, Node
from timeline.query.pattern import literal
from timeline.scale.engines import SqlEngine
from timeline.scale.layout import EVENT
from timeline.scale.reading import Dataset


def told_source(voice: Voice, *, others: bool, columns: Collection[str] = tuple(EVENT)) -> str:
    """What stands for the table `event` where a voice tells it."""
    shown = ", ".join(_column(name) for name in columns)
    said = f"(SELECT * FROM telling WHERE voice = {literal(str(voice))})"
    join = "LEFT JOIN" if others else "JOIN"
    unless = f"COALESCE(t.says, '') <> '{DENIES}'"
    return (
        f"(SELECT {shown} FROM event e {join} {said} t ON t.event_id = e.id WHERE {unless}) event"
    )


def _column(name: str) -> str:
    if name not in TIMES:
        return f"e.{name} AS {name}"
    return f"CASE WHEN t.says = '{TIME}' THEN t.{name} ELSE e.{name} END AS {name}"


class ToldEngine(SqlEngine):
    """Asks the tables of another engine for what a voice tells."""

    def __init__(self, engine: Any, source: str) -> None:
        self._engine = engine
        self.source = source

    def ask(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """The rows that a statement gives."""
        rows: Iterable[tuple[Any, ...]] = self._engine.ask(sql)
        return rows

    def reading(self, node: Node) -> tuple[Node, str]:
        """The question as the other engine best asks it; its times are those of the voice."""
        return self._engine.reading(node)[0], self.source

    def hits(
        self, node: Node, *, certain: bool, limit: int | None, order: str = statements.ORDER
    ) -> Iterable[tuple[str, int, str, str]]:
        """Id, verdict, path and event of what matches, in the order of time."""
        node, source = self.reading(node)
        more = ("path", "json")
        sql = statements.select(
            node, certain=certain, limit=limit, order=order, source=source, more=more
        )
        return ((str(id), verdict, path, text) for id, verdict, path, text in self.ask(sql))

    def records(self, ids: Collection[str]) -> Iterable[tuple[str, str, str]]:
        """Id, path and event of every one of `ids` that there is."""
        found: Iterable[tuple[str, str, str]] = self._engine.records(ids)
        return found


class ToldDataset(AsTold):
    """The events of a dataset that a voice tells; they are fetched when they are asked for."""

    def __init__(self, dataset: Dataset, voice: Voice, *, others: bool) -> None:
        super().__init__(dataset, voice, others=others)
        self._dataset = dataset
        self.engine = ToldEngine(dataset.engine, told_source(voice, others=others))
        self.backend = self

    def __len__(self) -> int:
        return self.engine.sizes(EVERYTHING).events

    def ordered(self) -> list[Entry]:
        """All that the voice tells, in the order of time; refused where it is too many."""
        return [entry for entry, _ in self.hits(EVERYTHING)]

    def hits(
        self,
        node: Node,
        *,
        certain: bool = False,
        limit: int | None = None,
        order: str = statements.ORDER,
    ) -> list[tuple[Entry, int]]:
        """The events that match, at the voice's time, in the order of time."""
        found = self._dataset.hits(
            node, certain=certain, limit=limit, order=order, source=self.engine
        )
        return [(self.entries[entry.id], verdict) for entry, verdict in found]

    def has(self, leaf: Any) -> bool:
        """Whether any event of the dataset has what a leaf on text asks for."""
        return self._dataset.has(leaf)

    def values(self, leaf: Any) -> list[str]:
        """Values that a leaf may have meant."""
        return self._dataset.values(leaf)

    def written(self, values: Collection[str]) -> Mapping[str, Any]:
        """Texts of names and titles by their folded form."""
        return self._dataset.written(values)

    def related(self, id: str) -> list[Entry]:
        """The events that the voice tells and that name the event `id`."""
        near = self._dataset.related(id)
        return [self.entries[entry.id] for entry in near if entry.id in self.entries]
