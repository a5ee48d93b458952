"""A reference to a claim or a quantity that the event does not have.

`event-id#local-id` names a claim or a quantity of that event by its own `id`.

Why: the reference leads to the event, but to nothing in it.

Fix: correct the part after `#`, or give the claim or quantity that id.
"""

from collections.abc import Iterator

from timeline.text import nearest
from timeline.validation.mark import meant
from timeline.validation.others import Known
from timeline.validation.rules import FileRecord, Mark, Record

SEVERITY = "error"
SCOPE = "timeline"
KINDS = ("event",)
NEEDS = ("relations",)


def check(sheet: FileRecord, known: Known) -> Iterator[Mark]:
    """A mark at each such reference."""
    for i, relation in enumerate(sheet.record.get("relations", ())):
        id, sign, local = relation["to"].partition("#")
        if not sign or id not in known.events:
            continue
        other = sheet.record if id == sheet.stem else known.read(id)
        if other is not None and local not in (names := _locals(other)):
            near = nearest(local, names)
            whole = None if near is None else f"{id}#{near}"
            yield Mark(
                ("relations", i, "to"),
                f"the event '{id}' has no claim or quantity with the id '{local}'",
                start=len(id) + 1,
                length=len(local),
                fix=meant(("relations", i, "to"), whole, shown=near or ""),
            )


def _locals(record: Record) -> set[str]:
    return {
        item["id"]
        for key in ("claims", "quantities")
        for item in record.get(key, ())
        if "id" in item
    }
