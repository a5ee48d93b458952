"""Ids that are begun only, in phrases that tell a date by an event, and ids that were merged."""

import json

import pytest
from tests.cli.reading import timeline

MEETING = {"id": "white-house-meeting", "title": "They meet", "when": "2026-02-04"}
OTHER = {"id": "white-paper", "title": "A paper", "when": "2025"}


@pytest.mark.parametrize(
    ("options", "key", "value"),
    [
        (("--relative", "2 days after white-house"), "when", "white-house-meeting"),
        (("--relative", "2 days after white-h"), "when", "white-house-meeting"),
        (("--when", "2 days after white-house"), "when", "white-house-meeting"),
        (("--when", "2024", "--relation", "follows:white-p"), "relations", "white-paper"),
        (
            ("--when", "2026", "--action", "x", "--due", "within 2 days after white-house"),
            "commitment",
            "white-house-meeting",
        ),
    ],
)
def test_a_beginning_that_one_id_has_is_that_id(make_timeline, options, key, value):
    place = make_timeline(MEETING, OTHER)
    done = timeline("new", "It follows", "--id", "it", *options, "-C", str(place))
    assert done.exit_code == 0, done.exception
    record = json.loads((place / "events" / "it.json").read_text())
    assert f'"to": "{value}"' in json.dumps(record[key])


@pytest.mark.parametrize(
    "options",
    [
        ("--relative", "2 days after white-"),  # two begin so
        ("--when", "2 days after white"),  # a word, perhaps
        ("--when", "2 days after the war"),
        ("--relative", "2 days after nothing"),
        ("--when", "2024", "--relation", "follows:white"),
    ],
)
def test_what_may_be_another_event_or_a_word_is_refused(make_timeline, options):
    place = make_timeline(MEETING, OTHER)
    refused = timeline("new", "It follows", "--id", "it", *options, "-C", str(place))
    assert refused.exit_code
    assert not (place / "events" / "it.json").exists()
