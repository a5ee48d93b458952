"""Events as flat rows of plain values, for data frames and databases."""

from collections.abc import Sequence
from typing import Any

from timeline import files
from timeline.chronicle.entities import choose
from timeline.chronicle.timeline import Entry, Timeline
from timeline.listing.answer import moment
from timeline.query import Match

BOUNDS = ("s1", "s2", "e1", "e2", "s1_at", "s2_at", "e1_at", "e2_at")
CODES = ("kind", "status", "language")


def rows(timeline: Timeline, matches: Sequence[Match] | None) -> list[dict[str, Any]]:
    """A row an event, all with the same columns in the same order."""
    if matches is None:
        return [_row(entry, None, timeline) for entry in timeline.ordered()]
    return [_row(entry, verdict == "certain", timeline) for entry, verdict in matches]


def _row(entry: Entry, certain: bool | None, timeline: Timeline) -> dict[str, Any]:
    record, row, languages = entry.record, entry.row, timeline.settings.languages
    return {
        "id": entry.id,
        "title": choose(record["title"], languages[0], languages)[0],
        "earliest": moment(entry.resolved, 0),
        "latest": moment(entry.resolved, 3),
        "precision": entry.resolved.precision,
        "certain": certain,
        **{key: record.get(key) for key in CODES},
        "standing": entry.standing.value,
        "ongoing": entry.resolved.ongoing,
        **{name: getattr(row, name) for name in BOUNDS},
        "participants": _ids(record.get("participants", ())),
        "places": _ids(record.get("places", ())),
        "tags": list(record.get("tags", ())),
        "path": files.shown(entry.path),
        "event": entry.written,
    }


def _ids(actors: Sequence[dict[str, Any]]) -> list[str]:
    return [actor["entity"] for actor in actors if "entity" in actor]
