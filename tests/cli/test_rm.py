"""`timeline rm`: an event that nothing refers to is deleted, another one is not."""

import pytest
from tests.cli.reading import timeline, write

TOML = """[views.v]
query = "id:viewed"
[stories.s]
title = "S"
events = ["told"]
"""
EVENTS = (
    {"id": "first", "when": "2024"},
    {"id": "second", "when": {"relative": "after", "to": "first"}},
    {"id": "third", "when": "2024", "relations": [{"type": "follows", "to": "second#q"}]},
    {"id": "viewed", "when": "2024"},
    {"id": "told", "when": "2024"},
    {"id": "free", "when": "2024", "title": {"to": "free", "en": "second"}},
)  # fmt: skip


@pytest.fixture
def place(tmp_path):
    return write(tmp_path, *EVENTS, toml=TOML)


def there(folder):
    return {path.stem for path in (folder / "events").iterdir()}


def test_what_nothing_refers_to_is_deleted(place):
    done = timeline("rm", "free", "third", "-C", str(place))
    assert done.exit_code == 0
    assert there(place) == {"first", "second", "viewed", "told"}


def test_several_that_name_each_other_go_together(place):
    assert timeline("rm", "first", "third", "second", "-C", str(place)).exit_code == 0
    assert there(place) == {"free", "viewed", "told"}


@pytest.mark.parametrize(
    ("id", "named"),
    [
        ("first", "events/second.json"),
        ("second", "events/third.json"),
        ("viewed", "the view 'v'"),
        ("told", "the story 's'"),
    ],
)
def test_what_is_referred_to_stays_and_is_told_by_what(place, id, named):
    refused = timeline("rm", "free", id, "-C", str(place)).exception
    assert refused.exit_code == 1
    assert named in refused.message
    assert "withdraw" in refused.hint
    assert there(place) == {one["id"] for one in EVENTS}


def test_a_beginning_deletes_nothing_where_nobody_sees_it(place):
    refused = timeline("rm", "fre", "-C", str(place)).exception
    assert (refused.exit_code, refused.hint) == (2, "did you mean 'free'?")
    assert there(place) == {one["id"] for one in EVENTS}


def test_of_a_tombstone_it_is_said_that_it_goes(place):
    assert "withdrawn" not in timeline("rm", "free", "--dry-run", "-C", str(place)).stderr
    timeline("withdraw", "free", "--because", "A mistake.", "-C", str(place))
    done = timeline("rm", "free", "-C", str(place))
    assert "'free' is withdrawn" in done.stderr
    assert "free" not in there(place)


def test_dry_run_shows_the_deletion(place):
    done = timeline("rm", "free", "--dry-run", "-C", str(place))
    assert "+++ /dev/null" in done.stdout
    assert "free" in there(place)
