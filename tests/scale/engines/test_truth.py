"""Doubled hours and what is private, in memory, in DuckDB and Spark: the same answers.

What is right is worked out in `tests/chronicle`; here every engine has to say the same.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.chronicle.test_doubled_hours import Said, verdict, worlds
from tests.chronicle.test_published import hidden_worlds, seen
from tests.effort import examples
from tests.scale.engines.test_spark import spark  # noqa: F401  # the session, a fixture
from tests.scale.engines.test_voices import agree, nodes, written

from timeline import query
from timeline.chronicle.timeline import Timeline
from timeline.exporters import for_readers
from timeline.query.nodes import EVERYTHING
from timeline.query.window import TimeWindow, overlaps
from timeline.scale.engines.duckdb import connect

ONCE: dict[str, Any] = {
    "deadline": None,
    "max_examples": 1,
    "derandomize": True,
    "phases": [Phase.generate],
    "suppress_health_check": list(HealthCheck),
}
"""One world for Spark, which takes seconds to answer; DuckDB is asked the same text of many."""


def same_hours(other: Timeline, said: list[Said], window: TimeWindow) -> None:
    """Each event is in the window as surely as brute force says."""
    found = {match.entry.id: match.verdict for match in query.select(other, overlaps(window, ""))}
    expected = {f"e{number}": verdict(one, window) for number, one in enumerate(said)}
    assert found == {id: how for id, how in expected.items() if how != "no"}


def same_view(memory: Timeline, other: Timeline) -> None:
    """Readers see the same records at the same times, whoever keeps them."""
    mine, view, _ = for_readers(query.select(memory, EVERYTHING), memory)
    theirs, dataset, _ = for_readers(query.select(other, EVERYTHING), other)
    assert [match.entry.record for match in theirs] == [match.entry.record for match in mine]
    for one, two in zip(mine, theirs, strict=True):
        first, second = one.entry.resolved, two.entry.resolved
        assert first._replace(fault=None) == second._replace(fault=None)
    assert dataset.settings.stories == view.settings.stories
    assert {match.entry.id for match in theirs} == set(seen(memory).entries)


@examples(12)  # each writes a dataset
@given(worlds())
def test_a_dataset_tells_doubled_hours_apart(
    world: tuple[list[Said], Timeline, TimeWindow],
) -> None:
    """By the offset that was said, as brute force does."""
    said, timeline, window = world
    with TemporaryDirectory() as folder:
        dataset = connect(written(timeline, Path(folder) / "data"))
        same_hours(dataset, said, window)
        dataset.engine.close()


@examples(12)
@given(hidden_worlds())
def test_a_dataset_hides_what_memory_hides(world: tuple[Timeline, set[str]]) -> None:
    """Drafts, and what depends on them."""
    timeline, _ = world
    with TemporaryDirectory() as folder:
        dataset = connect(written(timeline, Path(folder) / "data"))
        same_view(timeline, dataset)
        for node in nodes(19_700, 19_900):
            agree(timeline, dataset, node)
        dataset.engine.close()


@settings(**ONCE)
@given(worlds(), hidden_worlds())
def test_spark_says_the_same(
    spark: object,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    hours: tuple[list[Said], Timeline, TimeWindow],
    hidden: tuple[Timeline, set[str]],
) -> None:
    """Of doubled hours and of drafts."""
    from timeline.scale.engines.spark import connect as spark_connect

    said, timeline, window = hours
    place = written(timeline, tmp_path_factory.mktemp("hours") / "data")
    same_hours(spark_connect(place), said, window)
    place = written(hidden[0], tmp_path_factory.mktemp("drafts") / "data")
    same_view(hidden[0], spark_connect(place))
