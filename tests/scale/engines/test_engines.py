"""Every engine gives the answers of the one that asks rows in memory, in the same order."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scale.engines.sqlite import SqliteEngine, store
from tests.scale.engines.worlds import BUCKETS, World, nodes, worlds
from tests.scale.making import dataset_of

from timeline.listing.counts import gaps
from timeline.query.nodes import EVERYTHING, Text
from timeline.query.pattern import Pattern
from timeline.scale.engines import Cover, Engine, Hit
from timeline.scale.engines.duckdb import connect
from timeline.scale.engines.python import PythonEngine


def agree(one: Engine, other: Engine, node, certain: bool) -> None:
    """Both engines answer every question about a tree alike."""
    assert list(other.select(node, certain=certain)) == list(one.select(node, certain=certain))
    assert list(other.select(node, certain=certain, limit=2)) == list(
        one.select(node, certain=certain, limit=2)
    )
    assert other.sizes(node, certain=certain) == one.sizes(node, certain=certain)
    for by in ("kind", "standing", "tag", "actor"):
        assert other.tally(node, by, certain=certain) == one.tally(node, by, certain=certain)
    assert other.extent(node, certain=certain) == one.extent(node, certain=certain)
    for buckets in BUCKETS:
        assert other.histogram(node, buckets, certain=certain) == one.histogram(
            node, buckets, certain=certain
        )
    assert gaps(list(other.covers(node, certain=certain)), 1) == gaps(
        list(one.covers(node, certain=certain)), 1
    )


@given(worlds(), nodes, st.booleans())
def test_sqlite_answers_as_memory_does(world, node, certain) -> None:
    """For all rows and questions: the same ids in the same order, the same counts."""
    base = sqlite3.connect(":memory:")
    store(base, world)
    engine = SqliteEngine(base)
    agree(PythonEngine(World(world)), engine, node, certain)
    engine.close()


@settings(max_examples=settings().max_examples // 10)
@given(worlds(), st.lists(nodes, min_size=6, max_size=6), st.booleans())
def test_duckdb_answers_as_memory_does(world, asked, certain) -> None:
    """For all rows and questions, from Parquet that we wrote: the same ids, order and counts."""
    with TemporaryDirectory() as name:
        dataset = connect(str(dataset_of(world, Path(name) / "data")))
        for node in asked:
            agree(PythonEngine(World(world)), dataset.engine, node, certain)
            found = dataset.hits(node, certain=certain)
            assert [Hit(entry.id, verdict) for entry, verdict in found] == list(
                dataset.engine.select(node, certain=certain)
            )
        dataset.engine.close()


def test_covers_leave_out_only_what_no_gap_needs() -> None:
    """Of three events from one day, the one in the middle is not told."""
    base = sqlite3.connect(":memory:")
    store(base, ())
    rows = [("a", 1), ("b", 2), ("c", 3)]
    base.executemany("INSERT INTO event (id, s1, e2) VALUES (?, 0, ?)", rows)
    engine = SqliteEngine(base)
    assert list(engine.covers(EVERYTHING)) == [Cover(0, 1, "a"), Cover(0, 3, "c")]
    engine.close()


def test_like_tells_capitals_apart() -> None:
    """SQLite's own LIKE does not; folded columns hold no capitals, ids of other data might."""
    base = sqlite3.connect(":memory:")
    store(base, ())
    base.execute("INSERT INTO event (id, title_fold) VALUES ('a', 'PETRO')")
    engine = SqliteEngine(base)
    assert list(engine.select(Text("title_fold", Pattern("petro", "anywhere"), ""))) == []
    engine.close()
