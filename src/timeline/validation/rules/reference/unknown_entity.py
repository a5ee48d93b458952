"""A reference to an entity that does not exist.

`entity` and `of` are ids of files in `entities/`. An id that was merged into another one
(`former_ids`) no longer counts; `timeline validate --fix` writes the id that replaced it.

Why: the name cannot be shown or found in any language.

Fix: correct the id, write the entity's file, or give a `name` instead of an `entity`.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark
from timeline.validation.rules._references import unknown

SEVERITY = "error"
SCOPE = "timeline"
KINDS = ("event", "entity")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such reference."""
    if not sheet.entities.difference(known.entities):
        return
    if sheet.kind == "entity" and "of" in sheet.record:
        yield from unknown("entity", ("of",), sheet.record["of"], known, "a name")
    for place, actor in sheet.actors:
        if "entity" in actor:
            yield from unknown("entity", (*place, "entity"), actor["entity"], known, "a name")
        if "of" in actor:
            yield from unknown("entity", (*place, "of"), actor["of"], known, "a name")
