"""`timeline withdraw`: the file stays as a tombstone."""

import json

import pytest

MEETING = {"id": "meeting", "title": "They meet", "when": "2026-02-04"}


@pytest.fixture
def place(make_timeline):
    return make_timeline(MEETING, toml='schema_version = "1.0"\ntz = "Asia/Tokyo"\n')


def test_the_tombstone_says_when_and_why(run, place):
    """At 20:00 UTC it is already the next day in the timeline's zone."""
    done = run("withdraw", "meeting", "--because", "A duplicate.", cwd=place,
               TIMELINE_NOW="2026-02-05T20:00:00Z")  # fmt: skip
    assert done.returncode == 0, done.stderr
    record = json.loads((place / "events/meeting.json").read_text())
    assert record["withdrawn"] == {"on": "2026-02-06", "reason": "A duplicate."}
    assert record["title"] == "They meet"
    assert record["revision"] == 1
    assert run("validate", cwd=place).returncode == 0


def test_a_day_can_be_given_as_a_person_writes_it(run, place):
    run("withdraw", "meeting", "--because", "x", "--on", "4 March 2026", cwd=place)
    record = json.loads((place / "events/meeting.json").read_text())
    assert record["withdrawn"]["on"] == "2026-03-04"


def test_without_a_reason_it_is_refused(run, place):
    refused = run("withdraw", "meeting", cwd=place)
    assert refused.returncode == 2
    assert "--because" in refused.stderr


def test_twice_is_refused(run, place):
    run("withdraw", "meeting", "--because", "x", cwd=place)
    before = (place / "events/meeting.json").read_bytes()
    assert run("withdraw", "meeting", "--because", "y", cwd=place).returncode == 1
    assert (place / "events/meeting.json").read_bytes() == before


def test_an_unknown_event_is_refused(run, place):
    refused = run("withdraw", "meting", "--because", "x", cwd=place)
    assert refused.returncode == 1
    assert "did you mean 'meeting'" in refused.stderr


def test_a_reason_of_blanks_is_none(run, place):
    refused = run("withdraw", "meeting", "--because", "  ", cwd=place)
    assert refused.returncode == 2
    assert "a reason is missing" in refused.stderr
    assert "withdrawn" not in json.loads((place / "events/meeting.json").read_text())
