"""What is brought in: whatever stands in a file, an event comes of it or a report."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers.rows.addresses import untitled
from timeline.write import bring
from timeline.write.workspace import Workspace

ANA = {"schema_version": "1.0", "id": "ana", "type": "person", "name": "Ana"}
ART = {"schema_version": "1.0", "id": "art", "type": "book", "title": {"en": "Art", "es": "Arte"}}
OWN = {
    "schema_version": "1.0",
    "id": "a",
    "title": "T",
    "when": "2024",
    "participants": [{"name": "Ana"}, {"entity": "ana"}],
    "places": [{"name": {"en": "X"}, "geo": {"lat": 1, "lon": 2}}],
    "sources": [{"title": "Arte"}, {"title": "Other", "url": "https://example.org/a"}],
    "extensions": {"org.example": {"a": 1}},
}
FOREIGN = {
    "title": "T",
    "date": "2024-01-02",
    "time": "11:00",
    "who": "Ana; Bob",
    "url": "https://example.org/a",
    "lat": "4",
    "lon": "5",
    "tags": "a,b",
    "relations": ["follows:a"],
}
ODD = (
    *(None, 5, -1.5, True, "", "x", "https://[", [], {}, [1], [[]], [None], {"en": 5}, {"en": [5]}),
    *([{"name": {"en": 5}}], [{"name": [1]}], [{"title": 5}], [{"title": "x", "url": {"a": 1}}]),
)


def places(value, place=()):
    """Every place in a value but its root."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in inner:
        yield (*place, step)
        if isinstance(one, dict | list):
            yield from places(one, (*place, step))


PLACES = [(kind, place) for kind in (OWN, FOREIGN) for place in places(kind)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Workspace:
    root = tmp_path_factory.mktemp("brought")
    for folder, record in (("entities", ANA), ("sources", ART)):
        (root / folder).mkdir()
        (root / folder / f"{record['id']}.json").write_text(json.dumps(record))
    (root / "events").mkdir()
    return Workspace(root, 0)


def planned(workspace: Workspace, record, **asked) -> bring.Plan:
    data = json.dumps([record]).encode()
    return bring.plan(workspace, [("x.json", bring.read(data, "json", name="x.json"))], **asked)


@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_an_event_with_anything_anywhere_comes_in_or_is_reported(workspace, place, odd):
    kind, (*steps, last) = place
    record = deepcopy(kind)
    holder = record
    for step in steps:
        holder = holder[step]
    holder[last] = odd
    plan = planned(workspace, record)
    assert plan.new + plan.failed >= 1
    assert plan.failed == 0 or plan.reports


def test_names_and_titles_in_any_language_become_entities_and_sources(workspace):
    """Only where it is asked for: a bare name stays a name."""
    bare = json.loads(planned(workspace, OWN).changes[0].after)
    assert bare["participants"] == OWN["participants"]
    change = planned(workspace, OWN, entities=True).changes[0]
    made = json.loads(change.after)
    assert made["participants"] == [{"entity": "ana"}, {"entity": "ana"}]
    assert made["sources"] == [{"source": "art"}, OWN["sources"][1]]


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/a%20b/", "[example.org/a b]"),
        ("https://[", "[[]"),
        ("https://[x]/a", "[[x]/a]"),
    ],
)
def test_a_work_known_by_its_address_alone_is_called_after_it(url, title):
    assert untitled(url) == title


def test_a_note_of_the_folder_above_has_a_source_with_a_name(workspace):
    read = bring.read(b"---\ntitle: A\ndate: 2024\n---\n", "markdown", name="../a.md")
    (change,) = bring.plan(workspace, [("../a.md", read)]).changes
    assert json.loads(change.after)["origin"]["source"] == "notes"
