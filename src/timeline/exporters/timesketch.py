"""JSON lines for Timesketch: one line for an exact moment, two for a vague time or a span of time.

`timestamp_desc` says what a line is: `event` is an exact moment, `start` and `end` are those of a
span whose ends are known to the minute, `earliest possible` and `latest possible` enclose
everything else; `when` is the time in words. Times are in UTC. Events that have no date, are open
on one side or lie outside the years 1 to 9999 are left out and counted.

Example: timeline export timesketch -o events.jsonl
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates import FOREVER, format_instant
from timeline.exporters import Rendered
from timeline.query import Match
from timeline.registry import Option
from timeline.text import clean
from timeline.words.description import Told
from timeline.words.told import Teller

SUFFIX = ".jsonl"
OPTIONS: tuple[Option, ...] = ()

MINUTE = 60
FIRST, LAST = -62_135_596_800, 253_402_300_799  # the years 1 to 9999, which Timesketch can read
EVENT, START, END = "event", "start", "end"
EARLIEST, LATEST = "earliest possible", "latest possible"

# A UTC second, and what it is of the event.
Line = tuple[int, str]


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None
) -> Rendered:
    """The lines of all events whose time is bounded on both sides."""
    teller = Teller(timeline, lang)
    made: list[str] = []
    undated, unbounded, far = [], [], []
    for match in matches:
        entry = match.entry
        if entry.resolved.undated:
            undated.append(entry.id)
        elif (lines := _lines(entry)) is None:
            unbounded.append(entry.id)
        elif any(not FIRST <= at <= LAST for at, _ in lines):
            far.append(entry.id)
        else:
            made += _rows(teller.tell(entry), entry, lines)
    notes = {
        "without a date": undated,
        "open on a side": unbounded,
        "outside the years 1 to 9999": far,
    }
    return Rendered(
        "".join(f"{line}\n" for line in made).encode(),
        tuple(_note(why, ids) for why, ids in notes.items() if ids),
    )


def _note(why: str, ids: Sequence[str]) -> str:
    events = "1 event" if len(ids) == 1 else f"{len(ids)} events"
    return f"{events} {why} left out: {', '.join(ids)}"


def _lines(entry: Entry) -> tuple[Line, ...] | None:
    """What is told of the event's time; None where a side of it is open."""
    known = entry.resolved
    s1, s2, e1, e2 = known.seconds
    if s1 is None or e2 is None or e2 >= FOREVER or s1 <= -FOREVER:
        return None
    if known.clock and not known.qualified and s2 is not None and e1 is not None:
        if e2 - s1 < MINUTE:
            return ((s1, EVENT),)
        if s2 - s1 < MINUTE and e2 - e1 < MINUTE:
            return (s1, START), (e1, END)
    return (s1, EARLIEST), (e2, LATEST)


def _rows(told: Told, entry: Entry, lines: Sequence[Line]) -> Iterator[str]:
    facts = _facts(told, entry)
    for at, description in lines:
        row = {
            "message": clean(told.headline),
            "datetime": format_instant(at, 0),
            "timestamp": at * 1_000_000,
            "timestamp_desc": description,
            **facts,
        }
        yield json.dumps(row, ensure_ascii=False)


def _facts(told: Told, entry: Entry) -> dict[str, Any]:
    works = [*told.works, *(work for claim in told.claims for work in claim.works)]
    facts = {
        "event_id": told.id,
        "when": told.when,
        "qualified": entry.resolved.qualified,
        "kind": told.kind,
        "status": told.status,
        "standing": told.standing,
        "withdrawn": clean(told.withdrawn),
        "summary": clean(told.summary),
        "people": [clean(str(name)) for name in told.people],
        "places": [clean(str(name)) for name in told.places],
        "tag": list(told.tags),
        "claims": [clean(claim.line) for claim in told.claims],
        "sources": list(dict.fromkeys(clean(work.line) for work in works)),
    }
    return {key: value for key, value in facts.items() if value not in ("", [])}
