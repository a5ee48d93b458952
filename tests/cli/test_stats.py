"""`timeline stats`, `timeline values` and `timeline gaps`: counts, with what is only possible."""

import json

import pytest
from tests.cli.reading import timeline, write


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path,
        {"id": "a", "when": "2020-01-15", "tags": ["x"], "participants": [{"name": "Ana"}]},
        {"id": "b", "when": "2020", "tags": ["x", "y"]},
        {"id": "c", "when": "2023-06-01", "participants": [{"name": "Ana"}, {"name": "Bo"}]},
        {"id": "d", "when": {"text": "once"}},
    )


def rows(folder, *arguments):
    return json.loads(timeline(*arguments, "-C", str(folder), "--json").stdout)


def test_empty_years_are_shown(folder):
    report = rows(folder, "stats", "--by", "year", "NOT is:undated")
    assert (report["by"], report["events"]) == ("year", 3)
    assert [tuple(row.values()) for row in report["rows"]] == [
        ("2020", 2, 2),
        ("2021", 0, 0),
        ("2022", 0, 0),
        ("2023", 1, 1),
    ]


def test_a_vague_event_is_possible_in_every_month_of_its_year(folder):
    found = rows(folder, "stats", "--by", "month", "--until", "2020", "NOT is:undated")["rows"]
    assert len(found) == 12
    assert found[0] == {"value": "2020-01", "certain": 1, "possible": 2}
    assert found[5] == {"value": "2020-06", "certain": 0, "possible": 1}


def test_an_undated_event_is_possible_anywhere(folder):
    found = rows(folder, "stats", "--by", "year")["rows"]
    assert [row["possible"] for row in found] == [3, 1, 1, 2]


@pytest.mark.parametrize(
    ("unit", "first", "count"),
    [
        ("century", "20XX", 1),
        ("decade", "202X", 1),
        ("quarter", "2020-Q1", 14),
        ("week", "2020-W01", 179),
        ("day", "2020-01-01", 1248),
    ],
)
def test_units_are_written_as_edtf_and_iso_write_them(folder, unit, first, count):
    found = rows(folder, "stats", "--by", unit)["rows"]
    assert found[0]["value"] == first
    assert len(found) == count


def test_decades_and_centuries_before_0_have_the_digits_of_their_years(tmp_path):
    """-004X are the years -0049 to -0040; -000X has nine years, 000X begins with the year 0."""
    folder = write(tmp_path, {"id": "ides", "when": "-0043-03-15"}, {"id": "a", "when": "0005"})
    found = rows(folder, "stats", "--by", "decade")["rows"]
    assert [row["value"] for row in found] == ["-004X", "-003X", "-002X", "-001X", "-000X", "000X"]
    assert [row["certain"] for row in found] == [1, 0, 0, 0, 0, 1]
    by_century = rows(folder, "stats", "--by", "century")["rows"]
    assert [row["value"] for row in by_century] == ["-00XX", "00XX"]


def test_too_many_rows_are_refused_with_a_way_out(tmp_path):
    folder = write(tmp_path, {"id": "a", "when": "Y-20000"}, {"id": "b", "when": "2020"})
    done = timeline("stats", "--by", "day", "-C", str(folder))
    assert "is over 100,000 rows" in str(done.exception)


def test_values_are_counted_most_frequent_first(folder):
    report = rows(folder, "stats", "--by", "tag")
    found = [(row["value"], row["possible"]) for row in report["rows"]]
    assert found == [("", 2), ("x", 2), ("y", 1)]
    report = rows(folder, "values", "who")
    assert [(row["value"], row["name"], row["possible"]) for row in report["rows"]] == [
        ("ana", "Ana", 2),
        ("bo", "Bo", 1),
    ]
    first = report["rows"][0]
    assert (first["first"], first["last"]) == ("2020-01-15", "2023-06-01")


def test_values_by_name_and_narrowed(folder):
    done = timeline("values", "tag", "-C", str(folder), "--sort", "name")
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["x", "y"]
    done = timeline("values", "who", "since:2023", "NOT is:undated", "-C", str(folder))
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["ana", "bo"]


def test_gaps_are_what_no_event_can_fill(folder):
    report = rows(folder, "gaps")
    assert report["rows"] == [
        {"from": "2021-01-01", "to": "2023-05-31", "days": 881, "gap_after": "b", "gap_before": "c"}
    ]
    assert report["left_out"] == 1
    assert rows(folder, "gaps", "--min", "3y")["rows"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stats", "--by", "yer"), "did you mean 'year'?"),
        (("values", "tags"), "did you mean 'tag'?"),
        (("values", "tag", "--sort", "nam"), "did you mean 'name'?"),
        (("gaps", "--min", "soon"), "--min"),
        (("gaps", "-n", "-1"), "expected a number, 0 or more"),
        (("stats", "--top", "-1"), "expected a number, 0 or more"),
    ],
)
def test_a_wrong_name_is_2_with_the_nearest(run, arguments, said):
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_nothing_to_count_is_no_error(tmp_path):
    folder = write(tmp_path)
    for command in (("stats",), ("values", "tag"), ("gaps",), ("list",), ("graph",)):
        done = timeline(*command, "-C", str(folder))
        assert done.exit_code == 0, done.exception


@pytest.mark.parametrize("command", [("stats", "--by"), ("values",)])
def test_person_is_another_word_for_who(run, command):
    done = run(*command, "person", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["rows"]
    assert done.stdout == run(*command, "who", "--json").stdout


@pytest.mark.parametrize(("field", "option"), [("who", "--who"), ("place", "--place"),
                                               ("voice", "--voice")])  # fmt: skip
def test_values_count_what_the_option_of_the_same_name_finds(tmp_path, field, option):
    """Bodies with their members, cities with their buildings, works that speak for themselves."""
    place = write(
        tmp_path,
        {"id": "a", "when": "2020", "participants": [{"entity": "ana"}, {"name": "Somebody"}],
         "places": [{"entity": "house"}, {"name": "Elsewhere"}],
         "claims": [{"stance": "denies", "by": {"entity": "ana"}},
                    {"stance": "alleges", "by": {"name": "Witness", "of": "post-office"}}]},
        {"id": "b", "when": "2021", "participants": [{"entity": "guild"}],
         "places": [{"entity": "city"}],
         "claims": [{"stance": "reports", "sources": [{"source": "memo"}, {"title": "Letter"}]},
                    {"stance": "reports", "sources": [{"title": "Diary"}]}]},
    )  # fmt: skip
    cards = {"ana": ("Ána Gómez", "guild"), "guild": ("The Guild", ""),
             "house": ("The House", "city"), "city": ("Ciudad", ""),
             "post-office": ("Post Office", "guild")}  # fmt: skip
    for folder in ("entities", "sources"):
        (place / folder).mkdir()
    for id, (name, body) in cards.items():
        record = {"schema_version": "1.0", "id": id, "name": name, "type": "place"}
        record |= {"of": body} if body else {}
        (place / f"entities/{id}.json").write_text(json.dumps(record))
    memo = {"schema_version": "1.0", "id": "memo", "title": "A memorandum"}
    (place / "sources/memo.json").write_text(json.dumps(memo))
    found = rows(place, "values", field)["rows"]
    assert len(found) == {"who": 3, "place": 3, "voice": 6}[field]
    for row in found:
        for name in (row["value"], row["name"]):
            assert len(rows(place, "list", option, name)) == row["possible"], name
