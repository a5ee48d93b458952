"""Spark gives the answers of memory, from Parquet that we wrote; needs pyspark and Java."""

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.cli.reading import timeline
from tests.oracle import oracle
from tests.scale.engines.worlds import BUCKETS, World, nodes, rows
from tests.scale.making import dataset_of
from tests.scale.test_coded import ACLED, GDELT, acled, gdelt, made

from timeline import query
from timeline.chronicle import folder as store
from timeline.exporters import parquet
from timeline.listing.answer import answer
from timeline.listing.counts import gaps
from timeline.scale.engines.python import PythonEngine

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Spark's own, of which there are many
    pytest.mark.xdist_group("spark"),  # in one process, where tests are shared among several
]


# It lives for minutes: to compile it for hours of work takes longer than the work.
SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


@st.composite
def questions(draw):
    """A world of a dozen rows, and many questions to it."""
    world = [draw(rows(number)) for number in range(12)]
    return world, draw(st.lists(nodes, min_size=8, max_size=8))


@pytest.fixture(scope="session")
def spark():
    """A local session with one thread that ends with the tests."""
    oracle("java")
    sql = oracle("pyspark") and __import__("pyspark.sql", fromlist=["SparkSession"])
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.extraJavaOptions", SHORT)
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
    """Events come back whole, those that others are counted from, too."""
    from timeline.scale.engines.spark import connect

    del spark
    folder = make_timeline(
        {"id": "a", "title": "C:\\new", "when": "2024-01-01"},
        {"id": "b", "title": "it's", "when": {"relative": "after", "to": "a", "offset": "P2D"}},
    )
    loaded = store.load(folder)
    matches = query.select(loaded, query.EVERYTHING)
    parquet.write(matches, loaded, tmp_path / "data", lang="en")
    dataset = connect(str(tmp_path / "data"))
    node = query.parse("title:it's", query.context(dataset))
    assert [answer(match) for match in query.select(dataset, node)] == [answer(matches[1])]


CLAIMED = {
    "schema_version": "1.0",
    "id": "claimed",
    "title": "Talks",
    "when": "2020-02",
    "claims": [{"stance": "reports", "by": {"name": "Ana"}, "when": "2020-02-03"}],
}


@pytest.fixture
def coded(tmp_path):
    """A dataset of coded events to which others were added."""
    for shape, name, asked in ((gdelt, "g.tsv", GDELT), (acled, "a.csv", ACLED)):
        more = () if name == "g.tsv" else ("--append",)
        done = made(tmp_path / name, shape(1, 40), asked, *more)
        assert done.exit_code == 0, done.stderr
    (tmp_path / "c.jsonl").write_text(json.dumps(CLAIMED))
    into = ("--to", "parquet", "--into", str(tmp_path / "d"), "--append")
    assert timeline("import", str(tmp_path / "c.jsonl"), *into).exit_code == 0
    return tmp_path / "d"


def test_coded_data_is_told_alike_by_duckdb_and_spark(spark, coded) -> None:
    """Each command, to the byte, also where a dataset was added to."""
    del spark
    for command in (
        ("list", "--fields", "id,title,when,who"),
        ("list", "--fields", "id", "--last", "5", "--since", "2019"),
        ("list", "--fields", "id", "--sort", "-title", "-n", "9"),
        ("stats", "--by", "year"),
        ("values", "who"),
        ("gaps", "-n", "5"),
        ("claims",),
    ):
        one, other = (
            timeline(*command, "--data", str(coded), "--engine", name)
            for name in ("duckdb", "spark")
        )
        assert one.exit_code == other.exit_code == 0, (command, other.exception)
        assert one.stdout == other.stdout, command
        assert one.stdout


def test_spark_says_nothing_of_its_own(coded, run) -> None:
    """Standard error is what DuckDB leaves it."""
    oracle("java")
    oracle("pyspark")
    own = {"PYSPARK_SUBMIT_ARGS": f"--driver-java-options '{SHORT}' pyspark-shell"}
    done = run("list", "--data", coded, "--engine", "spark", "--fields", "id", **own)
    assert done.returncode == 0
    assert done.stderr == run("list", "--data", coded, "--fields", "id").stderr
