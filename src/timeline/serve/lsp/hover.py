"""What is shown at a place: a date in words with its bounds, who an id is, what a key is for."""

from collections.abc import Iterator
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.resolve import Resolved
from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates import DateError, parse
from timeline.jsonio.pointer import Steps, value_at
from timeline.listing.answer import due_zone, instant, moment
from timeline.serve.lsp import shapes
from timeline.serve.lsp.files import Document
from timeline.serve.lsp.places import Named, named_at
from timeline.words import date_words
from timeline.words.told import Teller

DATES = ("at", "issued", "accessed", "met_on", "state_as_of", "on", "as_of")
NONE = "not known"


def told(one: Document, steps: Steps, timeline: Timeline, *, is_key: bool) -> str:
    """Markdown on what stands at a place of a document; "" where there is nothing to say."""
    teller = Teller(timeline)
    lines = [] if is_key else list(_value(one, steps, teller))
    purpose = shapes.description(one.kind, steps)
    if purpose:
        lines += ["", f"*{_plain(purpose)}*"] if lines else [_plain(purpose)]
    return "\n".join(lines)


def _value(one: Document, steps: Steps, teller: Teller) -> Iterator[str]:
    named = named_at(one.record, one.kind, steps)
    if named is not None:
        yield from of_id(named, teller)
    entry = _entry(one, teller.timeline)
    time = entry and _time(entry, steps, teller)
    if time:
        yield from time
    elif steps and steps[-1] in DATES:
        yield from _date(value_at(one.record, steps), teller)


def of_id(named: Named, teller: Teller) -> Iterator[str]:
    """What a file that is referred to is called, and when it was."""
    timeline = teller.timeline
    if named.kind == "event" and named.id in timeline.entries:
        entry = timeline.entries[named.id]
        yield f"**{_plain(teller.title(named.id))}**  "
        yield _plain(teller.when(entry))
        yield ""
        yield from _bounds(entry.resolved)
    elif named.kind == "entity" and named.id in timeline.entities.records:
        record = timeline.entities.records[named.id]
        texts = [record["name"], *(other["name"] for other in record.get("other_names", ()))]
        names = dict.fromkeys(words for text in texts for words in all_words(text))
        yield f"**{_plain(teller.entity(named.id))}** ({record['type']})  "
        yield _plain(", ".join(names))
    elif named.kind == "source" and named.id in timeline.sources:
        yield f"**{_plain(teller.work({'source': named.id}).line)}**"


def _entry(one: Document, timeline: Timeline) -> Entry | None:
    record = one.record
    id = record.get("id") if isinstance(record, dict) and one.kind == "event" else None
    return timeline.entries.get(id) if isinstance(id, str) else None


def _time(entry: Entry, steps: Steps, teller: Teller) -> list[str]:
    """The time that a place is a part of, in words and by its bounds."""
    resolver = teller.timeline.resolver
    if steps[:1] == ("when",):
        return [_plain(teller.when(entry)), "", *_bounds(entry.resolved)]
    if steps[:2] == ("commitment", "due") and entry.deadline is not None:
        return list(_due(entry, teller))
    if steps[:1] == ("claims",) and steps[2:3] == ("when",):
        claim = value_at(entry.record, steps[:2])
        if not isinstance(claim, dict) or "when" not in claim:  # typed, and not valid yet
            return []
        known = resolver.told(entry.id, claim["when"], f"/claims/{steps[1]}/when")
        told = entry.at(claim["when"], known, "", teller.timeline)
        return [_plain(teller.when(told)), "", *_bounds(known)]
    return []


def _due(entry: Entry, teller: Teller) -> Iterator[str]:
    deadline = entry.deadline
    if deadline is None:
        return
    zone = due_zone(entry, "")
    yield _plain(teller.due(entry))
    yield ""
    first, last = (instant(at, zone) for at in (deadline.first, deadline.last))
    yield f"- by: {_between(first, last)}"


def _bounds(known: Resolved) -> Iterator[str]:
    """The bounds of a time, a line each, and what is wrong with it."""
    if known.fault is not None:
        yield f"- cannot be worked out: {_plain(known.fault.message)}"
        return
    if known.undated:
        yield "- no date"
        return
    yield f"- start: {_between(moment(known, 0), moment(known, 1))}"
    end = "still open" if known.ongoing else _between(moment(known, 2), moment(known, 3))
    yield f"- end: {end}"


def _between(low: str | None, high: str | None) -> str:
    return low or NONE if low == high else f"{low or NONE} to {high or NONE}"


def _date(text: Any, teller: Teller) -> Iterator[str]:
    """A date that is no event's time, such as the day of a claim."""
    if not isinstance(text, str):
        return
    try:
        date = parse(text)
    except DateError:
        return
    yield _plain(date_words(date, teller.lang))


def _plain(text: str) -> str:
    """Words that Markdown shows as they are."""
    signs = {ord(sign): f"\\{sign}" for sign in "\\`*_{}[]()#!<>|~"}
    return " ".join(text.translate(signs).split())
