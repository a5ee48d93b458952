"""A reference to an entity that is not there.

`entity` and `of` are ids of files in `entities/`. An id that was merged into another one
(`former_ids`) is none any more; `timeline validate --fix` writes the one that is left.

Why: the name cannot be shown or found, in any language.

Mend: correct the id, write the entity's file, or give a `name` instead of an `entity`.
"""

from collections.abc import Iterator

from timeline.validation.mark import meant, merged
from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark, Steps

SEVERITY = "error"
SCOPE = "timeline"
KINDS = ("event", "entity")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such reference."""
    if not sheet.entities.difference(known.entities):
        return
    if sheet.kind == "entity" and "of" in sheet.record:
        yield from _judge(("of",), sheet.record["of"], known)
    for place, actor in sheet.actors:
        if "entity" in actor:
            yield from _judge((*place, "entity"), actor["entity"], known)
        if "of" in actor:
            yield from _judge((*place, "of"), actor["of"], known)


def _judge(place: Steps, id: str, known: Known) -> Iterator[Mark]:
    if id not in known.entities:
        heir = known.former["entity"].get(id)
        if heir is not None:
            yield merged(place, "entity", id, heir)
            return
        near = known.near(id, known.entities)
        help = near.help or f"write 'entities/{id}.json', or give a name"
        yield Mark(place, f"no entity has the id '{id}'", help, fix=meant(place, near.id))
