"""Tables as programs of others write them: what is known of their habits, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers.rows import columns, flat, table, values
from timeline.importers.rows.gathering import Gathering


def read(*lines: str, **asked) -> Gathering:
    found = Gathering("t.csv")
    table.read("\n".join(lines).encode(), found, **asked)
    return found


@pytest.mark.parametrize(
    ("day", "precision", "when"),
    [
        ("1538-01-01T00:00:00Z", "9", "1538"),
        ("+1538-03-00T00:00:00Z", "10", "1538-03"),
        ("1819-08-07T00:00:00Z", "11", "1819-08-07"),
        ("-0752-01-01T00:00:00Z", "9", "-0752"),
        ("1930-01-01T00:00:00Z", "8", "193X"),
    ],
)
def test_a_day_of_wikidata_is_as_exact_as_it_says(day, precision, when):
    found = read("itemLabel,date,precision", f"A,{day},{precision}", "B,2001-02-03T04:05:06Z,14")
    assert found.records[0]["when"] == when


def test_a_century_of_wikidata_is_no_day():
    """Whether 1801 or 1900 stands for the 19th, nobody can tell from the cell."""
    (record,) = read("itemLabel,date,precision", "A,1801-01-01T00:00:00Z,7").records
    assert record["when"].keys() == {"text"}


def test_the_label_is_the_title_and_the_address_the_key():
    found = read(
        "item,itemLabel,placeLabel,coord",
        "http://www.wikidata.org/entity/Q42,Battle,Boyacá,Point(-73.43 5.45)",
    )
    assert found.reports[0].rule == "import/no-date"
    (record,) = found.records
    assert (record["id"], record["title"]) == ("q42", "Battle")
    assert found.origins[0].key == "http://www.wikidata.org/entity/Q42"
    assert record["places"][0]["geo"] == {"lat": 5.45, "lon": -73.43}


@given(st.sampled_from(sorted(values.ABSENT)), st.sampled_from(["who", "where", "tags", "end"]))
def test_nobody_is_called_by_a_word_for_nothing(word, column):
    """It stays in origin, and is neither a person nor a place nor the end of a time."""
    row = {"title": "A", column: word}
    found = flat.event(row, columns.mapping(row))
    assert found.record == {"title": "A"}
    assert found.kept == {column: word}


@given(st.lists(st.sampled_from(["Ana", "Bo, Jr.", "Luz M"]), min_size=1, max_size=3, unique=True))
def test_a_name_with_its_address_is_a_name(names):
    """And the cell is kept, since the address has no field."""
    cell = ", ".join(f"{name} (https://x.example/{n})" for n, name in enumerate(names))
    found = flat.event({"people": cell}, {"people": "who.person"})
    assert found.record["participants"] == [{"name": name} for name in names]
    assert found.kept == {"people": cell}


def test_the_title_slide_of_a_timelinejs_sheet_is_no_event():
    found = read(
        "Year,Headline,Text,Media,Type", ",All of it,Intro,,title", "1955,Born,,,", "1990,Hit,,,"
    )
    assert [record["title"] for record in found.records] == ["Born", "Hit"]
    (report,) = found.reports
    assert "the title slide is left out: 'All of it'; 'Intro'; 'title'" in report.message


def test_the_hint_names_a_column_that_may_be_meant():
    found = read("Nr,Headline,Text,Publication date", "1,A,Long text,2024-03-05")
    assert found.reports[0].help == (
        "say which column holds it, as in --map 'Publication date=when'"
    )
    found = read("Nr,Date,What,Who else", "1,2024-03-05,They sign the treaty,Ana")
    assert found.reports[0].help == "say which column holds it, as in --map 'What=title'"


def test_an_arrow_parts_the_ends_of_a_time_in_notion():
    found = read("Name,Date", 'Talks,"March 5, 2024 → March 7, 2024"', 'Hearing,"March 8, 2024"')
    assert [one["when"] for one in found.records] == ["2024-03-05/2024-03-07", "2024-03-08"]
