"""`timeline graph`: relations and the anchors of dates."""

import json

import pytest
from tests.cli.reading import timeline, write


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path,
        {"id": "a", "when": "2024", "title": 'The "first" [one]; a|b'},
        {"id": "b", "when": {"relative": "after", "to": "a"}},
        {"id": "c", "when": "2025", "relations": [{"type": "part_of", "to": "b"}]},
        {"id": "d", "when": "2026"},
    )


def edges(folder, *arguments):
    report = json.loads(timeline("graph", *arguments, "-C", str(folder), "-f", "json").stdout)
    return [(edge["from"], edge["to"], edge["type"]) for edge in report["edges"]], [
        node["id"] for node in report["nodes"]
    ]


def test_all_edges_with_the_events_at_their_ends(folder):
    assert edges(folder) == ([("b", "a", "when"), ("c", "b", "part_of")], ["a", "b", "c"])


def test_around_one_event_as_far_as_asked_for(folder):
    assert edges(folder, "a") == ([("b", "a", "when")], ["a", "b"])
    assert edges(folder, "a", "--depth", "2")[1] == ["a", "b", "c"]
    assert edges(folder, "d") == ([], ["d"])


def test_among_those_that_a_question_finds(folder):
    assert edges(folder, "--since", "2025") == ([("c", "b", "part_of")], ["b", "c", "d"])


def test_dot_is_read_by_its_own_grammar(folder):
    text = timeline("graph", "-C", str(folder), "-f", "dot").stdout
    assert text.startswith("digraph timeline {\n")
    assert '"a" [label="The \\"first\\" [one]; a|b"];' in text
    assert text.endswith("}\n")


def test_mermaid_reads_no_syntax_in_titles(folder):
    text = timeline("graph", "-C", str(folder)).stdout
    assert text.startswith("flowchart LR\n")
    assert "#34;first#34; #91;one#93;#59; a#124;b" in text


def test_an_unknown_form_names_the_nearest(run):
    done = run("graph", "--format", "mermid")
    assert done.returncode == 2
    assert "did you mean 'mermaid'?" in done.stderr


def test_an_id_that_is_none_is_1_with_the_nearest(run):
    done = run("graph", "white-house-meting")
    assert done.returncode == 1
    assert "did you mean 'white-house-meeting'?" in done.stderr


def test_json_is_short_for_its_format(run):
    assert json.loads(run("graph", "--json").stdout)["edges"]
    assert run("graph", "--json").stdout == run("graph", "--format", "json").stdout


def test_one_word_that_is_no_id_and_finds_nothing_is_said(run):
    done = run("graph", "zzz")
    assert done.returncode == 0
    assert "no event has the id or matches the query 'zzz'" in done.stderr


def test_steps_below_nothing_are_refused(run):
    done = run("graph", "white-house-meeting", "--depth", "-1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--depth -1: expected a number of steps, 0 or more" in done.stderr
