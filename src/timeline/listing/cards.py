"""Entities and sources as rows: what is known of each, and the events that name it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.references import ENTITY, SOURCE, named
from timeline.chronicle.timeline import Entry, Timeline
from timeline.format.models.vocabulary import STANCES
from timeline.format.untyped import Record
from timeline.listing.page import PageSection
from timeline.words.told import Teller

_KEYS = {"entity": ENTITY, "source": SOURCE}
# The columns of a list.
FIELDS = {
    "entity": ("id", "name", "type", "of", "count", "other_names"),
    "source": ("id", "title", "type", "publisher", "issued", "count", "url"),
}


def records(timeline: Timeline, kind: str) -> Mapping[str, Record]:
    """The records of a kind by their ids."""
    return timeline.entities.records if kind == "entity" else timeline.sources


def events(timeline: Timeline, kind: str, id: str) -> list[Entry]:
    """The events that name an entity or source anywhere, in the order of time."""
    return [entry for entry in timeline.ordered() if id in set(named(entry.record, _KEYS[kind]))]


def rows(timeline: Timeline, kind: str, teller: Teller) -> list[dict[str, Any]]:
    """A row an entity or source, by its id, with how many events name it; nothing is left out."""
    counts: Counter[str] = Counter()
    for entry in timeline.entries.values():
        counts.update(set(named(entry.record, _KEYS[kind])))
    return [
        {name: _value(name, id, record, counts, teller) for name in FIELDS[kind]}
        for id, record in sorted(records(timeline, kind).items())
    ]


def _value(name: str, id: str, record: Record, counts: Counter[str], teller: Teller) -> Any:
    if name == "count":
        return counts[id]
    if name in ("name", "title", "publisher"):
        return teller.text(record.get(name))[0] or None
    if name == "other_names":
        return other_names(record, teller)
    return id if name == "id" else record.get(name)


def other_names(record: Record, teller: Teller) -> list[str]:
    """Every name but the one that is shown."""
    shown = teller.text(record.get("name"))[0]
    names = [
        *all_words(record.get("name")),
        *(one["name"] for one in record.get("other_names", ())),
    ]
    return [name for name in dict.fromkeys(names) if name != shown]


def card(timeline: Timeline, kind: str, id: str) -> dict[str, Any]:
    """An entity or source for programs: its record, and every event that names it and where."""
    return {
        kind: records(timeline, kind)[id],
        "path": f"{'entities' if kind == 'entity' else 'sources'}/{id}.json",
        "events": [
            {"event": entry.id, "as": roles(entry.record, kind, id)}
            for entry in events(timeline, kind, id)
        ],
    }


def roles(record: Record, kind: str, id: str) -> list[str]:
    """As what an event names an entity or a source, each once: its keys, and roles and stances."""
    return list(dict.fromkeys(_roles(record, kind, id)))


def _roles(record: Record, kind: str, id: str) -> Iterator[str]:
    keys = _KEYS[kind]
    for one in record.get("participants", ()):
        if id in set(named(one, keys)):
            yield one.get("role") or "participants"
    for claim in record.get("claims", ()):
        if id in set(named(claim, keys)):
            yield claim["stance"]
    commitment = record.get("commitment", {})
    for key in ("debtor", "creditor", "evidence"):
        if id in set(named(commitment.get(key, []), keys)):
            yield key
    for key, value in record.items():
        told = ("participants", "claims", "commitment", "extensions", "origin")
        if key not in told and not isinstance(value, str) and id in set(named(value, keys)):
            yield key


def parts(timeline: Timeline, kind: str, id: str, teller: Teller) -> list[PageSection]:
    """All that is known of an entity or source, and the events that name it, in words."""
    record = records(timeline, kind)[id]
    found = [
        *(_entity(timeline, id, record, teller) if kind == "entity" else _source(record, teller))
    ]
    named_by = events(timeline, kind, id)
    lines = [_event(entry, roles(entry.record, kind, id), teller) for entry in named_by]
    found.append(("count", lines or ["0"]))
    page = [(key, [line for line in lines if line]) for key, lines in found]
    return [PageSection(teller.label("heading", key), tuple(lines)) for key, lines in page if lines]


def _entity(
    timeline: Timeline, id: str, record: Record, teller: Teller
) -> Iterator[tuple[str, list[str]]]:
    yield "type", [str(record["type"])]
    yield "other_names", other_names(record, teller)
    yield "of", [_other(one, teller) for one in timeline.entities.groups(id)[1:2]]
    members = [one for one, other in timeline.entities.records.items() if other.get("of") == id]
    yield "members", [_other(one, teller) for one in sorted(members)]
    yield "identifiers", [f"{key}: {value}" for key, value in record.get("identifiers", {}).items()]
    yield from _common(record, teller)


def _source(record: Record, teller: Teller) -> Iterator[tuple[str, list[str]]]:
    yield "type", [str(record.get("type", ""))]
    yield "authors", [teller.text(one)[0] for one in record.get("authors", ())]
    yield "publisher", [teller.text(record.get("publisher"))[0]]
    for key in ("issued", "accessed", "url", "archive_url", "language"):
        yield key, [str(record.get(key, ""))]
    yield "cites", list(record.get("cites", ()))
    yield from _common(record, teller)


def _common(record: Record, teller: Teller) -> Iterator[tuple[str, list[str]]]:
    yield "former_ids", list(record.get("former_ids", ()))
    yield "description", teller.text(record.get("description"))[0].split("\n")


def _other(id: str, teller: Teller) -> str:
    return f"{teller.entity(id)} ({id})"


def _event(entry: Entry, said: list[str], teller: Teller) -> str:
    words = ", ".join(teller.label(_group(one), one) for one in said)
    return f"{teller.when(entry)}: {teller.title(entry.id)} ({entry.id}) — {words}"


def _group(said: str) -> str:
    return "heading" if said in _HEADINGS else "stance" if said in STANCES else "role"


_HEADINGS = frozenset(("participants", "places", "debtor", "creditor", "evidence", "sources"))
