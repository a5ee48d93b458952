"""References to entities and sources from every place that may hold one."""

import pytest

from timeline.validation import Folder, judge_all

ANA = {"id": "ana", "type": "person", "name": "Ana"}
BOOK = {"id": "book", "title": "A book"}
EVENT = {"id": "x", "title": "X", "when": "2024"}


def wrong(folder):
    """Path and place of each reference to what is not there."""
    findings = judge_all(Folder(str(folder)), choice=None).findings
    missed = [one for one in findings if one.rule.startswith("reference/unknown-")]
    return [(one.path, one.pointer) for one in missed]


@pytest.mark.parametrize(
    ("event", "pointer"),
    [
        ({"participants": [{"entity": "ana"}, {"entity": "anna"}]}, "/participants/1/entity"),
        ({"participants": [{"name": "Aide", "of": "anna"}]}, "/participants/0/of"),
        ({"claims": [{"stance": "reports", "by": {"entity": "anna"}}]}, "/claims/0/by/entity"),
    ],
)
def test_an_entity_that_is_not_there_is_missed_where_it_is_named(make_timeline, event, pointer):
    folder = make_timeline({**EVENT, **event}, entities=(ANA,))
    assert wrong(folder) == [("events/x.json", pointer)]


def test_an_entity_of_another_that_is_not_there_is_missed(make_timeline):
    folder = make_timeline(
        {**EVENT, "participants": [{"entity": "ana"}]}, entities=({**ANA, "of": "office"},)
    )
    assert wrong(folder) == [("entities/ana.json", "/of")]


@pytest.mark.parametrize(
    ("event", "source", "expected"),
    [
        ({"sources": [{"source": "bok"}]}, {}, ("events/x.json", "/sources/0/source")),
        (
            {"sources": [{"title": "Another", "cites": ["book", "bok"]}]},
            {},
            ("events/x.json", "/sources/0/cites/1"),
        ),
        ({"sources": [{"source": "book"}]}, {"cites": ["bok"]}, ("sources/book.json", "/cites/0")),
    ],
)
def test_a_source_that_is_not_there_is_missed_where_it_is_cited(
    make_timeline, event, source, expected
):
    folder = make_timeline({**EVENT, **event}, sources=({**BOOK, **source},))
    assert wrong(folder) == [expected]
