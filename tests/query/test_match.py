"""What is selected: in the order of time, as certain as asked, and no more than asked."""

import pytest

from timeline.chronicle.settings import Settings
from timeline.chronicle.timeline import timeline_of
from timeline.exporters import parquet
from timeline.query import EVERYTHING, Context, parse, select
from timeline.query.match import hints
from timeline.scale.engines.duckdb import connect

EVENTS = [
    {"id": "b", "title": "B", "when": "2024-02-04", "kind": "meeting", "tags": ["energy"]},
    {"id": "a", "title": "A", "when": "2024-02-04", "kind": "meeting"},
    {"id": "early", "title": "Early", "when": "2023", "tags": ["oil", "energy"]},
    {"id": "vague", "title": "Vague", "when": "2024?"},
    {"id": "never", "title": "Never", "when": {"text": "one day"}, "kind": "measure"},
]
NOW = Context(now=1_790_000_000)


@pytest.fixture(scope="module")
def timelines(tmp_path_factory):
    """The same events in memory, and in a dataset on disk."""
    memory = timeline_of(
        {f"events/{event['id']}.json": {"schema_version": "1.0", **event} for event in EVENTS},
        Settings(given=True),
    )
    folder = tmp_path_factory.mktemp("match") / "data"
    parquet.write(select(memory, EVERYTHING), memory, folder, lang="en")
    return memory, connect(str(folder))


@pytest.mark.parametrize(
    ("text", "certain", "limit", "expected"),
    [
        ("", False, None, "early vague a b never"),
        ("", True, None, "early vague a b never"),
        ("", False, 2, "early vague"),
        ("", False, 0, ""),
        ("", False, 9, "early vague a b never"),
        ("since:2024", False, None, "vague? a b never?"),
        ("since:2024", True, None, "a b"),
        ("since:2024", True, 1, "a"),
        ("since:2024", False, 1, "vague?"),
        ("kind:meeting", False, None, "a b"),
        ("NOT since:2024", False, None, "early vague? never?"),
        ("kind:nothing", False, None, ""),
    ],
)
def test_matches_are_in_order_and_say_how_sure_they_are(timelines, text, certain, limit, expected):
    """A dataset gives what memory gives; a question mark is "possible"."""
    for timeline in timelines:
        found = select(timeline, parse(text, NOW), certain=certain, limit=limit)
        marks = {"possible": "?", "certain": ""}
        shown = [match.entry.id + marks[match.verdict] for match in found]
        assert shown == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:energi", ["no event has the tag 'energi'; did you mean 'energy'?"]),
        ("kind:meting", ["no event has the kind 'meting'; did you mean 'meeting'?"]),
        ("id:earyl", ["no event has the id 'earyl'; did you mean 'early'?"]),
        ("kind:zzzzzz", ["no event has the kind 'zzzzzz'"]),
        ("text:zzz tag:energi", ["no event has the tag 'energi'; did you mean 'energy'?"]),
        (
            "tag:energy OR tag:oil OR tag:oli OR kind:measur",
            [
                "no event has the tag 'oli'; did you mean 'oil'?",
                "no event has the kind 'measur'; did you mean 'measure'?",
            ],
        ),
        ("NOT tag:oil", []),
        ("", []),
    ],
)
def test_every_value_that_no_event_has_is_told_in_order(timelines, text, expected):
    """Of words to find in the text nothing is told; a dataset tells what memory tells."""
    for timeline in timelines:
        assert list(hints(timeline, parse(text, NOW))) == expected


def test_an_empty_timeline_has_no_hints():
    """Where there is no event, no value is worth a word."""
    assert list(hints(timeline_of({}, Settings()), parse("tag:x", NOW))) == []
