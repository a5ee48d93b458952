"""`timeline migrate`: all files of an older version, or none."""

import shutil
from pathlib import Path

import pytest

OLD = Path(__file__).parents[1] / "conformance" / "0.9"


@pytest.fixture
def place(tmp_path):
    shutil.copytree(OLD / "valid", tmp_path / "events")
    (tmp_path / "timeline.toml").write_text('schema_version = "1.0"\ntz = "America/New_York"\n')
    return tmp_path


def test_every_file_is_migrated_and_the_timeline_is_valid(run, place):
    done = run("migrate", cwd=place)
    assert done.returncode == 0, done.stderr
    for path in (OLD / "migrated").iterdir():
        assert (place / "events" / path.name).read_bytes() == path.read_bytes()
    assert run("validate", "--quiet", cwd=place).returncode == 0


def test_twice_is_once(run, place):
    run("migrate", cwd=place)
    before = {path: path.read_bytes() for path in (place / "events").iterdir()}
    again = run("migrate", cwd=place)
    assert again.stdout == ""
    assert "0 files migrated" in again.stderr
    assert {path: path.read_bytes() for path in (place / "events").iterdir()} == before


@pytest.mark.parametrize("text", ["{oops", '{"version": "0.1"}', '{"version": "0.9", "id": "x"}'])
def test_one_file_that_cannot_be_migrated_stops_all(run, place, text):
    (place / "events/bad.json").write_text(text)
    refused = run("migrate", cwd=place)
    assert refused.returncode == 1
    assert "events/bad.json" in refused.stderr
    smallest = (place / "events/smallest.json").read_bytes()
    assert smallest == (OLD / "valid/smallest.json").read_bytes()


def test_dry_run_changes_nothing(run, place):
    shown = run("migrate", "--dry-run", cwd=place)
    assert '+  "schema_version": "1.0",' in shown.stdout
    assert b'"version"' in (place / "events/smallest.json").read_bytes()


def test_older_events_are_imported_as_events_of_today(run, make_timeline):
    place = make_timeline(toml='schema_version = "1.0"\ntz = "America/New_York"\n')
    done = run("import", str(OLD / "valid" / "everything.json"), cwd=place)
    assert done.returncode == 0, done.stderr
    assert (place / "events/everything.json").exists()
