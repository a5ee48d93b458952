"""Generates events to measure with: seeded, so that the same numbers give the same events.

They are made as those of real chronologies: titles in several of eight languages, one to three
participants out of a thousand (few of them in many events), places, tags, sources and claims. Of a
hundred dates, 80 are days or shorter, 12 vague (months, years, decades, about, either of two days),
4 open or unknown at an end, 3 relative to the event before and one unknown; the years from 1990 to
2026, one in two hundred of them long before.

    python bench/corpus.py files   10000    FOLDER    a timeline, a file an event
    python bench/corpus.py jsonl   100000   FILE      a line an event
    python bench/corpus.py parquet 10000000 FOLDER    a dataset: up to 20,000 events are made one
                                                      by one, then repeated under other ids
    python bench/corpus.py coded   10000000 FOLDER    a dataset of events that are all different,
                                                      of the shape of coded data, made by DuckDB
"""

import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import Entry, timeline_of
from timeline.scale import build
from timeline.scale.database import Database
from timeline.scale.layout import EVENT, SIDE, TABLES
from timeline.scale.rows import Spool, anchors

Record = dict[str, Any]
ONCE = 20_000  # events that are made one by one
PEOPLE = 1000
KINDS = ("meeting", "statement", "incident", "decision", "publication", "measure", "period")
TAGS = ("energy", "border", "court", "harbour", "strike", "election", "treaty", "flood", "trade")
PLACES = ("Bogotá", "Washington", "Kyōto", "Genève", "Cúcuta", "Nairobi", "São Paulo", "Łódź")
LANGUAGES = ("en", "es", "ja", "fr", "de", "ar", "hi", "zh-Hant")
WORDS = {
    "en": ("talks", "ministers", "gas pipeline", "ceasefire", "court ruling", "port", "harvest"),
    "es": (
        "diálogos",
        "ministros",
        "gasoducto",
        "alto el fuego",
        "fallo judicial",
        "puerto",
        "año",
    ),
    "ja": ("会談", "閣僚", "パイプライン", "停戦", "判決", "港湾", "収穫", "京都府"),
    "fr": ("pourparlers", "ministres", "gazoduc", "cessez-le-feu", "arrêt", "port", "été"),
    "de": ("Gespräche", "Minister", "Gasleitung", "Waffenruhe", "Urteil", "Hafen", "Ernte"),
    "ar": ("محادثات", "وزراء", "خط الغاز", "هدنة", "حكم", "ميناء", "حصاد"),
    "hi": ("वार्ता", "मंत्री", "पाइपलाइन", "युद्धविराम", "निर्णय", "बंदरगाह", "फसल"),
    "zh-Hant": ("會談", "部長", "輸氣管", "停火", "判決", "港口", "收成"),
}


def name(number: int) -> str:
    """The id of an event."""
    return f"event-{number:08d}"


def mark(id: str) -> str:
    """Signs that no other event has: what is the same in all says nothing of a size on the disk."""
    return hashlib.md5(id.encode(), usedforsecurity=False).hexdigest()


def event(number: int) -> Record:
    """The event of a number, always the same."""
    chance = random.Random(number)
    found: Record = {
        "schema_version": "1.0",
        "id": name(number),
        "kind": chance.choice(KINDS),
        "status": "occurred",
        "title": _text(chance, 3),
        "summary": _text(chance, 9),
        "description": f"File {mark(name(number))}.",
        "when": when(number, chance),
        "participants": _participants(chance),
        "places": [{"name": chance.choice(PLACES)}],
        "tags": sorted(chance.sample(TAGS, chance.randint(1, 2))),
        "sources": [{"title": f"Bulletin {chance.randint(1, 5000)}", "publisher": "The Gazette"}],
    }
    if chance.random() < 0.4:
        stance = chance.choice(("reports", "alleges", "confirms", "disputes"))
        found["claims"] = [{"stance": stance, "by": {"name": person(chance)}}]
    if chance.random() < 0.01:
        found["extensions"] = {"org.example.bench": {"row": number, "note": "100% \\ 'as is'"}}
    return found


def _text(chance: random.Random, words: int) -> dict[str, str]:
    languages = sorted(chance.sample(LANGUAGES, chance.choice((1, 1, 2, 3))))
    return {
        code: " ".join(chance.choice(WORDS[code]) for _ in range(words))
        + f" {chance.randint(1, 99)}"
        for code in languages
    }


def person(chance: random.Random) -> str:
    """Somebody: the first hundred take part in half of all events."""
    most = PEOPLE if chance.random() < 0.5 else 100
    return f"Person {chance.randrange(most):03d}"


def _participants(chance: random.Random) -> list[Record]:
    found = dict.fromkeys(person(chance) for _ in range(chance.choice((1, 1, 2, 3))))
    return [{"name": one, "role": "attendee"} for one in found]


def when(number: int, chance: random.Random) -> Any:
    """A date as precise as dates are."""
    far = chance.random() < 0.005
    year = chance.randint(-50, 1989) if far else chance.randint(1990, 2026)
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    month, day = f"{chance.randint(1, 12):02d}", f"{chance.randint(1, 28):02d}"
    draw = chance.randrange(100)
    if draw < 72:
        return f"{text}-{month}-{day}"
    if draw < 80:
        return f"{text}-{month}-{day}T{chance.randrange(24):02d}:{chance.randrange(60):02d}"
    if draw < 92:
        return _vague(text, month, day, chance)
    if draw < 96:
        return f"{text}-{month}/{chance.choice(('', '..'))}"
    if draw < 99 and number % ONCE:
        return {"relative": "after", "to": name(number - 1), "max": "P10D"}
    return {"text": "some day or other"}


def _vague(year: str, month: str, day: str, chance: random.Random) -> str:
    return chance.choice(
        (
            f"{year}-{month}",
            year,
            f"{year}~",
            f"{year}-{month}-{day}?",
            f"{year[:-1]}X",
            f"[{year}-{month}-01,{year}-{month}-{day}]",
            f"{year}-{month}/{int(year) + 1:04d}" if year[0] != "-" else year,
        )
    )


def events(count: int) -> Iterator[Record]:
    """The first `count` events."""
    return map(event, range(count))


def write_files(count: int, folder: Path) -> None:
    """A timeline of `count` files, a thousand a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("timeline.toml").write_text(
        'schema_version = "1.0"\nid = "bench.example"\nlanguages = ["en", "es", "ja"]\n',
        encoding="utf-8",
    )
    for number, record in enumerate(events(count)):
        place = folder / "events" / f"{number // 1000:03d}"
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps(record, ensure_ascii=False, indent=2)
        place.joinpath(f"{record['id']}.json").write_text(f"{text}\n", encoding="utf-8")


def write_lines(count: int, path: Path) -> None:
    """`count` events as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in events(count):
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_dataset(count: int, folder: Path) -> None:
    """A dataset of `count` events in a folder that is not there yet."""
    once = min(count, ONCE)
    copies = -(-count // once)
    settings = Settings(id="bench.example", languages=("en", "es", "ja"), given=True)
    with build.building(folder, replace=False) as aside, tempfile.TemporaryDirectory() as name:
        with Spool(Path(name)) as spool:
            timeline = timeline_of({one["id"]: one for one in events(once)}, settings)
            for entry in timeline.ordered():
                spool.event(Entry(entry.record, "bench.jsonl", timeline))
                spool.anchors(entry.id, anchors(entry.record))
        base = Database()
        base.run("SET preserve_insertion_order = true")

        def query(table: str, where: str, order: str) -> str:
            return _repeated(spool, table, f"WHERE {where} ORDER BY {order}", copies)

        build.make(base, aside, settings, query)
        base.close()


def _repeated(spool: Spool, table: str, tail: str, copies: int) -> str:
    """The spooled rows of a table as often as asked, each time under other ids."""
    rows = f"{build.spooled_rows(spool, table)} {tail}"
    if table in ("entity", "source", "written"):
        return rows
    id = "id" if table == "event" else "event_id"
    changed = f"'c' || n || '-' || {id} AS {id}"
    if table == "event":
        other = "md5(id), md5(n || id)"
        changed += (
            f""", replace(replace(json, '"event-', '"c' || n || '-event-'), {other}) AS json"""
        )
        changed += f", replace(text_fold, {other}) AS text_fold"
    elif table in ("event_relation", "anchor"):
        changed += ", 'c' || n || '-' || value AS value"
    # Copies stand side by side, so that the order of the rows is that of what is repeated.
    again = f"SELECT *, unnest(range(100, {100 + copies})) AS n FROM ({rows})"
    return f"SELECT * EXCLUDE (n) REPLACE ({changed}) FROM ({again})"


# Coded events: a day of 40 years, one or two of a thousand people, a place, an address. No two are
# alike; each expression is of the number `n` alone.
_DAY = "(n * 2654435761 % 14610)::BIGINT"
_ID = "'coded-' || lpad(n::VARCHAR, 9, '0')"
_ONE, _OTHER = (
    f"'Person ' || lpad(({turn} % 1000)::VARCHAR, 3, '0')"
    for turn in ("n * 7919", "(n * 104729 + 1)")
)
_TITLE = "'Report ' || md5(n::VARCHAR)[:12] || ' of talks'"
_WORK = "'Bulletin ' || (n % 5003)"
_URL = "'https://example.org/' || md5((n + 1)::VARCHAR)"
_PLACE = f"list_extract({list(PLACES[:4])}, 1 + (n % 4)::INT)"
_KIND = f"list_extract({list(KINDS)}, 1 + (n * 31 % {len(KINDS)})::INT)"
_JSON = (
    f"""'{{"schema_version":"1.0","id":"' || {_ID} || '","kind":"' || {_KIND} || '","title":"' ||"""
    f""" {_TITLE} || '","when":"' || (DATE '1970-01-01' + {_DAY}::INT)::VARCHAR ||"""
    f"""'","participants":[{{"name":"' || {_ONE} || '"}},{{"name":"' || {_OTHER} ||"""
    f"""'"}}],"places":[{{"name":"' || {_PLACE} || '"}}],"sources":[{{"title":"' || {_WORK} ||"""
    f"""'","url":"' || {_URL} ||"""
    """'"}]}'"""
)


def _coded_event() -> str:
    """The columns of the event of a number, as the program works them out."""
    found = dict.fromkeys(EVENT, "NULL")
    found |= dict.fromkeys(("s1", "s2", "e1", "e2", "certain_s2", "certain_e1"), _DAY)
    found |= dict.fromkeys(("s1_at", "e1_at", "certain_e1_at", "sort_at"), f"{_DAY} * 86400")
    found |= dict.fromkeys(("s2_at", "e2_at", "certain_s2_at"), f"{_DAY} * 86400 + 86399")
    found |= dict.fromkeys(("draft", "ongoing", "undated"), "FALSE")
    found |= {"id": _ID, "title_fold": f"lower({_TITLE})", "kind": _KIND, "path": "'coded.tsv'"}
    found |= {"text_fold": f"lower({_TITLE})", "standing": "'reported'", "json": _JSON}
    found["fields"] = "'|id|kind|participants|places|schema_version|sources|title|when|'"
    cells = ", ".join(f"({sql})::{EVENT[name]} AS {name}" for name, sql in found.items())
    return f"SELECT {cells} FROM (SELECT * FROM numbers)"


_VALUES = {
    **dict.fromkeys(("event_participant", "event_actor"), (f"lower({_ONE})", f"lower({_OTHER})")),
    **dict.fromkeys(("event_place", "event_site"), (f"strip_accents(lower({_PLACE}))",)),
    "event_source": (f"lower({_WORK})", _URL),
    "event_work": (f"lower({_WORK})",),
}


def write_coded(count: int, folder: Path) -> None:
    """A dataset of `count` different events in a folder that is not there yet."""
    with build.building(folder, replace=False) as aside:
        base = Database(aside=aside.with_suffix(".rest"))
        base.run(f"CREATE VIEW numbers AS SELECT range AS n FROM range({count})")

        def query(table: str, where: str, order: str) -> str:
            if table == "event":
                return f"SELECT * FROM ({_coded_event()}) WHERE {where} ORDER BY {order}"
            parts = [
                f"SELECT {_ID} AS event_id, {sql} AS value FROM numbers"
                for sql in _VALUES.get(table, ())
            ]
            shape = SIDE if table == "anchor" else TABLES[table]
            none = ", ".join(f"NULL::{kind} AS {name}" for name, kind in shape.items())
            rows = " UNION ".join(parts) or f"SELECT {none} WHERE FALSE"
            return f"SELECT * FROM ({rows}) WHERE {where} ORDER BY {order}"

        build.make(base, aside, Settings(id="bench.example", given=True), query)
        base.close()


def main(kind: str, count: str, place: str) -> int:
    """Write what is asked for; the exit code."""
    make = {
        "files": write_files,
        "jsonl": write_lines,
        "parquet": write_dataset,
        "coded": write_coded,
    }[kind]
    make(int(count.replace(",", "").replace("_", "")), Path(place))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
