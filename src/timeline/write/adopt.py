"""Bare names in events that are one entity's: made references to it, all else left as it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.format.untyped import Record
from timeline.text import fold
from timeline.write.naming import PLACES, names_of
from timeline.write.transaction import FileChange
from timeline.write.workspace import Workspace

_PEOPLE = ("participants", "debtor", "creditor")


def changes(workspace: Workspace, entity: Record) -> list[FileChange]:
    """The events in which a whole name of the entity stands by itself, naming the entity."""
    return list(_changes(workspace, entity))


def _changes(workspace: Workspace, entity: Record) -> Iterator[FileChange]:
    for path in workspace.paths.values():
        data = workspace.read(path)
        if b'"name"' not in data:
            continue
        data, old = workspace.record(path)
        new = adopted(old, entity)
        if new != old:
            yield workspace.change(path, data, old, new)


def adopted(event: Record, entity: Record) -> Record:
    """The event with the entity in place of its names, where somebody takes part, owes or speaks.

    A place becomes one only where something can happen at the entity, and then nobody does.
    """
    names = names_of(entity)
    new = dict(event)
    if entity.get("type") in PLACES and "places" in new:
        new["places"] = [_one(place, names, entity["id"]) for place in new["places"]]
    if entity.get("type") == "place":
        return new
    _people(new, names, entity["id"])
    if "commitment" in new:
        new["commitment"] = dict(new["commitment"])
        _people(new["commitment"], names, entity["id"])
    if "claims" in new:
        new["claims"] = [
            {**claim, "by": _one(claim["by"], names, entity["id"])} if "by" in claim else claim
            for claim in new["claims"]
        ]
    return new


def _people(owner: Record, names: set[str], id: str) -> None:
    for key in _PEOPLE:
        if key in owner:
            owner[key] = [_one(actor, names, id) for actor in owner[key]]


def _one(actor: Mapping[str, Any], names: set[str], id: str) -> Record:
    """The actor by the entity, where every language's name of it is one of the entity's."""
    words = [fold(text) for text in all_words(actor.get("name"))]
    if not words or not all(word in names for word in words):
        return dict(actor)
    found = {"entity": id, **{key: value for key, value in actor.items() if key != "name"}}
    if found.get("of") == id:
        del found["of"]
    return found
