"""How a time was understood, in words, before anything is written."""

from collections.abc import Mapping
from typing import Any

from timeline import words
from timeline.chronicle.entities import choose
from timeline.chronicle.resolve import Resolver
from timeline.chronicle.timeline import Timeline
from timeline.format.untyped import Record


def understood(record: Record, timeline: Timeline, code: str) -> str:
    """The words of an event's `when` as `timeline show` will tell it."""
    resolved = _resolver(record, timeline).when(record["id"])
    return words.when_words(
        record["when"], code, title_of=_titles(timeline, code), resolved=resolved
    )


def deadline(record: Record, timeline: Timeline, code: str) -> str:
    """The words of the deadline of an event's commitment, "" where there is none."""
    due = record.get("commitment", {}).get("due")
    found = _resolver(record, timeline).deadline(record["id"]) if due is not None else None
    if found is None:
        return ""
    return words.due_words(due, code, title_of=_titles(timeline, code), deadline=found)


def _resolver(record: Record, timeline: Timeline) -> Resolver:
    records: Mapping[str, Record] = {
        **{entry.id: entry.record for entry in timeline.entries.values()},
        record["id"]: record,
    }
    return Resolver(records, timeline.settings.tz)


def _titles(timeline: Timeline, code: str) -> Any:
    def title_of(id: str) -> str:
        entry = timeline.entries.get(id)
        return choose(entry.record["title"], code, timeline.settings.languages)[0] if entry else id

    return title_of
