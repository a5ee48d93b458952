"""Every engine gives the answers of the one that asks rows in memory, in the same order."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.worlds import BUCKETS, World, nodes, worlds

from timeline.engines import Cover, Engine
from timeline.engines.python import PythonEngine
from timeline.engines.sqlite import SqliteEngine, store
from timeline.listing.counts import gaps


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


@settings(deadline=None, max_examples=150)
@given(worlds(), nodes, st.booleans())
def test_sqlite_answers_as_memory_does(world, node, certain) -> None:
    """For all rows and questions: the same ids in the same order, the same counts."""
    base = sqlite3.connect(":memory:")
    store(base, world)
    engine = SqliteEngine(base)
    agree(PythonEngine(World(world)), engine, node, certain)
    engine.close()


@pytest.mark.parametrize("engine", ["sqlite"])
def test_covers_leave_out_only_what_no_gap_needs(engine: str) -> None:
    """Of three events from one day, the one in the middle is not told."""
    base = sqlite3.connect(":memory:")
    store(base, ())
    base.executemany(
        "INSERT INTO event (id, s1, e2) VALUES (?, 0, ?)", zip("abc", (1, 2, 3), strict=True)
    )
    from timeline.query import EVERYTHING

    assert list(SqliteEngine(base).covers(EVERYTHING)) == [Cover(0, 1, "a"), Cover(0, 3, "c")]
