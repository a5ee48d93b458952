"""References to the files of entities and sources: to one that is not there, and from nowhere."""

from collections.abc import Iterator
from typing import Literal

from timeline.validation.mark import Mark, meant, merged
from timeline.validation.others import Known
from timeline.validation.rules import Steps

Kind = Literal["entity", "source"]


def unknown(kind: Kind, place: Steps, id: str, known: Known, instead: str) -> Iterator[Mark]:
    """A mark at an id that no such file has; `instead` is what else could be written there."""
    there = known.entities if kind == "entity" else known.sources
    if id in there:
        return
    heir = known.former[kind].get(id)
    if heir is not None:
        yield merged(place, kind, id, heir)
        return
    near = known.near(id, there)
    folder = "entities" if kind == "entity" else "sources"
    help = near.help or f"write '{folder}/{id}.json', or give {instead}"
    yield Mark(place, f"no {kind} has the id '{id}'", help, fix=meant(place, near.id))


def unused(kind: Kind, used: set[str], known: Known) -> Iterator[tuple[str, Mark]]:
    """A mark at the id of each such file that nothing uses; none while a file cannot be parsed."""
    there = known.entities if kind == "entity" else known.sources
    for id, record in there.items() if not known.unread else ():
        if record and id not in used:
            yield known.path(kind, id), Mark(("id",), f"nothing refers to the {kind} '{id}'")
