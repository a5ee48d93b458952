"""JSON and JSON lines: our own events as they are, others by the names of their keys."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.format import schema
from timeline.importers import json as importer
from timeline.importers import jsonl, timelinejs

EVENT = {"schema_version": "1.0", "id": "a", "title": {"en": "A", "ja": "あ"}, "when": "2018?"}


def read(value, **options):
    return importer.read(json.dumps(value).encode(), name="x.json", **options)


@pytest.mark.parametrize(
    "value",
    [
        EVENT,
        [EVENT],
        [{"event": EVENT, "resolved": {}, "path": "events/a.json", "match": "certain"}],
        {"events": [EVENT]},
    ],
)
def test_our_own_events_come_in_as_they_are(value):
    assert read(value).records == (EVENT,)


def test_what_stands_beside_the_events_is_told():
    found = read({"generator": "G 1", "events": [{"title": "X", "date": "2024"}], "empty": ""})
    assert [one.message for one in found.reports] == [
        "generator of the whole file is left out: G 1"
    ]


def test_a_list_of_lines_and_a_translation_go_together():
    row = {"title": "A", "date": "2024", "description": ["a", "b"], "description_es": "c"}
    assert read([row]).records[0]["description"] == {"mul": ["a", "b"], "es": "c"}


def test_a_key_called_event_is_a_title_unless_it_holds_one_of_our_events():
    assert read([{"event": "Battle", "date": "2024"}]).records[0]["title"] == "Battle"


def test_objects_of_others_are_understood_by_their_keys():
    found = read([{
        "headline": "X", "date": "4 February 2026",
        "actors": ["Ana", {"name": "B", "role": "host"}],
        "sources": [{"name": "T", "link": "https://example.org/x", "outlet": "P", "date": "2026"}],
        "tags": ["a b", "c"], "location": {"name": "Rome"}, "score": {"deep": [1, None]},
    }])  # fmt: skip
    assert found.records[0] == {
        "title": "X",
        "when": "2026-02-04",
        "participants": [{"name": "Ana"}, {"name": "B", "role": "host"}],
        "sources": [
            {"title": "T", "url": "https://example.org/x", "publisher": "P", "issued": "2026"}
        ],
        "tags": ["a-b", "c"],
        "places": [{"name": "Rome"}],
    }
    assert found.origins[0].kept == {"score": {"deep": [1, None]}}


def test_a_value_without_a_place_is_kept_beside():
    """A status that is not one of ours, a citation with an unknown key, an id with a date."""
    found = read([{"id": "2024--X", "title": "X", "date": "2024", "status": "confirmed",
                   "sources": [{"title": "T", "score": 7}]}])  # fmt: skip
    kept = found.origins[0].kept
    assert kept["status"] == "confirmed"
    assert kept["sources"] == [{"title": "T", "score": 7}]
    assert found.origins[0].key == "2024--X"
    assert found.records[0]["id"] == "2024-x"


def test_a_map_says_what_a_key_means():
    assert read([{"was": "X", "wann": "2024"}], map=("was=title", "wann=when")).records == (
        {"title": "X", "when": "2024"},
    )


def test_a_line_that_is_no_json_is_reported_and_the_rest_comes_in():
    data = b'{"title": "X", "date": "2024"}\n{oops\n\n{"title": "Y", "date": "2025"}\n'
    found = jsonl.read(data, name="x.jsonl")
    assert [record["title"] for record in found.records] == ["X", "Y"]
    assert [one.line for one in found.reports] == [2]
    assert [origin.line for origin in found.origins] == [1, 4]


@pytest.mark.parametrize("data", [b"{", b"", b"[1, 2", b'{"a": 1, "a": 2}', b"\xff", b"NaN"])
def test_what_is_no_json_is_reported_with_its_line(data):
    found = importer.read(data, name="x.json")
    assert found.records == ()
    assert len(found.reports) == 1


@pytest.mark.parametrize("value", [1, "x", None, [[]], [True], [{}], {}])
def test_what_is_no_event_is_reported_or_nothing(value):
    found = read(value)
    assert found.records == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["title", "date", "start", "who", "sources", "media", "tags", "places",
                         "relations", "id", "kind", "lat", "x", "status", "language", "url"]),
        inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_any_json_is_read_or_reported(value):
    """What comes out either has the shape of an event or is refused by the schema, never raised."""
    for one in (read(value), jsonl.read(json.dumps(value).encode(), name="x")):
        for record in one.records:
            schema.errors("event", {"schema_version": "1.0", "id": "x", **record})
    timelinejs.read(json.dumps({"events": value}).encode(), name="x")
    timelinejs.read(
        json.dumps({"events": [{"start_date": value, "text": value}]}).encode(), name="x"
    )


SLIDE = {
    "unique_id": "talks", "group": "Drug policy",
    "start_date": {"year": "2026", "month": "2", "day": "4", "hour": 11, "minute": 5},
    "text": {"headline": "<b>Talks</b> &amp; more", "text": "<p>They talk.</p>"},
    "media": {"url": "https://example.org/x.jpg", "alt": "A hall", "credit": "Ana", "caption": "c"},
    "background": {"color": "#fff"},
}  # fmt: skip


def slides(*events, **more):
    return timelinejs.read(json.dumps({"events": events, **more}).encode(), name="t.json")


def test_a_slide_becomes_an_event():
    assert slides(SLIDE).records == (
        {
            "id": "talks",
            "title": "Talks & more",
            "description": "<p>They talk.</p>",
            "when": "2026-02-04T11:05",
            "tags": ["drug-policy"],
            "media": [{"url": "https://example.org/x.jpg", "alt": "A hall", "credit": "Ana"}],
        },
    )
    assert slides(SLIDE).origins[0].kept == {
        "background": {"color": "#fff"},
        "group": "Drug policy",
        "media": {"caption": "c"},
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"year": 2024}, "2024"),
        ({"year": 2024, "month": 5}, "2024-05"),
        ({"year": "2024", "month": "", "day": ""}, "2024"),
        ({"year": -44}, "-0043"),
        ({"year": -1}, "0000"),
        ({"year": 12000}, "Y12000"),
        ({"year": 2024, "month": 5, "day": 6, "hour": 7}, "2024-05-06T07:00"),
        ({"year": 2024, "month": 5, "day": 6, "hour": 7, "minute": 8, "second": 9},
         "2024-05-06T07:08:09"),
    ],
)  # fmt: skip
def test_a_date_gets_no_more_parts_than_it_has(date, expected):
    assert timelinejs.date(date)[0] == expected


@pytest.mark.parametrize(
    "slide",
    [
        {"text": {"headline": "X"}},
        {"start_date": {"month": 5}, "text": {"headline": "X"}},
        {"start_date": {"year": "last"}, "text": {"headline": "X"}},
        {"start_date": "2024", "text": {"headline": "X"}},
        "slide",
    ],
)
def test_a_slide_that_makes_no_sense_is_reported(slide):
    found = slides(slide)
    assert found.records == ()
    assert any(one.severity == "error" for one in found.reports)


def test_a_slide_without_a_headline_is_an_event_and_told():
    found = slides({"start_date": {"year": 2024}})
    assert found.records == ({"title": "[untitled]", "when": "2024"},)
    assert [one.rule for one in found.reports] == ["import/no-title"]


def test_eras_are_periods_and_the_rest_is_told_of():
    era = {
        "start_date": {"year": 1950},
        "end_date": {"year": 1960},
        "text": {"headline": "Fifties"},
    }
    found = slides(SLIDE, eras=[era], title={"text": {"headline": "T"}}, scale="human")
    assert found.records[1] == {"title": "Fifties", "when": "1950/1960", "kind": "period"}
    assert [one.message for one in found.reports] == [
        'title of the whole file is left out: {"text": {"headline": "T"}}',
        "scale of the whole file is left out: human",
    ]


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({"start_date": {"year": 2024, "hour": 25}}, {"start_date": {"hour": 25}}),
        ({"start_date": {"year": 2024, "day": 5}}, {"start_date": {"day": 5}}),
        ({"start_date": {"year": 2024, "month": 13}}, {"start_date": {"month": 13}}),
        ({"end_date": {"year": 2024, "month": 5, "millisecond": 7}},
         {"end_date": {"millisecond": 7}}),
        ({"end_date": {"year": 2023}}, {"end_date": {"year": 2023}}),
        ({"group": 7.5}, {"group": 7.5}),
        ({"media": "https://example.org/x.jpg"}, {"media": "https://example.org/x.jpg"}),
        ({"display_date": '<a href="https://example.org/">then</a>'},
         {"display_date": '<a href="https://example.org/">then</a>'}),
    ],
)  # fmt: skip
def test_what_a_slide_says_beside_its_fields_is_kept(more, kept):
    slide = {"start_date": {"year": 2024}, "text": {"headline": "X"}, **more}
    assert slides(slide).origins[0].kept == kept


def test_the_address_behind_a_headline_is_kept():
    link = '<a href="https://example.org/x">Talks</a>'
    found = slides({"start_date": {"year": 2024}, "text": {"headline": link}})
    assert found.records[0]["title"] == "Talks"
    assert found.origins[0].kept == {"text": {"headline": link}}


@pytest.mark.parametrize(
    "date",
    [
        {"year": 2024},
        {"year": 2024, "month": 5, "day": 0},
        {"year": 2024, "month": 5, "day": 6, "hour": 7, "minute": 8, "second": 9},
        {"year": 2024, "month": 5, "day": 6, "hour": "7", "minute": "", "second": 0},
    ],
)
def test_a_date_that_is_carried_whole_is_not_kept_twice(date):
    slide = {"start_date": {**date, "day": date.get("day") or ""}, "text": {"headline": "X"}}
    assert not slides(slide).origins[0].kept
