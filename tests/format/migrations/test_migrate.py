"""From older versions of the format to the present one."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from timeline import jsonio
from timeline.format import migrations, schema

OLD = Path(__file__).parents[2] / "conformance" / "0.9"
FILES = sorted(path.name for path in (OLD / "valid").glob("*.json"))


def upgraded(data: bytes) -> bytes:
    return jsonio.dumps(migrations.upgraded("event", jsonio.parse_exact(data)).record)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_draft_becomes_one_of_today(name):
    new = upgraded((OLD / "valid" / name).read_bytes())
    assert new == (OLD / "migrated" / name).read_bytes()
    assert schema.errors("event", jsonio.parse(new)) == []


@pytest.mark.parametrize("name", FILES)
def test_and_stays_as_it_is_from_then_on(name):
    new = (OLD / "migrated" / name).read_bytes()
    assert upgraded(new) == new


def test_every_step_leads_to_the_next_and_the_last_to_today():
    steps = migrations.steps()
    assert steps
    for one, other in pairwise(steps):
        assert one.AFTER == other.BEFORE
    assert steps[-1].AFTER == migrations.known()[-1] == "1.0"


def test_a_step_leaves_its_input_alone():
    data = (OLD / "valid" / "everything.json").read_bytes()
    record = jsonio.parse(data)
    migrations.upgraded("event", record)
    assert record == jsonio.parse(data)


def test_sources_without_titles_are_told_of():
    record = jsonio.parse((OLD / "valid" / "everything.json").read_bytes())
    assert len(migrations.upgraded("event", record).notes) == 1


@pytest.mark.parametrize("kind", ["entity", "source"])
def test_other_files_change_their_version_only(kind):
    record = {"version": "0.9", "id": "x", "title": "T", "date": "2024"}
    new = migrations.upgraded(kind, record).record
    assert new == {"schema_version": "1.0", "id": "x", "title": "T", "date": "2024"}


def test_events_of_a_later_version_are_left_alone():
    record = {"schema_version": "1.7", "id": "x"}
    assert migrations.upgraded("event", record).record == record


def test_no_key_of_the_draft_stays_behind():
    for name in FILES:
        new = json.loads((OLD / "migrated" / name).read_text())
        assert not {"version", "date", "date_end", "actors", "place", "links"} & new.keys()
