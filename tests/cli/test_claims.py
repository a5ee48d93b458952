"""`timeline claims`: who says what, and what cannot both be right."""

import json

import pytest
from tests.cli.reading import timeline, write

EVENTS = (
    {"id": "raid", "title": "The raid", "when": "2024-05", "claims": [
        {"stance": "reports", "when": "2024-05-03", "sources": [{"title": "The Post"}]},
        {"stance": "alleges", "by": {"entity": "ana"}, "when": "2024-05-07"},
        {"stance": "denies", "by": {"name": "The army"}, "at": "2024-06",
         "sources": [{"title": "A note"}, {"title": "The Post"}]},
        {"stance": "alleges", "by": {"entity": "ana"}, "about": "/summary"}]},
    {"id": "talks", "title": "Talks", "when": "2023", "claims": [
        {"stance": "confirms", "by": {"name": "The army"}},
        {"stance": "alleges", "by": {"entity": "ana"}}]},
)  # fmt: skip


@pytest.fixture
def place(tmp_path):
    folder = write(tmp_path, *EVENTS)
    (folder / "entities").mkdir()
    ana = {"schema_version": "1.0", "id": "ana", "type": "person", "name": "Ana Gómez"}
    (folder / "entities/ana.json").write_text(json.dumps(ana))
    return folder


def claims(folder, *arguments):
    done = timeline("claims", *arguments, "-C", str(folder), "--json")
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


def numbers(folder, *arguments):
    return [(row["event"], row["claim"]) for row in claims(folder, *arguments)]


def test_a_row_says_who_what_when_and_by_which_source(place):
    assert claims(place, "raid")[2] == {
        "event": "raid", "title": "The raid", "by": "The army", "stance": "denies", "about": None,
        "when": None, "sources": ["A note", "The Post"], "voice": "name:the army",
        "at": "2024-06", "text": None, "claim": 2, "against": None, "differ": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), ["talks 0", "talks 1", "raid 0", "raid 1", "raid 2", "raid 3"]),
        (("--by", "gomez"), ["talks 1", "raid 1", "raid 3"]),
        (("--by", "the army"), ["talks 0", "raid 2"]),
        (("--by", "The Post"), ["raid 0"]),
        (("--stance", "denies,confirms"), ["talks 0", "raid 2"]),
        (("--source", "post"), ["raid 0", "raid 2"]),
        (("--about", "summary"), ["raid 3"]),
        (("since:2024",), ["raid 0", "raid 1", "raid 2", "raid 3"]),
        # 3 May is not 7 May; who denies contradicts both; that the army confirms the talks and
        # Ana alleges them does not; what is on the summary alone is of no time and no event.
        (("--contradictions",), ["raid 0", "raid 1", "raid 0", "raid 2", "raid 1", "raid 2"]),
        (("--contradictions", "--by", "The Post"), ["raid 0", "raid 1", "raid 0", "raid 2"]),
    ],
)
def test_only_what_is_asked_for_is_listed(place, arguments, found):
    assert [f"{event} {number}" for event, number in numbers(place, *arguments)] == found


def test_of_a_contradiction_it_is_said_in_what(place):
    rows = claims(place, "--contradictions")
    found = [f"{row['against']} {row['differ']}" for row in rows]
    assert found == ["1 time", "0 time", "2 event", "0 event", "2 event", "1 event"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(("--by", "nobody"), "nobody"), (("--stance", "denys"), "denys"), (("--stance", ","), "none")],
)
def test_what_is_no_voice_and_no_stance_is_refused(place, arguments, word):
    refused = timeline("claims", *arguments, "-C", str(place)).exception
    assert refused.exit_code == 2
    assert word in refused.message


def test_tables_name_who_speaks_and_programs_get_ids(place):
    tables = {form: timeline("claims", "-C", str(place), "--format", form).stdout
              for form in ("plain", "csv", "table")}  # fmt: skip
    assert all("Ana Gómez" in text for text in tables.values())
    assert "ana" in {row["by"] for row in claims(place)}
