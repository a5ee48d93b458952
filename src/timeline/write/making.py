"""Entities that an import makes: one file for each distinct name whose type is known."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from timeline import jsonio
from timeline.chronicle.references import ENTITY, named
from timeline.files import FOLDERS
from timeline.format import schema
from timeline.format.models.vocabulary import ENTITY_TYPES, SCHEMA_VERSION
from timeline.format.untyped import Record
from timeline.importers.rows import ids
from timeline.text import composed, fold
from timeline.write.incoming import TakenIds
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

# Names that a line tells before it says how many more there are.
SHOWN = 10
UNTYPED: Final = "may be a person or a body"


class NewEntities:
    """The entities to be made, by the names of events that are no entity's yet.

    A place is known to be one by the field in which it stands, a person or a body by the column
    (`types`, see `importers.Imported`): nobody can tell from a name alone.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        records = workspace.timeline.entities.records
        former = {one: id for id, record in records.items() for one in record.get("former_ids", ())}
        self._taken = TakenIds({**workspace.paths_of("entity"), **former})
        self._types: dict[str, str] = {}
        self._untyped: dict[str, None] = {}
        self._made: dict[str, Record] = {}
        self._ids: dict[tuple[bool, str], str] = {}
        self._stay: dict[str, str] = {}

    def learn(self, types: Mapping[str, str], untyped: Iterable[str]) -> None:
        """What the columns of a file say of names; what is called two things is not known."""
        for name, type in types.items():
            key = fold(name)
            known = self._types.setdefault(key, type)
            self._types[key] = type if known == type else ""
        self._untyped.update(dict.fromkeys(untyped))

    def called(
        self, name: Any, words: Sequence[str], several: Collection[str], *, is_place: bool
    ) -> str:
        """The id of the new entity of this name, the same for each; "" where it stays a name.

        `words` are the name's texts, `several` the entities that it may mean.
        """
        key = is_place, fold(words[0])
        known = self._ids.get(key)
        if known is None:
            known = self._ids[key] = self._new(name, words[0], several, is_place=is_place)
        elif known and isinstance(name, str):
            self._spelt(self._made[known], name)
        return known

    def _new(self, name: Any, text: str, several: Collection[str], *, is_place: bool) -> str:
        type = "place" if is_place else self._types.get(fold(text), "")
        id = ids.slug(text, self.workspace.settings.languages, stem="entity")
        if several:
            self._stay[text] = f"may be {' or '.join(sorted(several)[:SHOWN])}"
        elif not type:
            self._stay[text] = UNTYPED
        elif not id:
            self._stay[text] = "gives no id"
        else:
            id = self._taken.unique(id)
            record = {"schema_version": SCHEMA_VERSION, "id": id, "type": type, "name": name}
            if schema.is_valid("entity", record):
                self._taken.take(id, id)
                self._made[id] = record
                return id
            self._stay[text] = "is no name of an entity"
        return ""

    @staticmethod
    def _spelt(record: Record, name: str) -> None:
        """Keep another spelling of the name, which only case or accents tell apart."""
        known = [record["name"], *(one["name"] for one in record.get("other_names", ()))]
        if all(composed(name) != composed(one) for one in known if isinstance(one, str)):
            record.setdefault("other_names", []).append({"name": name})

    # What is written, and what is said

    def changes(self, events: Iterable[FileChange]) -> list[FileChange]:
        """The files of those entities that the events refer to."""
        used = self._counts(events)
        return [
            FileChange(f"{FOLDERS['entity']}/{id}.json", None, jsonio.dumps(record, "entity"))
            for id, record in self._made.items()
            if used[id] > 0
        ]

    @staticmethod
    def _counts(events: Iterable[FileChange]) -> Counter[str]:
        """How often each entity is referred to by events that did not refer to it before."""
        found: Counter[str] = Counter()
        for change in events:
            if change.after is not None:
                found.update(named(jsonio.parse_exact(change.after), ENTITY))
            if change.before is not None:
                found.subtract(named(jsonio.parse_exact(change.before), ENTITY))
        return +found

    def notes(self, events: Iterable[FileChange]) -> list[str]:
        """Which entities are new and which were linked, how often each, and what stays a name."""
        counts = self._counts(events)
        notes = []
        for type in ENTITY_TYPES:
            made = {id: counts[id] for id in self._made if self._made[id]["type"] == type}
            made = {id: count for id, count in made.items() if count}
            if made:
                notes.append(f"{_many(made, 'new')} of type {type}: {_listed(made)}")
        linked = {id: count for id, count in sorted(counts.items()) if id not in self._made}
        if linked:
            notes.append(f"{_many(linked, 'known')} linked: {_listed(linked)}")
        for why in dict.fromkeys(self._stay.values()):
            some = [text for text, one in self._stay.items() if one == why]
            notes.append(self._told(some, why))
        return notes

    def _told(self, some: list[str], why: str) -> str:
        shown = ", ".join(f"'{text}'" for text in some[:SHOWN])
        more = f" and {len(some) - SHOWN} more" if len(some) > SHOWN else ""
        stay = "a name stays" if len(some) == 1 else f"{len(some)} names stay"
        said = f"{stay} as written: {shown}{more} {why}"
        if why != UNTYPED:
            return said
        options = " ".join(f"--map '{column}=who.person'" for column in self._untyped)
        return f"{said}; {options} says so" if options else said


def _many(some: Mapping[str, int], kind: str) -> str:
    return f"1 {kind} entity" if len(some) == 1 else f"{len(some)} {kind} entities"


def _listed(counts: Mapping[str, int]) -> str:
    shown = ", ".join(f"{id} ({count})" for id, count in list(counts.items())[:SHOWN])
    more = len(counts) - SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
