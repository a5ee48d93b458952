"""What a program is told of one event: its file's content, and what was worked out from it.

The one shape of `list --format json`, the JSON exports and the API: `{event, resolved, path,
match}`. `event` is the record, verbatim; importers read it back and leave the rest.
"""

from timeline import files
from timeline.chronicle.due import DueState
from timeline.chronicle.resolve import Resolved, zone_named
from timeline.chronicle.timeline import Entry
from timeline.dates import FOREVER, format_day, format_instant
from timeline.dates.calendar import format_minute
from timeline.format.untyped import Record
from timeline.query import Match


def answer(match: Match, *, now: int | None = None, tz: str = "") -> Record:
    """The answer for one match; what is overdue is told only where `now` (UTC seconds) is given.

    `tz` is the zone whose clocks show clock times; without one, each event's own does.
    """
    entry = match.entry
    return {
        "event": entry.written,
        "resolved": resolved(entry, now=now, tz=tz),
        "path": files.shown(entry.path),
        "match": match.verdict,
    }


def resolved(entry: Entry, *, now: int | None = None, tz: str = "") -> Record:
    """When it was, how it is attested and what is due, as an object of plain values."""
    when = entry.resolved
    found: Record = {
        "start": {"earliest": moment(when, 0, tz), "latest": moment(when, 1, tz)},
        "end": {"earliest": moment(when, 2, tz), "latest": moment(when, 3, tz)},
        "precision": when.precision,
        "zone": when.zone,
        "ongoing": when.ongoing,
        "undated": when.undated,
        "qualified": when.qualified,
        "anchors": list(when.anchors),
        "standing": entry.standing.value,
    }
    if entry.by:
        found["by"] = entry.by
    if when.fault is not None:
        found["fault"] = {"reason": when.fault.reason, "message": when.fault.message}
    if entry.deadline is not None and now is not None:
        found["due"] = _due(entry.due(now), due_zone(entry, tz))
    return found


def moment(when: Resolved, index: int, tz: str = "") -> str | None:
    """A bound (0 first start, 1 last start, 2 first end, 3 last end); None where it is not known.

    `YYYY-MM-DD`, with a sign and more digits where the year needs them; RFC 3339 in `tz`, or
    in the event's own zone, where it has a clock time.
    """
    if when.clock:
        return instant(when.seconds[index], tz or when.zone)
    day = when.days[index]
    return None if day is None or abs(day) >= FOREVER else format_day(day)


def instant(seconds: int | None, name: str) -> str | None:
    """A UTC second in RFC 3339, on the clocks of the zone `name`."""
    if seconds is None or abs(seconds) >= FOREVER:
        return None
    return format_instant(seconds, zone_named(name).offset_at(seconds))


def minute(seconds: int, name: str) -> str:
    """A UTC second in RFC 3339 to the minute, on the clocks of the zone `name`."""
    return format_minute(seconds, zone_named(name).offset_at(seconds))


def due_zone(entry: Entry, tz: str) -> str:
    """Whose clocks show the event's deadline: those of `tz`, but of a whole day its own."""
    deadline = entry.deadline
    if deadline is None:
        return ""
    return tz if tz and deadline.clock else deadline.zone


def _due(state: DueState | None, zone: str) -> Record | None:
    if state is None:
        return None
    return {
        "verdict": state.verdict,
        "state": state.state,
        "first": instant(state.first, zone),
        "last": instant(state.last, zone),
        "days_left": state.days_left,
        "zone": state.zone,
    }
