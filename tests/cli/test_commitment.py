"""`timeline commitment`: what became of a promise."""

import json

import pytest

NOW = {"TIMELINE_NOW": "2026-03-30T12:00:00Z"}
PROMISE = {
    "id": "promise", "title": "A promise", "when": "2026-02-04", "kind": "commitment",
    "commitment": {"action": "Do it", "due": "2026-04", "state": "scheduled"},
}  # fmt: skip
MEETING = {"id": "meeting", "title": "They meet", "when": "2026-02-04"}


@pytest.fixture
def place(make_timeline):
    sources = ({"id": "article", "title": "An article"},)
    toml = 'schema_version = "1.0"\ntz = "UTC"\n'
    return make_timeline(PROMISE, MEETING, sources=sources, toml=toml)


def state(place):
    return json.loads((place / "events/promise.json").read_text())["commitment"]


def test_met_on_a_day_with_evidence(run, place):
    done = run("commitment", "promise", "--state", "met", "--on", "28 March 2026",
               "--source", "article", cwd=place, **NOW)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert state(place) == {
        "action": "Do it", "due": "2026-04", "state": "met", "state_as_of": "2026-03-28",
        "met_on": "2026-03-28", "evidence": [{"source": "article"}],
    }  # fmt: skip
    assert run("validate", cwd=place).returncode == 0


def test_the_day_it_was_met_is_never_invented(run, place):
    run("commitment", "promise", "--state", "met", cwd=place, **NOW)
    assert "met_on" not in state(place)
    assert state(place)["state_as_of"] == "2026-03-30"


def test_a_state_that_is_taken_back_loses_its_day(run, place):
    run("commitment", "promise", "--state", "met", "--on", "2026-03-28", cwd=place, **NOW)
    run("commitment", "promise", "--state", "in_progress", "--on", "2026-03-29", cwd=place, **NOW)
    assert "met_on" not in state(place)
    assert state(place)["state_as_of"] == "2026-03-29"


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["promise"], 2, "--state"),
        (["promise", "--state", "mett"], 2, "did you mean 'met'"),
        (["meeting", "--state", "met"], 1, "not a commitment"),
        (["promisse", "--state", "met"], 1, "promise"),
        (["promise", "--state", "met", "--on", "before 2026"], 2, "YYYY-MM-DD"),
        (["promise", "--state", "met", "--on", "10/11/2025"], 2, "2025-11-10"),
    ],
)
def test_what_makes_no_sense_is_refused(run, place, arguments, code, word):
    refused = run("commitment", *arguments, cwd=place)
    assert refused.returncode == code
    assert word in refused.stderr
    assert state(place) == PROMISE["commitment"]
