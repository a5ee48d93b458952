"""The files of entities and sources: made from what was given, changed, and taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from timeline import jsonio
from timeline.chronicle.names import meant
from timeline.chronicle.references import ENTITY, SOURCE, named
from timeline.dates import human
from timeline.errors import Refused, TimelineError
from timeline.files import FOLDERS
from timeline.format.models.vocabulary import ENTITY_TYPES, SCHEMA_VERSION, SOURCE_TYPES
from timeline.format.untyped import Record
from timeline.importers.rows import ids
from timeline.text import did_you_mean, fold
from timeline.write import fields as assignments
from timeline.write.naming import names_of
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

# The keys that refer to a file of a kind.
KEYS = {"entity": ENTITY, "source": SOURCE}
TYPES = {"entity": ENTITY_TYPES, "source": SOURCE_TYPES}
SEVERAL = 5  # files that are named


@dataclass(frozen=True, slots=True)
class CardInput:
    """What was given of an entity or a source; what is empty was not given.

    `name` is an entity's name or a source's title.
    """

    name: str = ""
    id: str = ""
    type: str = ""
    other_names: tuple[str, ...] = ()
    removed_names: tuple[str, ...] = ()
    of: str = ""
    description: str = ""
    url: str = ""
    archive_url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    issued: str = ""
    accessed: str = ""
    language: str = ""
    assignments: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return all(not getattr(self, field.name) for field in fields(self))


def records(workspace: Workspace, kind: str) -> Mapping[str, Record]:
    """The records of a kind by their ids."""
    timeline = workspace.timeline
    return timeline.entities.records if kind == "entity" else timeline.sources


def create(workspace: Workspace, kind: str, card: CardInput) -> FileChange:
    """The file of a new entity or source.

    One that is called as another is, is `Refused` unless it is given an id: it would be a second
    person beside the one that is there.
    """
    if not card.id:
        _require_new(workspace, kind, card)
    id = _identity(workspace, kind, card)
    named_by = {"name": card.name} if kind == "entity" else {"title": card.name}
    record = {"schema_version": SCHEMA_VERSION, "id": id, **named_by}
    record = changed(workspace, kind, record, card)
    return FileChange(f"{FOLDERS[kind]}/{id}.json", None, jsonio.dumps(record, kind))


def change(workspace: Workspace, kind: str, id: str, card: CardInput) -> FileChange:
    """The changed file of an entity or source; the same bytes where nothing changes."""
    path = workspace.paths_of(kind)[id.casefold()]
    data, old = workspace.record(path)
    new = changed(workspace, kind, old, card)
    same = jsonio.dumps(new, kind) == jsonio.dumps(old, kind)
    return FileChange(path, data, data if same else jsonio.dumps(new, kind))


def changed(workspace: Workspace, kind: str, record: Record, card: CardInput) -> Record:
    """The record with what was given in place of what it said."""
    new = dict(record)
    language = workspace.timeline.settings.languages[0]
    name = "name" if kind == "entity" else "title"
    given = {name: card.name, "description": card.description, "publisher": card.publisher}
    for key, text in given.items():
        if text:
            old = new.get(key)
            new[key] = {**old, language: text} if isinstance(old, dict) else text
    for key in ("url", "archive_url", "language"):
        if getattr(card, key):
            new[key] = getattr(card, key)
    if card.type:
        new["type"] = _type(kind, card.type)
    for key in ("issued", "accessed"):
        if getattr(card, key):
            new[key] = human.date_of(human.read(getattr(card, key)), today=workspace.today)
    if card.of:
        new["of"] = workspace.names.entity(card.of)
    if card.authors:
        new["authors"] = list(card.authors)
    _name(new, card)
    for assignment in card.assignments:
        new = assignments.assign(new, assignment, language=language, kind=kind)
    return new


def _name(record: Record, card: CardInput) -> None:
    """Add other names and take some away."""
    away = {fold(text) for text in card.removed_names}
    others = [one for one in record.get("other_names", ()) if fold(one["name"]) not in away]
    if away and len(others) == len(record.get("other_names", ())):
        texts = ", ".join(f"'{text}'" for text in card.removed_names)
        raise Refused(f"'{record['id']}' has no other name {texts}; nothing was changed")
    known = {one["name"] for one in others}
    others += [{"name": text} for text in dict.fromkeys(card.other_names) if text not in known]
    record.pop("other_names", None)
    if others:
        record["other_names"] = others


def _type(kind: str, text: str) -> str:
    if text not in TYPES[kind]:
        hint = did_you_mean(text, TYPES[kind]) or f"expected one of {', '.join(TYPES[kind])}"
        raise TimelineError(f"--type: '{text}' is not a type of {kind}", hint=hint)
    return text


def _require_new(workspace: Workspace, kind: str, card: CardInput) -> None:
    own = {fold(text) for text in (card.name, *card.other_names)}
    for id, record in records(workspace, kind).items():
        same = own & {*names_of(record), fold(id)}
        if same:
            raise Refused(
                f"{kind} '{id}' is called '{min(same)}' already; nothing was written",
                hint="another of the same name needs an id of its own: give it with --id",
            )
    alike = {
        id: names_of(record)
        for id, record in records(workspace, kind).items()
        if record.get("type") == card.type
    }
    for id in meant(card.name, alike):
        workspace.names.said[f"'{card.name}' is made beside {kind} {id}, which may be the same"] = (
            None
        )


def _identity(workspace: Workspace, kind: str, card: CardInput) -> str:
    taken = {**workspace.paths_of(kind), **_former(workspace, kind)}
    if card.id:
        if card.id.casefold() in taken:
            raise TimelineError(f"the id '{card.id}' is taken by {taken[card.id.casefold()]}")
        return card.id
    languages = workspace.timeline.settings.languages
    found = ids.slug(card.name, languages, stem=kind)
    if not found:
        raise TimelineError(
            f"no id can be made from '{card.name}'", hint="give one with --id, such as --id ana"
        )
    return ids.unique(found, taken)


def _former(workspace: Workspace, kind: str) -> dict[str, str]:
    """The ids that others had which were merged, and whose they are now."""
    return {
        former: f"'{id}', into which it was merged"
        for id, record in records(workspace, kind).items()
        for former in record.get("former_ids", ())
    }


def references(workspace: Workspace, kind: str, id: str) -> list[str]:
    """The paths of the files that refer to an entity or source, sorted."""
    timeline = workspace.timeline
    found = [
        entry.path
        for entry in timeline.entries.values()
        if id in set(named(entry.record, KEYS[kind]))
    ]
    found += [
        f"{FOLDERS[kind]}/{other}.json"
        for other, record in records(workspace, kind).items()
        if other != id and id in set(named(record, KEYS[kind]))
    ]
    return sorted(found)


def removal(workspace: Workspace, kind: str, chosen: Sequence[str]) -> list[FileChange]:
    """The files of entities or sources taken away; `Refused` where another file names one."""
    found = []
    paths = workspace.paths_of(kind)
    gone = {paths[id.casefold()] for id in chosen}
    for id in chosen:
        others = [path for path in references(workspace, kind, id) if path not in gone]
        require_unnamed(id, others)
        path = paths[id.casefold()]
        found.append(FileChange(path, workspace.read(path), None))
    return found


def require_unnamed(id: str, others: Sequence[str], hint: str | None = None) -> None:
    """`Refused` where something refers to what is to be removed; some of it is named."""
    if others:
        some = ", ".join(others[:SEVERAL]) + (" …" if len(others) > SEVERAL else "")
        raise Refused(f"'{id}' is referred to by {some}; nothing was removed", hint=hint)
