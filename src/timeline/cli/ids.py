"""Ids of what is to be removed or renamed: whole ones, unless somebody sees what is meant."""

from typing import TYPE_CHECKING

from timeline.cli import writing
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline


def whole(timeline: "Timeline", id: str, what: str) -> str:
    """The id of an event to be removed or renamed: a beginning serves on a terminal only."""
    if id in timeline.entries:
        return id
    from timeline.write.known_ids import found

    entry = found(timeline, id)
    require_whole(id, entry.id, what)
    return entry.id


def require_whole(given: str, meant: str, what: str) -> None:
    """A `TimelineError` where a beginning of an id is given and nobody sees what it means."""
    if given != meant and not writing.may_ask():
        raise TimelineError(
            f"'{given}' is not a full id, which '{what}' needs outside a terminal",
            hint=f"did you mean '{meant}'?",
        )
