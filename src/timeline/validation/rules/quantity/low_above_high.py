"""A lowest estimate that is above the highest.

`low` and `high` are the lowest and the highest estimate; here the lowest is the greater. A `best`
estimate outside the two is a warning.

Why: no amount lies between them; usually the two figures were swapped.

Fix: check the source, and swap or correct them.
"""

from collections.abc import Iterator

from timeline.validation.rules import FileRecord, Mark, Record, Steps

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("quantities",)
PARTIAL = True


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such estimate."""
    for i, quantity in enumerate(sheet.record.get("quantities", ())):
        yield from _judge(("quantities", i), quantity)


def _judge(place: Steps, quantity: Record) -> Iterator[Mark]:
    low, best, high = (quantity.get(key) for key in ("low", "best", "high"))
    if low is not None and high is not None and low > high:
        message = f"the lowest estimate, {low}, is above the highest, {high}"
        yield Mark((*place, "low"), message, near=(((*place, "high"), "the highest"),))
    elif best is not None and low is not None and best < low:
        yield _outside(place, f"the best estimate, {best}, is below the lowest, {low}")
    elif best is not None and high is not None and best > high:
        yield _outside(place, f"the best estimate, {best}, is above the highest, {high}")


def _outside(place: Steps, message: str) -> Mark:
    return Mark((*place, "best"), message, severity="warning")
