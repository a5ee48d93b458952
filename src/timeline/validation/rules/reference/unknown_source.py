"""A reference to a source that does not exist.

`source`, and each of `cites`, is the id of a file in `sources/`. An id that was merged into another
one (`former_ids`) no longer counts; `timeline validate --fix` writes the id that replaced it.

Why: who says so is part of the fact, and here nobody can look it up.

Fix: correct the id, write the source's file, or describe the source right here, with its `title`.
"""

from collections.abc import Iterator

from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark, Steps
from timeline.validation.rules._references import unknown

SEVERITY = "error"
SCOPE = "timeline"
KINDS = ("event", "source")


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such reference."""
    if not sheet.cited.difference(known.sources):
        return
    if sheet.kind == "source":
        yield from _cites((), sheet.record.get("cites", ()), known)
    for place, citation in sheet.citations:
        if "source" in citation:
            yield from unknown("source", (*place, "source"), citation["source"], known, "its title")
        else:
            yield from _cites(place, citation.get("cites", ()), known)


def _cites(place: Steps, ids: list[str], known: Known) -> Iterator[Mark]:
    for i, id in enumerate(ids):
        yield from unknown("source", (*place, "cites", i), id, known, "its title")
