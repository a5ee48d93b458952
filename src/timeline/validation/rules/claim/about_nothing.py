"""A claim about something that the event does not have.

`about` is a JSON Pointer into the event, such as `/summary` or `/quantities/0`, or `#` and the
local id of a claim or a quantity.

Why: readers are told that somebody vouches for something that is not there.

Fix: correct the pointer; without `about`, the claim is about the whole event.
"""

from collections.abc import Iterator
from typing import Any

from timeline.jsonio.pointer import Steps, escaped, unescaped
from timeline.text import nearest
from timeline.validation.mark import meant
from timeline.validation.rules import FileRecord, Mark

SEVERITY = "error"
SCOPE = "file"
KINDS = ("event",)
NEEDS = ("claims",)


def check(sheet: FileRecord) -> Iterator[Mark]:
    """A mark at each such pointer."""
    for i, claim in enumerate(sheet.record.get("claims", ())):
        about = claim.get("about")
        if about is None:
            continue
        if about[0] == "#":
            yield from _local(sheet, ("claims", i, "about"), about[1:])
        else:
            yield from _pointed(sheet, ("claims", i, "about"), about)


def _local(sheet: FileRecord, place: Steps, local: str) -> Iterator[Mark]:
    items = [*sheet.record.get("claims", ()), *sheet.record.get("quantities", ())]
    names = {item["id"] for item in items if "id" in item}
    if local not in names:
        message = f"no claim or quantity of this event has the id '{local}'"
        near = nearest(local, names)
        fix = meant(place, near and f"#{near}", shown=near or "")
        yield Mark(place, message, start=1, length=len(local), fix=fix)


def _pointed(sheet: FileRecord, place: Steps, pointer: str) -> Iterator[Mark]:
    value: Any = sheet.record
    at = 1
    for written in pointer.split("/")[1:]:
        step = unescaped(written)
        found = _step(value, step)
        if found is None:
            message = f"the event has nothing at '{pointer}': no '{step}'"
            near = nearest(step, value) if isinstance(value, dict) else None
            whole = near and pointer[:at] + escaped(near) + pointer[at + len(written) :]
            fix = meant(place, whole, shown=near or "")
            yield Mark(place, message, start=at, length=max(len(written), 1), fix=fix)
            return
        value, at = found[0], at + len(written) + 1


def _step(value: Any, step: str) -> tuple[Any] | None:
    """What stands at a step of a pointer, or None."""
    if isinstance(value, dict):
        return (value[step],) if step in value else None
    if isinstance(value, list) and step.isascii() and step.isdigit() and str(int(step)) == step:
        return (value[int(step)],) if int(step) < len(value) else None
    return None
