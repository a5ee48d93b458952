"""A timeline in memory: its events with all that is worked out about them, lazily."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from timeline.chronicle.due import DueState, due
from timeline.chronicle.entities import Entities
from timeline.chronicle.resolve import Deadline, Resolved, Resolver, sort_key
from timeline.chronicle.settings import Settings
from timeline.chronicle.standing import DerivedStanding, standing
from timeline.dates import ZoneError
from timeline.errors import ProjectError, UnknownId, require
from timeline.findings import Finding
from timeline.format.untyped import Record
from timeline.text import did_you_mean

if TYPE_CHECKING:
    from timeline.chronicle.row import Row
    from timeline.chronicle.voices import Voice


# Whose time an event stands at where a voice that was asked for tells none.
EDITORS = "editors"


class Entry:
    """One event: its record, the path of its file, and what follows from it.

    `written` is the record as it is in its file; `record` differs from it where the event has the
    time that a voice tells. `by` then says whose time that is, and is "" otherwise.
    """

    __slots__ = (
        "_resolved",
        "_row",
        "_standing",
        "by",
        "id",
        "path",
        "record",
        "timeline",
        "written",
    )

    def __init__(self, record: Record, path: str, timeline: "Timeline") -> None:
        self.id: str = record["id"]
        self.record = record
        self.written = record
        self.by = ""
        self.path = path
        self.timeline = timeline
        self._resolved: Resolved | None = None
        self._standing: DerivedStanding | None = None
        self._row: Row | None = None

    def __repr__(self) -> str:
        return f"Entry({self.id!r})"

    @property
    def resolved(self) -> Resolved:
        """When it was: bounds in civil days and in UTC seconds."""
        if self._resolved is None:
            self._resolved = self.timeline.resolver.when(self.id)
        return self._resolved

    @property
    def deadline(self) -> Deadline | None:
        """By when its commitment is due, or None."""
        return self.timeline.resolver.deadline(self.id) if "commitment" in self.record else None

    @property
    def standing(self) -> DerivedStanding:
        """How well it is attested, derived from its claims."""
        if self._standing is None:
            self._standing = standing(self.record, self.timeline.sources)
        return self._standing

    @property
    def row(self) -> "Row":
        """The flat row that every query engine sees."""
        if self._row is None:
            from timeline.chronicle.row import Row  # rows know entries; entries make rows on demand

            self._row = Row(self)
        return self._row

    def at(self, when: Any, known: Resolved, by: str, timeline: "Timeline") -> "Entry":
        """The same event at another time, which `by` tells; `known` is what that comes to."""
        seen = Entry({**self.record, "when": when}, self.path, timeline)
        seen.written, seen.by, seen._resolved = self.written, by, known
        return seen

    def due(self, now: int) -> DueState | None:
        """What is known at `now` (UTC seconds) of its commitment, or None."""
        deadline = self.deadline
        return due(self.record, deadline, now) if deadline is not None else None


class Backend(Protocol):
    """What answers for a timeline whose events are not in memory; trees are of `timeline.query`."""

    engine: Any

    def hits(
        self, node: Any, *, certain: bool = False, limit: int | None = None, order: str = ...
    ) -> list[tuple[Entry, int]]:
        """The events that match a tree, in the order of time, each with its verdict.

        Another `order` may be given, as `timeline.query.statements.order` writes it.
        """
        ...

    def has(self, leaf: Any) -> bool:
        """Whether any event has what a leaf on text asks for."""
        ...

    def values(self, leaf: Any) -> Iterable[str]:
        """The values of the column or side table that a leaf asks about."""
        ...

    def written(self, values: Collection[str]) -> Mapping[str, Any]:
        """Texts of names and titles by their folded form."""
        ...

    def related(self, id: str) -> list[Entry]:
        """The events that name the event `id`."""
        ...


class Timeline:
    """The events, entities and sources of one timeline.

    `entries` are in the order of their paths; `ordered()` gives them in the order of time.
    `problems` names every file that was left out, with the reason.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        root: Path | None = None,
        entities: Mapping[str, Record] | None = None,
        sources: Mapping[str, Record] | None = None,
    ) -> None:
        self.settings = settings
        self.root = root
        self._added: dict[str, Entry] = {}
        self.entries: Mapping[str, Entry] = self._added
        self.entities = Entities(entities or {})
        self.sources: Mapping[str, Record] = sources or {}
        self.problems: tuple[Finding, ...] = ()
        self.resolver = resolver_of(self.entries, settings, self.sources)
        self._ordered: list[Entry] | None = None
        self.backend: Backend | None = None  # None: all events are in memory

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, record: Record, path: str) -> None:
        """Add an event; it replaces any event with the same id."""
        self._added[record["id"]] = Entry(record, path, self)

    def ordered(self) -> list[Entry]:
        """All events by earliest known bound, then last start, then id; undated ones last."""
        if self._ordered is None:
            self._ordered = sorted(
                self.entries.values(), key=lambda entry: sort_key(entry.resolved, entry.id)
            )
        return self._ordered

    def titled(self, id: str) -> Entry | None:
        """The event with this id, for its title; None if there is none."""
        return self.entries.get(id)

    def edited(self, entry: Entry) -> Entry:
        """An event of this timeline at its editors' time."""
        return entry

    def voices(self) -> "set[Voice]":
        """Everybody who makes a claim."""
        from timeline.chronicle.voices import voice_of  # few ask

        claims = (
            claim for entry in self.entries.values() for claim in entry.record.get("claims", ())
        )
        return {voice for claim in claims if (voice := voice_of(claim)) is not None}

    def as_told_by(self, voice: "Voice", *, others: bool = False) -> "Timeline":
        """The timeline as a voice tells it; with `others`, also what it does not speak of."""
        from timeline.chronicle.as_told import AsTold  # a view knows timelines; they make it

        return AsTold(self, voice, others=others)

    def drafts(self) -> list[Entry]:
        """The events that are not to be published yet."""
        return [entry for entry in self.entries.values() if entry.record.get("draft")]

    def begun(self, start: str) -> list[str]:
        """The ids that begin with `start`, sorted; none if it is empty."""
        return sorted(id for id in self.entries if start and id.startswith(start))

    def get(self, id: str) -> Entry:
        """The event called `id`; an unknown id is an `UnknownId` with the nearest known one."""
        require(id, str, "an id must be a string")
        try:
            return self.entries[id]
        except KeyError:
            hint = did_you_mean(id, self.entries)
            raise UnknownId(f"no event has the id '{id}'", hint=hint) from None


def resolver_of(
    entries: Mapping[str, Entry], settings: Settings, sources: Mapping[str, Record]
) -> Resolver:
    """What works out the times of entries, in the zone of the settings where they name none."""
    try:
        return Resolver(_Records(entries), settings.tz, sources=sources, as_of=settings.as_of)
    except ZoneError as error:
        raise ProjectError(f"timeline.toml: tz: {error}") from error


class _Records(Mapping[str, Record]):
    """The records of entries by id, seen without a copy."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, id: str) -> Record:
        return self._entries[id].record

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def timeline_of(
    records: Mapping[str, Record],
    settings: Settings | None = None,
    *,
    entities: Mapping[str, Record] | None = None,
    sources: Mapping[str, Record] | None = None,
) -> Timeline:
    """A timeline of records by their path, with no folder behind it."""
    timeline = Timeline(settings or Settings(), entities=entities, sources=sources)
    for path, record in records.items():
        timeline.add(record, path)
    return timeline
