"""A SQLite database with a full-text table: opens in Datasette and sqlite-utils as it is.

Tables: `events`, `names` (who and where), `claims`, `citations`, `tags`, `relations`,
`commitments`, `entities`, `entity_names`, `sources` and `about`. Bounds are integers: `s1` to `e2`
are civil days since 1970-01-01 (first and last start, first and last end), `s1_at` to `e2_at` UTC
seconds; NULL is unbounded. `json` holds each whole record. The rows of `events` are in the order of
time.

Example: timeline export sqlite -o chronicle.db
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from timeline.chronicle.entities import all_words
from timeline.chronicle.resolve import Resolved, first_end
from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates import FOREVER
from timeline.exporters import Rendered
from timeline.format.untyped import Record
from timeline.listing.answer import due_zone, instant, moment
from timeline.query import Match
from timeline.registry import Option
from timeline.text import fold
from timeline.words.description import CitedWork, Name, Told, ToldClaim
from timeline.words.told import Teller

SUFFIX = ".sqlite"
SUFFIXES = (".sqlite", ".sqlite3", ".db")
OPTIONS: tuple[Option, ...] = ()

Value = str | int | float | None

BOUNDS = ("s1", "s2", "e1", "e2", "s1_at", "s2_at", "e1_at", "e2_at")
_BOUNDS = ", ".join(f"{name} INTEGER" for name in BOUNDS)
_OF_EVENT = "event_id TEXT NOT NULL REFERENCES events(id)"
TABLES: Mapping[str, str] = {
    "about": "key TEXT PRIMARY KEY, value TEXT",
    "entities": "id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT, part_of TEXT, json TEXT",
    "entity_names": "entity_id TEXT NOT NULL REFERENCES entities(id), name TEXT NOT NULL",
    "sources": (
        "id TEXT PRIMARY KEY, title TEXT NOT NULL, type TEXT, authors TEXT, publisher TEXT, "
        "issued TEXT, url TEXT, archive_url TEXT, json TEXT"
    ),
    "events": (
        'id TEXT PRIMARY KEY, title TEXT NOT NULL, "when" TEXT, start_earliest TEXT, '
        "start_latest TEXT, end_earliest TEXT, end_latest TEXT, precision TEXT, "
        f"{_BOUNDS}, ongoing INTEGER, undated INTEGER, qualified INTEGER, kind TEXT, status TEXT, "
        "standing TEXT, withdrawn TEXT, summary TEXT, description TEXT, text TEXT, json TEXT"
    ),
    "names": (
        f"{_OF_EVENT}, part TEXT NOT NULL, name TEXT NOT NULL, role TEXT, "
        "entity_id TEXT REFERENCES entities(id), latitude REAL, longitude REAL"
    ),
    "claims": (
        f'{_OF_EVENT}, number INTEGER NOT NULL, stance TEXT NOT NULL, "by" TEXT, '
        'entity_id TEXT REFERENCES entities(id), about TEXT, said TEXT, at TEXT, "when" TEXT, '
        f"{_BOUNDS}, line TEXT, PRIMARY KEY (event_id, number)"
    ),
    "citations": (
        f"{_OF_EVENT}, claim INTEGER, source_id TEXT REFERENCES sources(id), title TEXT, "
        "locator TEXT, quote TEXT, url TEXT"
    ),
    "tags": f"{_OF_EVENT}, tag TEXT NOT NULL",
    "relations": f"{_OF_EVENT}, type TEXT NOT NULL, other TEXT NOT NULL",
    "commitments": (
        f"{_OF_EVENT}, action TEXT, state TEXT, due TEXT, due_first TEXT, due_last TEXT, "
        "due_first_at INTEGER, due_last_at INTEGER"
    ),
}
SEARCH = """CREATE VIRTUAL TABLE events_fts USING fts5(
  title, summary, text, content="events", tokenize="unicode61 remove_diacritics 2")"""
INDEXES = ("names(event_id)", "names(entity_id)", "claims(entity_id)", "citations(event_id)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
LONGEST = 6  # characters of a word of a script without spaces that is found by itself


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None
) -> Rendered:
    """The database of these events; the same bytes whenever it is made."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';")
        for name, columns in TABLES.items():
            base.execute(f"CREATE TABLE {name} ({columns})")
        base.execute(SEARCH)
        _fill(base, matches, Teller(timeline, lang))
        for index in INDEXES:
            base.execute(f"CREATE INDEX {re.sub('[(]|[)]', '_', index).rstrip('_')} ON {index}")
        base.commit()
        return Rendered(_undated_file(base.serialize()))


def _undated_file(data: bytes) -> bytes:
    """The file without the version of the library that wrote it (SQLite file format, 1.3.15)."""
    return data[:96] + bytes(4) + data[100:]


def _fill(base: sqlite3.Connection, matches: Sequence[Match], teller: Teller) -> None:
    timeline = teller.timeline
    _insert(base, "about", _about(teller))
    _insert(base, "entities", (_entity(id, teller) for id in timeline.entities.records))
    _insert(base, "entity_names", _entity_names(timeline))
    _insert(base, "sources", (_source(id, teller) for id in timeline.sources))
    for number, match in enumerate(matches, start=1):
        entry = match.entry
        told = teller.tell(entry)
        row = _event(entry, told)
        _insert(base, "events", [row])
        searched = [number, *(_parted(str(row[name] or "")) for name in ("title", "summary"))]
        base.execute(
            "INSERT INTO events_fts(rowid, title, summary, text) VALUES (?, ?, ?, ?)",
            [*searched, _parted(str(row["text"]))],
        )
        _insert(base, "names", _names(entry, told, timeline))
        _insert(base, "claims", _claims(entry, told, teller))
        _insert(base, "citations", _citations(entry, told, timeline))
        _insert(base, "tags", ({"event_id": entry.id, "tag": tag} for tag in told.tags))
        _insert(base, "relations", _relations(told))
        _insert(base, "commitments", _commitments(entry, told))


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Value]]) -> None:
    for row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        values = [_stored(value) for value in row.values()]
        base.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)


def _stored(value: Value) -> Value:
    """A value as SQLite holds it: "" is not known, and a half of a character is shown as such."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-8", "replace").decode("utf-8") or None


def _about(teller: Teller) -> Iterator[Mapping[str, Value]]:
    settings = teller.timeline.settings
    title = teller.text(settings.title)[0] if settings.title else settings.id
    facts = {"id": settings.id, "title": title, "lang": teller.lang, "zone": settings.tz}
    yield from ({"key": key, "value": value} for key, value in facts.items())


def _entity(id: str, teller: Teller) -> Mapping[str, Value]:
    record = teller.timeline.entities.records[id]
    return {
        "id": id,
        "name": teller.entity(id),
        "type": record.get("type"),
        "part_of": record.get("of"),
        "json": _json(record),
    }


def _entity_names(timeline: Timeline) -> Iterator[Mapping[str, Value]]:
    """Every name that an entity has, in every language, once."""
    for id, record in timeline.entities.records.items():
        texts = [record["name"], *(other["name"] for other in record.get("other_names", ()))]
        for name in dict.fromkeys(words for text in texts for words in all_words(text)):
            yield {"entity_id": id, "name": name}


def _source(id: str, teller: Teller) -> Mapping[str, Value]:
    record = teller.timeline.sources[id]
    work = teller.work({"source": id})
    return {
        "id": id,
        "title": work.title,
        "type": record.get("type"),
        "authors": work.authors,
        "publisher": work.publisher,
        "issued": record.get("issued"),
        "url": record.get("url"),
        "archive_url": record.get("archive_url"),
        "json": _json(record),
    }


def _event(entry: Entry, told: Told) -> Mapping[str, Value]:
    when = entry.resolved
    return {
        "id": entry.id,
        "title": told.headline,
        "when": told.when,
        "start_earliest": moment(when, 0),
        "start_latest": moment(when, 1),
        "end_earliest": moment(when, 2),
        "end_latest": moment(when, 3),
        "precision": when.precision,
        **_bounds(when),
        "ongoing": int(when.ongoing),
        "undated": int(when.undated),
        "qualified": int(when.qualified),
        "kind": told.kind,
        "status": told.status,
        "standing": told.standing,
        "withdrawn": told.withdrawn,
        "summary": told.summary,
        "description": told.description,
        "text": "\n".join(dict.fromkeys(_words(entry, told))),
        "json": _json(entry.record),
    }


def _bounds(when: Resolved) -> dict[str, Value]:
    days, seconds = list(when.days), list(when.seconds)
    days[2], seconds[2] = first_end(when, clock=False), first_end(when, clock=True)
    values = (None if at is None or abs(at) >= FOREVER else at for at in (*days, *seconds))
    return dict(zip(BOUNDS, values, strict=True))


def _words(entry: Entry, told: Told) -> Iterator[str]:
    """What an event is found by, in every language: texts, claims, names and tags."""
    record = entry.record
    claims = record.get("claims", ())
    texts = [record.get(key) for key in ("title", "summary", "description")]
    texts += [claim.get("text") for claim in claims]
    texts += [record.get("commitment", {}).get("action")]
    yield from (words for text in texts for words in all_words(text))
    for names in (entry.row.participant, entry.row.place, entry.row.voice):
        yield from names
    yield from told.tags


def _parted(text: str) -> str:
    """Text for the index: of scripts without spaces, each run of a few characters is a word."""
    runs = set(_UNSPACED.findall(text))
    grams = {
        run[start : start + size]
        for run in sorted(runs)
        for size in range(1, LONGEST + 1)
        for start in range(len(run) - size + 1)
    }
    folded = fold(text)
    return "\n".join((text, *([folded] if folded != text.lower() else []), " ".join(sorted(grams))))


def _names(entry: Entry, told: Told, timeline: Timeline) -> Iterator[Mapping[str, Value]]:
    deal = told.commitment
    parts: dict[str, Sequence[Name]] = {"participant": told.people, "place": told.places}
    if deal is not None:
        parts |= {"debtor": deal.debtor, "creditor": deal.creditor}
    for part, names in parts.items():
        for one in names:
            known = one.id if one.id in timeline.entities.records else None
            yield {
                "event_id": entry.id,
                "part": part,
                "name": one.name,
                "role": one.role,
                "entity_id": known,
                "latitude": one.geo[0] if one.geo else None,
                "longitude": one.geo[1] if one.geo else None,
            }


def _claims(entry: Entry, told: Told, teller: Teller) -> Iterator[Mapping[str, Value]]:
    records = entry.record.get("claims", ())
    for number, (claim, said) in enumerate(zip(records, told.claims, strict=True)):
        yield {
            "event_id": entry.id,
            "number": number,
            "stance": claim["stance"],
            "by": said.by,
            "entity_id": _known(said, teller.timeline),
            "about": said.about,
            "said": said.said,
            "at": claim.get("at"),
            **_time_of(entry, claim, f"/claims/{number}/when", teller),
            "line": said.line,
        }


def _known(said: ToldClaim, timeline: Timeline) -> str | None:
    return said.id if said.id in timeline.entities.records else None


def _time_of(entry: Entry, claim: Record, pointer: str, teller: Teller) -> dict[str, Value]:
    """When the event was as a claim tells it."""
    if "when" not in claim:
        return {}
    known = entry.timeline.resolver.told(entry.id, claim["when"], pointer)
    words = teller.when(entry.at(claim["when"], known, "", entry.timeline))
    return {"when": words, **_bounds(known)}


def _citations(entry: Entry, told: Told, timeline: Timeline) -> Iterator[Mapping[str, Value]]:
    cited: list[tuple[int | None, CitedWork]] = [(None, work) for work in told.works]
    cited += [(at, work) for at, claim in enumerate(told.claims) for work in claim.works]
    cited += [(None, work) for work in (told.commitment.evidence if told.commitment else ())]
    for claim, work in cited:
        yield {
            "event_id": entry.id,
            "claim": claim,
            "source_id": work.key if work.key in timeline.sources else None,
            "title": work.title,
            "locator": work.locator,
            "quote": work.quote,
            "url": work.url,
        }


def _relations(told: Told) -> Iterator[Mapping[str, Value]]:
    for one in told.relations:
        yield {"event_id": told.id, "type": one.type, "other": one.id}


def _commitments(entry: Entry, told: Told) -> Iterator[Mapping[str, Value]]:
    deal, deadline = told.commitment, entry.deadline
    if deal is None:
        return
    row: dict[str, Value] = {"event_id": entry.id, "action": deal.action, "state": deal.state}
    if deadline is not None:
        zone = due_zone(entry, "")
        row |= {
            "due": deal.due,
            "due_first": instant(deadline.first, zone),
            "due_last": instant(deadline.last, zone),
            "due_first_at": deadline.first,
            "due_last_at": deadline.last,
        }
    yield row


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)
