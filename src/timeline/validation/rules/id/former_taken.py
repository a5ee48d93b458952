"""A former id that belongs to a file.

`former_ids` are the ids of files that were merged into this one. Here such a file still exists, or
another file lists the same former id, or the id is this file's own.

Why: whatever refers to the id may mean either of them.

Fix: delete the file that was merged, or remove its id from `former_ids`.
"""

from collections.abc import Iterator, Mapping

from timeline.validation.others import Known
from timeline.validation.rules import Mark, Record, Related

SEVERITY = "error"
SCOPE = "whole"


def check(known: Known) -> Iterator[tuple[str, Mark]]:
    """A mark at each such id."""
    yield from _judge(known, "entity", known.entities)
    yield from _judge(known, "source", known.sources)


def _judge(known: Known, kind: str, records: Mapping[str, Record]) -> Iterator[tuple[str, Mark]]:
    heirs: dict[str, str] = {}
    for id in sorted(records):
        for i, former in enumerate(records[id].get("former_ids", ())):
            other = former if former in records else heirs.setdefault(former, id)
            if other != id or former == id:
                message = f"'{former}' is the id of a file of its own"
                if former == id:
                    message = f"'{former}' is the id of this very file"
                elif former not in records:
                    message = f"'{former}' is also a former id of '{other}'"
                where = Related(known.path(kind, other), 0, 0, "the other file")
                mark = Mark(("former_ids", i), message)
                yield known.path(kind, id), mark._replace(related=() if other == id else (where,))
