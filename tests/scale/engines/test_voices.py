"""What a voice tells, in memory, in SQLite, DuckDB and Spark: the same events in the same order."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.chronicle.test_voices import START, VOICES, timelines
from tests.effort import examples
from tests.scale.engines.sqlite import open_engine
from tests.scale.engines.test_spark import spark  # noqa: F401  # the session, a fixture

from timeline import query
from timeline.chronicle.row import COLUMNS
from timeline.chronicle.timeline import Timeline
from timeline.chronicle.voices import Voice, voice_named
from timeline.errors import ProjectError
from timeline.exporters import parquet
from timeline.listing.answer import answer
from timeline.query.nodes import EVERYTHING, Flag, Node, Not, conjunction
from timeline.query.window import TimeWindow, end_until, overlaps
from timeline.scale.engines.duckdb import connect
from timeline.scale.engines.python import PythonEngine
from timeline.scale.manifest import read
from timeline.scale.told import ToldEngine, told_source


def nodes(first: int, last: int) -> list[Node]:
    """Questions whose answers depend on the time of an event."""
    window = TimeWindow(first, last, False, "")
    clock = TimeWindow(first * 86400, last * 86400, True, "")
    return [
        EVERYTHING,
        overlaps(window, ""),
        Not(overlaps(clock, "")),
        conjunction([end_until(window, last, ""), Not(Flag("ongoing", ""))]),
    ]


def written(timeline: Timeline, folder: Path) -> str:
    parquet.write(query.select(timeline, EVERYTHING), timeline, folder, lang="en")
    return str(folder)


def agree(memory: Timeline, other: Timeline, node: Node) -> None:
    """The same events, verdicts and times, whoever is asked."""
    found = query.select(other, node)
    expected = query.select(memory, node)
    assert [answer(match) for match in found] == [answer(match) for match in expected]


@examples(12)  # each writes a dataset
@given(timelines(), st.sampled_from(VOICES), st.integers(0, 14), st.integers(0, 40), st.booleans())
def test_engines_tell_what_memory_tells(
    timeline: Timeline, name: str, offset: int, length: int, others: bool
) -> None:
    """SQLite by the portable text alone, DuckDB as the program asks it."""
    voice = voice_named(name)
    memory = timeline.as_told_by(voice, others=others)
    source = told_source(voice, others=others, columns=tuple(COLUMNS))
    sqlite = ToldEngine(open_engine(timeline), source)
    with TemporaryDirectory() as folder:
        dataset = connect(written(timeline, Path(folder) / "data"))
        assert dataset.voices() <= timeline.voices()
        told = dataset.as_told_by(voice, others=others)
        for node in nodes(START + offset, START + offset + length):
            agree(memory, told, node)
            for certain in (False, True):
                hits = PythonEngine(memory).select(node, certain=certain)
                assert list(sqlite.select(node, certain=certain)) == list(hits)
                assert list(told.engine.select(node, certain=certain)) == list(hits)
                assert told.engine.sizes(node) == PythonEngine(memory).sizes(node)
        dataset.engine.close()


@pytest.mark.xdist_group("spark")
@settings(
    deadline=None,
    max_examples=1,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(timelines())
def test_spark_tells_what_memory_tells(
    spark: object,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    timeline: Timeline,
) -> None:
    """The same, by the same text in its dialect."""
    from timeline.scale.engines.spark import connect as spark_connect

    place = written(timeline, tmp_path_factory.mktemp("voices") / "data")
    dataset = spark_connect(place)
    for name in VOICES:
        for others in (False, True):
            voice = voice_named(name)
            told = dataset.as_told_by(voice, others=others)
            for node in nodes(START, START + 5):
                agree(timeline.as_told_by(voice, others=others), told, node)


def test_an_older_dataset_is_refused_with_the_remedy(tmp_path: Path) -> None:
    """One without the table: how to make it anew is said."""
    data = b'{"format": "timeline-dataset", "version": 1, "settings": {}, "tables": {}}'
    with pytest.raises(ProjectError, match="version 1 of the dataset format") as caught:
        read(data, "dataset.json")
    assert caught.value.hint == "write the dataset again with 'timeline export parquet'"


def test_the_table_has_a_row_for_each_voice_that_speaks(make_timeline, tmp_path: Path) -> None:
    """Event, claim, voice, stance and the eight bounds; NULL where it tells no time."""
    from timeline.chronicle import folder

    event = {
        "id": "a",
        "title": "A",
        "when": "2019",
        "claims": [
            {"stance": "reports", "by": {"name": "Bo"}},
            {"stance": "denies", "by": {"name": "Cy"}},
            {"stance": "alleges", "by": {"name": "Di"}, "when": "2019-03-02"},
            {"stance": "alleges", "by": {"name": "Ed"}},
            {"stance": "retracts", "by": {"name": "Ed"}},
        ],
    }
    place = written(folder.load(make_timeline(event)), tmp_path / "data")
    engine = connect(place).engine
    asked = "event_id, claim, voice, stance, says, s1, s2, e1, e2, s1_at, s2_at, e1_at, e2_at"
    rows = list(engine.ask(f"SELECT {asked} FROM telling ORDER BY claim"))
    day = 17957
    low, high = day * 86400, day * 86400 + 86399
    bounds = (day, day, day, day, low, high, low, high)
    assert rows == [
        ("a", 0, "name:bo", "reports", "event", *[None] * 8),
        ("a", 1, "name:cy", "denies", "denies", *[None] * 8),
        ("a", 2, "name:di", "alleges", "time", *bounds),
    ]
    assert Voice("name", "di") in connect(place).voices()
