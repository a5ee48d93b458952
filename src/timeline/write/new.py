"""New event files: composed, judged, and written where nothing was before."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from timeline.errors import Refused
from timeline.format.untyped import Record
from timeline.write import compose
from timeline.write.compose import EventInput
from timeline.write.draft import Judged
from timeline.write.transaction import Conflict, FileChange
from timeline.write.workspace import Workspace

ATTEMPTS = 20


class NewEvent(NamedTuple):
    """A new event that is not yet written: its record, its file, and what is to be said of it."""

    record: Record
    change: FileChange
    judged: Judged


def composed(given: EventInput, workspace: Workspace) -> NewEvent:
    """The new event that was described; raises `Refused` where the format does not allow it."""
    record = compose.event(given, workspace)
    change = workspace.creation(record)
    judged = workspace.judge([change])
    if judged.errors:
        lines = "\n  ".join(str(finding) for finding in judged.errors)
        raise Refused(f"the event would not be valid:\n  {lines}")
    return NewEvent(record, change, judged)


def create(
    given: EventInput, workspace: Workspace, *, show: Callable[[NewEvent], None] = lambda _: None
) -> NewEvent:
    """The new event, written. `show` is called before; never is another file overwritten.

    Where another program takes the id at the same moment, the next free one is used, unless the
    id was asked for.
    """
    made = composed(given, workspace)
    show(made)
    for _ in range(ATTEMPTS):
        try:
            workspace.commit([made.change])
            return made
        except Conflict:
            if given.id:
                raise
            workspace.forget()
            made = composed(replace(given, id=""), workspace)
    raise Refused("other programs take every id; nothing was written", hint="give one with --id")
