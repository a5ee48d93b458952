"""The events of a source that are no longer in it: which they are, and their tombstones."""

from collections.abc import Iterable, Sequence

from timeline.chronicle.timeline import Timeline
from timeline.dates import format_day, parse
from timeline.format.untyped import Record
from timeline.write.identity import IdentityMatch


def gone(
    known: Iterable[str],
    matches: Sequence[IdentityMatch],
    timeline: Timeline,
    window: tuple[str, str],
) -> list[str]:
    """Those of the `known` events of a source that came no more; drafts and withdrawn ones aside.

    `window` are the first and the last day that were asked for, "" for none.
    """
    here = {one.id for one in matches}
    entries = (timeline.entries[id] for id in known if id not in here and id in timeline.entries)
    return [
        entry.id
        for entry in entries
        if not entry.record.get("draft")
        and "withdrawn" not in entry.record
        and (window == ("", "") or _begins_within(entry.resolved.days[:2], *window))
    ]


def _begins_within(bounds: Sequence[int | None], since: str, until: str) -> bool:
    """Whether an event begins for certain within some days."""
    earliest, latest = bounds
    if earliest is None or latest is None:
        return False
    first = parse(since).days.s1 if since else None
    last = parse(until).days.e2 if until else None
    return (first is None or first <= earliest) and (last is None or latest <= last)


def said(source: str, ids: Sequence[str]) -> str:
    """What is told of events that are gone."""
    some = ", ".join(ids[:3]) + (" and others" if len(ids) > 3 else "")
    count = "1 event is" if len(ids) == 1 else f"{len(ids)} events are"
    return f"{count} no longer in '{source}': {some}"


def tombstone(source: str, record: Record, today: int) -> Record:
    """The event, withdrawn since its source lacks it."""
    reason = f"It is no longer in '{source}', from which it was imported."
    return {**record, "withdrawn": {"on": format_day(today), "reason": reason}}
