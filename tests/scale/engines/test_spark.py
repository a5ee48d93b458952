"""Spark gives the answers of memory, from Parquet that we wrote; needs pyspark and Java."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.oracle import oracle
from tests.scale.engines.worlds import BUCKETS, World, nodes, rows
from tests.scale.making import dataset_of

from timeline import query
from timeline.chronicle import folder as store
from timeline.exporters import parquet
from timeline.listing.answer import answer
from timeline.listing.counts import gaps
from timeline.scale.engines.python import PythonEngine

pytestmark = pytest.mark.filterwarnings("ignore")  # Spark's own, of which there are many


@st.composite
def questions(draw):
    """A world of a dozen rows, and many questions to it."""
    world = [draw(rows(number)) for number in range(12)]
    return world, draw(st.lists(nodes, min_size=8, max_size=8))


@pytest.fixture(scope="module")
def spark():
    """A local session with one thread that ends with the tests."""
    oracle("java")
    sql = oracle("pyspark") and __import__("pyspark.sql", fromlist=["SparkSession"])
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@settings(
    deadline=None,
    max_examples=1,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(questions(), st.booleans())
def test_spark_answers_as_memory_does(spark, tmp_path_factory, asked, certain) -> None:
    """The same ids in the same order, the same counts, gaps and histograms."""
    from timeline.scale.engines.spark import connect

    world, trees = asked
    folder = dataset_of(world, tmp_path_factory.mktemp("spark") / "data")
    engine, memory = connect(str(folder)).engine, PythonEngine(World(world))
    for node in trees:
        assert list(engine.select(node, certain=certain)) == list(
            memory.select(node, certain=certain)
        )
    node = trees[0]
    assert engine.sizes(node) == memory.sizes(node)
    assert engine.tally(node, "tag") == memory.tally(node, "tag")
    assert engine.tally(node, "kind") == memory.tally(node, "kind")
    assert engine.extent(node) == memory.extent(node)
    assert engine.histogram(node, BUCKETS[1]) == memory.histogram(node, BUCKETS[1])
    assert gaps(list(engine.covers(node)), 1) == gaps(list(memory.covers(node)), 1)


def test_a_timeline_is_read_through_spark(spark, make_timeline, tmp_path) -> None:
    """Events come back whole, those that others are reckoned from, too."""
    from timeline.scale.engines.spark import connect

    del spark
    folder = make_timeline(
        {"id": "a", "title": "C:\\new", "when": "2024-01-01"},
        {"id": "b", "title": "it's", "when": {"relative": "after", "to": "a", "offset": "P2D"}},
    )
    timeline = store.load(folder)
    matches = query.select(timeline, query.EVERYTHING)
    parquet.write(matches, timeline, tmp_path / "data", lang="en")
    dataset = connect(str(tmp_path / "data"))
    node = query.parse("title:it's", query.context(dataset))
    assert [answer(match) for match in query.select(dataset, node)] == [answer(matches[1])]
