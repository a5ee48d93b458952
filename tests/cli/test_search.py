"""`timeline search`: words wherever they stand, marked."""

import pytest
from tests.cli.reading import timeline, write


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path,
        {"id": "a", "when": "2024", "title": {"en": "Talks", "ja": "京都での会談"}},
        {"id": "b", "when": "2025", "summary": "What Gustavo Petró said of the harbour"},
        {"id": "c", "when": "2026", "participants": [{"name": "Gustavo Petro"}]},
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("petro", ["b", "c"]),
        ("ＰＥＴＲＯ", ["b", "c"]),
        ("petró", ["b", "c"]),
        ("京都", ["a"]),
        ("gustavo harbour", ["b"]),
        ("petro since:2026", ["c"]),
        ("NOT petro", ["a"]),
        ("title:talks", ["a"]),
    ],
)
def test_words_are_found_in_any_text_name_and_language(folder, words, ids):
    done = timeline("search", words, "-C", str(folder), "--fields", "id")
    assert done.stdout.split() == ids


def test_what_was_found_is_marked(folder):
    done = timeline("search", "petro", "-C", str(folder), "--fields", "id,found")
    assert done.stdout == "b\tWhat Gustavo «Petró» said of the harbour\nc\tgustavo petro\n"
    done = timeline("search", "京都", "-C", str(folder), "--lang", "ja", "--fields", "title")
    assert done.stdout == "«京都»での会談\n"


def test_a_search_needs_words(run):
    done = run("search", "--since", "2024")
    assert done.returncode == 2
    assert "no words to search for" in done.stderr


def test_a_search_is_shown_as_a_list_is(folder):
    """Every option of a listing holds: order, groups, distances, a template of one's own."""
    asked = ("petro", "-C", str(folder), "--reverse", "--delta")
    done = timeline("search", *asked, "--fields", "id")
    assert done.stdout == "\tc\n-729…-1d\tb\n"
    done = timeline("search", *asked, "--template", "{{ id }}: {{ found }}")
    assert done.stdout.splitlines()[0] == "c: gustavo petro"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("plain", "«Talks»\n"),
        ("csv", "title\nTalks\n"),
        ("tsv", "title\nTalks\n"),
        ("json", '[\n  {\n    "title": "Talks"\n  }\n]\n'),
    ],
)
def test_titles_are_marked_where_they_are_read_and_whole_where_they_are_data(folder, form, shown):
    done = timeline("search", "talks", "-C", str(folder), "--format", form, "--fields", "title")
    assert done.stdout == shown
