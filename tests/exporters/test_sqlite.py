"""The database, read by SQLite itself and opened by Datasette."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import looking
from tests.cli.reading import timeline as command
from tests.oracle import oracle

from timeline import api
from timeline.chronicle.timeline import Timeline
from timeline.exporters.sqlite import BOUNDS, TABLES


def made(timeline: Timeline, lang: str = "en") -> bytes:
    return api.export(timeline, "sqlite", matches=looking.matches(timeline), lang=lang).data


@contextmanager
def opened(timeline: Timeline, lang: str = "en") -> Iterator[sqlite3.Connection]:
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.deserialize(made(timeline, lang))
    yield base
    base.close()


def asked(base: sqlite3.Connection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in base.execute(sql, values)]


@pytest.mark.parametrize("timeline", [looking.shipped(), looking.centuries(), looking.hostile()])
def test_it_is_whole(timeline: Timeline) -> None:
    """SQLite finds no fault, every reference leads somewhere, events stand in the order of time."""
    with opened(timeline) as base:
        assert asked(base, "PRAGMA integrity_check") == [("ok",)]
        assert asked(base, "PRAGMA foreign_key_check") == []
        base.execute("INSERT INTO events_fts(events_fts) VALUES ('integrity-check')")
        ids = [id for (id,) in asked(base, "SELECT id FROM events ORDER BY rowid")]
        assert ids == [entry.id for entry in timeline.ordered()]


def test_bounds_are_integers_and_null_is_unbounded() -> None:
    """The same integers as rows for data frames have."""
    for timeline in (looking.shipped(), looking.centuries()):
        rows = {row["id"]: row for row in api.Timeline.to_rows(timeline)}  # type: ignore[arg-type]
        with opened(timeline) as base:
            for event in base.execute("SELECT * FROM events"):
                for name in BOUNDS:
                    wanted = rows[event["id"]][name]
                    wanted = None if wanted is None or abs(wanted) >= 1 << 62 else wanted
                    assert event[name] == wanted
                    assert event[name] is None or type(event[name]) is int


def test_nothing_that_is_published_is_lost() -> None:
    """Each record is there whole; each name, claim and citation has its row."""
    timeline = looking.shipped()
    with opened(timeline) as base:
        for id, text in asked(base, "SELECT id, json FROM events"):
            assert json.loads(text) == timeline.entries[id].record
        for table, known in (
            ("entities", timeline.entities.records),
            ("sources", timeline.sources),
        ):
            kept = {
                id: json.loads(text) for id, text in asked(base, f"SELECT id, json FROM {table}")
            }
            assert kept == dict(known)
        records = [entry.record for entry in timeline.entries.values()]
        for table, key in (("claims", "claims"), ("tags", "tags"), ("relations", "relations")):
            count = sum(len(record.get(key, ())) for record in records)
            assert asked(base, f"SELECT count(*) FROM {table}") == [(count,)]
        who = asked(base, "SELECT event_id FROM names WHERE entity_id = 'pablito'")
        assert who == [("locate-three-leaders",)]
        aliases = asked(base, "SELECT name FROM entity_names WHERE entity_id = 'chiquito-malo'")
        assert ("チキート・マロ",) in aliases


def test_a_claim_has_the_time_that_it_tells() -> None:
    """Bounds of its own, which are not those of the event."""
    record = looking.event(
        "raid",
        "1973",
        claims=[
            {"stance": "reports", "by": {"name": "Ann"}, "when": "1973-05-06"},
            {"stance": "denies", "by": {"name": "Bo"}, "text": "never"},
        ],
    )
    with opened(looking.timeline([record])) as base:
        found = asked(base, 'SELECT "by", stance, "when", s1, e2, said FROM claims ORDER BY number')
    assert found == [
        ("Ann", "reports", "6 May 1973", 1221, 1221, None),
        ("Bo", "denies", None, None, None, "never"),
    ]


def found(base: sqlite3.Connection, words: str) -> set[str]:
    rows = "SELECT rowid FROM events_fts WHERE events_fts MATCH ?"
    sql = f"SELECT id FROM events WHERE rowid IN ({rows})"
    return {id for (id,) in asked(base, sql, f'"{words}"')}


@pytest.mark.parametrize(
    ("words", "lang"),
    [("Kioto", "en"), ("gomez", "en"), ("京都", "en"), ("tōkyō", "ja"), ("會談", "es")],
)
def test_words_are_found_in_every_language(words: str, lang: str) -> None:
    """Without accents, inside a Japanese sentence, whatever language the file is in."""
    title = {"en": "Talks in Kioto", "es": "Gómez en Tokyo", "ja": "ゴメス氏は京都で會談した"}
    timeline = looking.timeline(
        [looking.event("talks", "2026", title), looking.event("other", "2025", "Other")],
        languages=("en", "es", "ja"),
    )
    with opened(timeline, lang) as base:
        assert found(base, words) == {"talks"}
        assert found(base, "Kyushu") == set()


@given(st.lists(st.text(max_size=12), max_size=4))
def test_any_text_may_stand_in_it(texts: list[str]) -> None:
    """Whatever a title is, it comes out as it went in."""
    events = [looking.event(f"e{n}", "2026", f"t{text}") for n, text in enumerate(texts)]
    with opened(looking.timeline(events)) as base:
        kept = dict(asked(base, "SELECT id, title FROM events"))
    assert kept == {f"e{n}": f"t{text}" for n, text in enumerate(texts)}


def test_the_bytes_do_not_change_by_themselves(tmp_path: Path) -> None:
    """No day, no version of the library, no order of a set is in the file."""
    timeline = looking.shipped()
    first = made(timeline)
    assert made(looking.shipped()) == first
    assert first[96:100] == bytes(4)
    command("export", "sqlite", "-C", str(looking.ROOT), "-o", str(tmp_path / "a.db"))
    assert (tmp_path / "a.db").read_bytes() == first


def test_datasette_opens_it_as_it_is(tmp_path: Path) -> None:
    """Every table is shown, its search box works, and keys are links with names."""
    oracle("datasette")
    from datasette.app import Datasette

    path = tmp_path / "chronicle.db"
    path.write_bytes(made(looking.shipped()))

    async def ask() -> None:
        server = Datasette([path])
        await server.invoke_startup()
        for table in TABLES:
            assert (await server.client.get(f"/chronicle/{table}")).status_code == 200
        page = await server.client.get("/chronicle/events?_search=unpredictable")
        assert "outcome-called-unpredictable" in page.text
        japanese = await server.client.get(
            "/chronicle/events.json?_shape=array&_search=京都&_col=id"
        )
        assert japanese.json() == []
        wanted = await server.client.get("/chronicle/events.json?_shape=array&_search=会談")
        assert "white-house-meeting" in {row["id"] for row in wanted.json()}
        names = await server.client.get("/chronicle/names?entity_id=pablito")
        assert 'href="/chronicle/entities/pablito"' in names.text
        several = await server.client.get("/chronicle/events.json?_shape=array&s1__gt=20487")
        assert all(row["s1"] > 20487 for row in several.json())
        assert several.json()

    asyncio.run(ask())
