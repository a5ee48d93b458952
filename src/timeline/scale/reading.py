"""A dataset as a timeline: its events are fetched when they are asked for."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Protocol

from timeline.chronicle.timeline import Entry, Timeline, resolver_of
from timeline.chronicle.voices import Voice, voice_named
from timeline.errors import TimelineError, UnknownId
from timeline.format.untyped import Record
from timeline.query import statements
from timeline.query.nodes import EVERYTHING, Flag, Member, Node, Text
from timeline.query.pattern import Pattern
from timeline.scale.manifest import Manifest
from timeline.scale.rows import anchors
from timeline.text import did_you_mean

MOST = 500_000  # matches that are held in memory at once
BATCH = 1000
NEAR = 10_000  # values among which the one that was meant is looked for
Hit = tuple[str, int, str, str]


class TableSource(Protocol):
    """What reads the tables of a dataset."""

    def ask(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """The rows that a statement in the portable text gives."""
        ...

    def hits(
        self, node: Node, *, certain: bool, limit: int | None, order: str = statements.ORDER
    ) -> Iterable[Hit]:
        """Id, verdict, path and event of what matches, in the order of time or another."""
        ...

    def sizes(self, node: Node, *, certain: bool = False) -> Any:
        """How many events match (`events`)."""
        ...

    def records(self, ids: Collection[str]) -> Iterable[tuple[str, str, str]]:
        """Id, path and event of every one of `ids` that there is."""
        ...


class Dataset(Timeline):
    """The events of a dataset; those that were asked for stay in memory."""

    def __init__(self, manifest: Manifest, source: TableSource) -> None:
        super().__init__(
            manifest.settings,
            entities=_SmallTable(source, "entity"),
            sources=_SmallTable(source, "source"),
        )
        self.engine = source
        self._source = source
        self._count = manifest.events
        self.entries = self._events = DatasetEntries(self)
        self.resolver = resolver_of(self.entries, manifest.settings, self.sources)
        self.backend = self

    def voices(self) -> set[Voice]:
        """Everybody who makes a claim, as far as it counts."""
        found = self._source.ask("SELECT DISTINCT voice FROM telling")
        return {voice_named(str(name)) for (name,) in found}

    def as_told_by(self, voice: Voice, *, others: bool = False) -> Timeline:
        """The dataset as a voice tells it: the same tables, asked for its times."""
        from timeline.scale.told import ToldDataset  # a view of this

        return ToldDataset(self, voice, others=others)

    def __len__(self) -> int:
        return self._count

    def ordered(self) -> list[Entry]:
        """All events in the order of time; refused where they are too many."""
        return [entry for entry, _ in self.hits(EVERYTHING)]

    def drafts(self) -> list[Entry]:
        """The events that are not for publication yet."""
        return [entry for entry, _ in self.hits(Flag("draft", "not published yet"))]

    def begun(self, start: str) -> list[str]:
        """The ids that begin with `start`, sorted, up to some thousands."""
        like = Pattern(f"{start.replace('*', '')}*", "glob").sql("id")
        found = self._source.ask(f"SELECT id FROM locator WHERE {like} LIMIT {NEAR}")
        return sorted(str(id) for (id,) in found) if start else []

    def get(self, id: str) -> Entry:
        """The event called `id`; an unknown id is an `UnknownId` with a near one."""
        found = self.entries.get(id)
        if found is not None:
            return found
        hint = did_you_mean(id, self.begun(id[:3]))
        raise UnknownId(f"no event has the id '{id}'", hint=hint)

    def hits(
        self,
        node: Node,
        *,
        certain: bool = False,
        limit: int | None = None,
        order: str = statements.ORDER,
        source: "TableSource | None" = None,
    ) -> list[tuple[Entry, int]]:
        """The events that match, in order; more than fit into memory are refused.

        `source` is what asks, where that is not the dataset's own.
        """
        asked = source or self._source
        if limit is None:
            _require_few(asked.sizes(node, certain=certain).events)
        found = [
            (self.entry(path, text), verdict)
            for _, verdict, path, text in asked.hits(
                node, certain=certain, limit=limit, order=order
            )
        ]
        self._fetch_anchors([entry for entry, _ in found])
        return found

    def has(self, leaf: Any) -> bool:
        """Whether any event has what a leaf on text asks for."""
        if isinstance(leaf, Member):
            sql = f"SELECT value FROM name_{leaf.side} WHERE {leaf.pattern.sql('value')}"
        else:
            sql = f"SELECT id FROM event WHERE {leaf.sql(True)}"
        return any(True for _ in self._source.ask(f"{sql} LIMIT 1"))

    def values(self, leaf: Any) -> list[str]:
        """Values that a leaf may have meant."""
        if isinstance(leaf, Member):
            found = self._source.ask(f"SELECT value FROM name_{leaf.side} LIMIT {NEAR}")
        else:
            column = leaf.column if isinstance(leaf, Text) else "kind"
            found = self._source.ask(f"SELECT DISTINCT {column} FROM event LIMIT {NEAR}")
        return [str(value) for (value,) in found if value is not None]

    def written(self, values: Collection[str]) -> Mapping[str, Any]:
        """Texts of names and titles by their folded form."""
        few = list(values) if len(values) <= BATCH else None
        where = "" if few is None else f" WHERE {statements.one_of('value', few)}"
        found = self._source.ask(f"SELECT value, text FROM written{where}")
        return {str(value): json.loads(text) for value, text in found}

    def related(self, id: str) -> list[Entry]:
        """The events that name the event `id`."""
        node = Member("relation", Pattern(id, "exact"), "")
        return [entry for entry, _ in self.hits(node)]

    def entry(self, path: str, text: str) -> Entry:
        """The event of a row, kept for whoever asks for its id."""
        record: Record = json.loads(text)
        return self._events.keep(Entry(record, path, self))

    def fetch(self, ids: Collection[str]) -> None:
        """Read events by their ids, so that they are there when they are asked for."""
        for _, path, text in self._source.records(ids):
            self.entry(path, text)

    def _fetch_anchors(self, entries: list[Entry]) -> None:
        """Read what the times of events are counted from, a step of all chains at a time."""
        while entries:
            wanted = dict.fromkeys(
                anchor
                for entry in entries
                for anchor in anchors(entry.record)
                if not self._events.knows(anchor)
            )
            self._events.missing.update(wanted)
            self.fetch(tuple(wanted))
            entries = [self.entries[id] for id in wanted if id in self.entries]


def _require_few(count: int) -> None:
    """Refuse more events than are held in memory, before any is read."""
    if count > MOST:
        raise TimelineError(
            f"{count:,} events match; at most {MOST:,} are held in memory at once",
            hint="take the first with 'timeline list -n', narrow the query, or count"
            " with 'timeline stats'",
        )


class DatasetEntries(Mapping[str, Entry]):
    """The events by id, in the order of time; what is not in memory yet is fetched."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._kept: dict[str, Entry] = {}
        self.missing: set[str] = set()

    def keep(self, entry: Entry) -> Entry:
        """Keep an event that was read; the one that was there first stays."""
        self.missing.discard(entry.id)
        return self._kept.setdefault(entry.id, entry)

    def knows(self, id: str) -> bool:
        """Whether it need not be fetched to be told."""
        return id in self._kept or id in self.missing

    def __getitem__(self, id: str) -> Entry:
        if not self.knows(id):
            self.missing.add(id)
            self._dataset.fetch((id,))
        return self._kept[id]

    def __len__(self) -> int:
        return len(self._dataset)

    def __iter__(self) -> Iterator[str]:
        return (entry.id for entry in self._dataset.ordered())


class _SmallTable(Mapping[str, Record]):
    """The records of a small table, read whole when the first is asked for."""

    def __init__(self, source: TableSource, table: str) -> None:
        self._source = source
        self._table = table
        self._read: dict[str, Record] | None = None

    @property
    def _records(self) -> dict[str, Record]:
        if self._read is None:
            rows = self._source.ask(f"SELECT id, json FROM {self._table}")
            self._read = {str(id): json.loads(text) for id, text in rows}
        return self._read

    def __getitem__(self, id: str) -> Record:
        return self._records[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)
