"""PeriodO data sets: periods by their years, with the work that defines them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import api
from timeline.chronicle.timeline import timeline_of
from timeline.format import schema
from timeline.importers import Imported
from timeline.importers.periodo import year

WORK = {
    "title": "Life in biblical Israel",
    "yearPublished": 2001,
    "creators": [{"name": "King, Philip J."}, {"name": "Stager, Lawrence E."}],
    "url": "https://example.org/book",
    "locator": "page xxiii",
}


def read(*periods: dict[str, Any], source: Any = WORK, **authority: Any) -> Imported:
    """What a data set with one authority gives."""
    by_id = {f"p0a{number}": one for number, one in enumerate(periods)}
    one = {"id": "p0a", "type": "Authority", "source": source, "periods": by_id, **authority}
    return imported({"id": "p0d", "type": "rdf:Bag", "authorities": {"p0a": one}})


def imported(value: Any) -> Imported:
    return api.import_(json.dumps(value).encode(), "periodo", name="p0d.json")


def period(start: Any = None, stop: Any = None, **more: Any) -> dict[str, Any]:
    ends = {"start": start, "stop": stop}
    return {"label": "Iron Age", **{key: one for key, one in ends.items() if one}, **more}


def years(label: str = "", **bounds: str) -> dict[str, Any]:
    return {"in": bounds, **({"label": label} if label else {})}


@pytest.mark.parametrize(
    ("one", "when"),
    [
        (
            period(years("800 B.C.", year="-0799"), years("550 B.C.", year="-0549")),
            {"start": "-0799", "end": "-0549", "text": "800 B.C. – 550 B.C."},
        ),
        (
            period(
                years("late 7th c.", earliestYear="0667", latestYear="0700"),
                years(earliestYear="901", latestYear="+934"),
            ),
            {
                "start": {"earliest": "0667", "latest": "0700"},
                "end": {"earliest": "0901", "latest": "0934"},
                "text": "late 7th c.",
            },
        ),
        (period(years(year="1800")), {"start": "1800", "end": ""}),
        (
            period(years(year="1800"), years("Present", year="2015")),
            {"start": "1800", "end": "..", "text": "Present"},
        ),
        (period(None, years(year="0000")), {"start": {"latest": "0000"}, "end": "0000"}),
        (period({"label": "?"}, {"label": "later"}), {"text": "? – later"}),
        (
            period(years(year="-541998050"), years(year="-485400000")),
            {"start": "Y-541998050", "end": "Y-485400000"},
        ),
    ],
)
def test_years_are_no_more_exact_than_they_are(one: dict[str, Any], when: Any) -> None:
    """Astronomical years, bounds where there are two, the words beside them; open stays open."""
    (record,) = read(one).records
    assert record["when"] == when
    assert record["kind"] == "period"
    full = {"schema_version": "1.0", "id": "a", **record}
    assert schema.is_valid("event", full)
    assert timeline_of({"events/a.json": full}).entries["a"].resolved.fault is None


@given(st.integers(-(10**11), 10**11), st.sampled_from(["", "+"]))
def test_a_year_is_read_as_it_is_written(number: int, sign: str) -> None:
    """For all years, padded or not: the same number."""
    for text in (f"{number}", f"{number:05d}"):
        given = f"{sign}{text}" if number >= 0 else text
        assert int(year(given).removeprefix("Y")) == number


def test_the_work_that_defines_a_period_is_cited() -> None:
    """With the period's own place in it; in a part of a book, the book."""
    start = years(year="1200")
    (record,) = read(period(start, source={"locator": "page 13"})).records
    (claim,) = record["claims"]
    assert claim == {
        "stance": "reports",
        "sources": [
            {
                "title": "Life in biblical Israel",
                "authors": ["King, Philip J.", "Stager, Lawrence E."],
                "issued": "2001",
                "url": "https://example.org/book",
                "locator": "page 13",
            }
        ],
    }
    part = {"locator": "page 4", "partOf": {"@id": "http://x.org/1", "title": "Pottery"}}
    (record,) = read(period(start), source=part).records
    assert record["claims"][0]["sources"] == [
        {"title": "Pottery", "url": "http://x.org/1", "locator": "page 4"}
    ]
    (record,) = read(period(start), source={"citation": "Me 2020"}).records
    assert record["claims"][0]["sources"] == [{"title": "Me 2020"}]
    (record,) = read(period(start), source=None).records
    assert record["claims"][0]["sources"] == [{"title": "[p0a]"}]


def test_labels_places_and_notes() -> None:
    """A title by language, each place by name; further labels are kept."""
    one = period(
        years(year="1200"),
        languageTag="en",
        localizedLabels={"en": ["Iron Age", "IA"], "de": ["Eisenzeit"], "eng-latn": ["Iron"]},
        spatialCoverage=[{"id": "http://x.org/Q1", "label": "Jordan"}, {"label": "Israel"}],
        spatialCoverageDescription="Levant",
        note="As it says.",
        editorialNote="Look again.",
    )
    found = read(one)
    (record,), (origin,) = found.records, found.origins
    assert record["title"] == {"en": "Iron Age", "de": "Eisenzeit"}
    assert record["places"] == [{"name": "Jordan"}, {"name": "Israel"}]
    assert (record["description"], record["notes"]) == ("As it says.", "Look again.")
    assert origin.key == "p0a0"
    assert origin.kept == {
        "localizedLabels/en": "IA",
        "localizedLabels/eng-latn": "Iron",
        "spatialCoverage/id": "http://x.org/Q1",
        "spatialCoverageDescription": "Levant",
        "authority/id": "p0a",
    }


def test_older_data_sets_and_single_authorities_are_read() -> None:
    """'periodCollections' with 'definitions', and an authority by itself."""
    one = period(years(year="1200"), years(year="1300"), type="PeriodDefinition")
    old = {"periodCollections": {"c": {"definitions": {"d": one}, "source": WORK}}}
    alone = {"id": "p0a", "source": WORK, "periods": {"d": one}}
    records = [imported(value).records for value in (old, alone)]
    assert records[0] == records[1]
    assert [one["title"] for one in records[0]] == ["Iron Age"]


def test_what_is_no_period_is_told() -> None:
    """By its id; the others come in."""
    found = read(
        period(years(year="abc")),
        {"start": years(year="1200")},
        period(),
        7,  # type: ignore[arg-type]
        period(years(year="1200")),
    )
    assert len(found.records) == 1
    assert sorted(report.rule for report in found.reports) == [
        "import/no-date", "import/no-title", "import/not-an-event", "import/unclear-date",
    ]  # fmt: skip
    for value in ([], {"events": []}, {"authorities": 7}, 3):
        assert [one.rule for one in imported(value).reports] == ["import/not-periodo"]
    assert api.import_(b"{", "periodo").reports


WORDS = st.text(st.sampled_from("abcé本 "), min_size=1, max_size=4).filter(str.strip)
LEAVES = WORDS | st.integers(0, 3000) | st.booleans()
EXTRA = st.dictionaries(
    st.sampled_from(["note", "broader", "sameAs", "derivedFrom", "x/y", "url"]),
    LEAVES | st.lists(WORDS, max_size=2) | st.dictionaries(WORDS, LEAVES, max_size=2),
    max_size=4,
)


def leaves(value: Any) -> list[str]:
    """Every value that holds no other, as text."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [leaf for one in inner for leaf in leaves(one)]
    return [str(value).strip()]


@given(EXTRA, EXTRA, EXTRA)
def test_every_value_is_in_the_event_or_kept(
    more: dict[str, Any], source: dict[str, Any], authority: dict[str, Any]
) -> None:
    """For all data sets: nothing that a period or its authority says is lost."""
    one = period(years("a while", year="1200"), **more)
    found = read(one, source=WORK | source, **authority)
    (record,), (origin,) = found.records, found.origins
    there = leaves(record) + leaves(dict(origin.kept))
    for leaf in leaves(more) + leaves(source) + leaves(authority):
        assert there.count(leaf) >= 1
    assert schema.is_valid("event", {"schema_version": "1.0", "id": "a", **record})
