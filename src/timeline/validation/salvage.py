"""What can still be judged in a record of the wrong shape: all but its wrong parts."""

from copy import deepcopy
from typing import Any

from timeline.format import schema
from timeline.jsonio.pointer import steps_of
from timeline.text import nearest

_ROUNDS = 8


def salvaged(kind: str, record: Any) -> dict[str, Any] | None:
    """A copy of the record without its wrong parts, or None where too little is left.

    A misspelt key gets the name that was meant. Only members of objects are taken away, never
    elements of lists, so that what stays keeps its place.
    """
    if not isinstance(record, dict):
        return None
    rest = deepcopy(record)
    for _ in range(_ROUNDS):
        errors = schema.errors(kind, rest)
        if not errors:
            return rest
        for error in errors:
            if not _take(rest, error):
                return None
    return None


def _take(record: dict[str, Any], error: schema.ShapeError) -> bool:
    """Take away the member that an error is about; False where that is the record itself."""
    steps = list(steps_of(error.pointer))
    while steps and steps[-1].isdigit():
        steps.pop()
    if not steps:
        return False
    holder: Any = record
    for step in steps[:-1]:
        holder = holder[int(step)] if isinstance(holder, list) else holder.get(step)
        if holder is None:
            return True  # an error before has taken it
    if not isinstance(holder, dict) or steps[-1] not in holder:
        return True
    value = holder.pop(steps[-1])
    if error.rule == "shape/unknown-key":
        meant = nearest(error.name, error.expected)
        if meant is not None:
            holder.setdefault(meant, value)
    return True
