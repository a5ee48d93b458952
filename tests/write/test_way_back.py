"""Our own table, brought back: what was edited in it changes, and nothing else."""

import csv
import io
import json
import shutil

import pytest

from timeline import api
from timeline.write import bring
from timeline.write.workspace import Workspace

TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\nlanguages = ["en", "es"]\n'
ANA = {"schema_version": "1.0", "id": "ana", "type": "person", "name": "Ana Gómez"}
TALKS = {
    "schema_version": "1.0",
    "id": "talks",
    "kind": "meeting",
    "title": {"en": "Talks", "es": "Charlas"},
    "description": ["First line.", "", "Second."],
    "when": {"start": "2018?", "text": "that year"},
    "participants": [{"entity": "ana", "role": "host"}, {"name": "Luis"}],
    "tags": ["a", "b"],
    "claims": [{"stance": "reports", "sources": [{"title": "A paper"}]}],
    "relations": [{"type": "follows", "to": "before"}],
    "media": [{"url": "media/a.jpg", "alt": "A hall"}],
    "quantities": [{"measure": "people", "value": 5}],
}
BEFORE = {"schema_version": "1.0", "id": "before", "title": "Before", "when": "2017"}


@pytest.fixture
def place(tmp_path):
    for folder, *records in (("entities", ANA), ("events", TALKS, BEFORE)):
        (tmp_path / folder).mkdir()
        for record in records:
            (tmp_path / folder / f"{record['id']}.json").write_text(json.dumps(record))
    (tmp_path / "timeline.toml").write_text(TOML)
    return tmp_path


def exported(place) -> list[dict[str, str]]:
    text = api.export(api.load(place), "csv", lang="en").data.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def brought(place, rows, **asked) -> bring.Plan:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    workspace = Workspace(place, 1_800_000_000)
    read = bring.read(text.getvalue().encode(), "csv", name="out.csv")
    plan = bring.plan(workspace, [("out.csv", read)], **asked)
    workspace.commit(plan.changes)
    return plan


def event(place, id="talks"):
    record = json.loads((place / "events" / f"{id}.json").read_text())
    return {key: one for key, one in record.items() if key not in ("modified", "revision")}


@pytest.mark.parametrize("conflict", bring.CONFLICTS)
def test_unedited_it_changes_no_byte(place, conflict):
    before = {path: path.read_bytes() for path in (place / "events").iterdir()}
    plan = brought(place, exported(place), conflict=conflict)
    assert (plan.skipped, plan.total) == (2, 2)
    assert {path: path.read_bytes() for path in (place / "events").iterdir()} == before


def test_an_old_export_after_an_edit_here_changes_no_byte(place):
    rows = exported(place)
    edited = {**TALKS, "title": {"en": "The talks", "es": "Charlas"}, "tags": ["c"], "when": "2019"}
    (place / "events/talks.json").write_text(json.dumps(edited))
    assert brought(place, rows, conflict="theirs").skipped == 2
    assert event(place) == edited


EDITS = {
    "title": ("Meeting", {"title": {"en": "Meeting", "es": "Charlas"}}),
    "when": ("5 March 2018", {"when": "2018-03-05"}),
    "tags": ("a; new", {"tags": ["a", "new"]}),
    "who": ("Ana Gómez (host); Luis; Eva",
            {"participants": [*TALKS["participants"], {"name": "Eva"}]}),
    "where": ("Rome", {"places": [{"name": "Rome"}]}),
    "status": ("occurred", {"status": "occurred"}),
    "description": ("", {"description": None}),
    "summary": ("In short.", {"summary": "In short."}),
    "title.es": ("Pláticas", {"title": {"en": "Talks", "es": "Pláticas"}}),
    "relations": ("follows: before; same_as: before",
                  {"relations": [*TALKS["relations"], {"type": "same_as", "to": "before"}]}),
    "media": ("https://x.example/b.jpg; media/a.jpg",
              {"media": [{"url": "https://x.example/b.jpg"}, *TALKS["media"]]}),
}  # fmt: skip


@pytest.mark.parametrize("column", EDITS)
@pytest.mark.parametrize("hand", [{}, {"notes": "By hand."}])
def test_a_sheet_edited_after_its_export_changes_just_its_cells(place, column, hand):
    rows = exported(place)
    (place / "events/talks.json").write_text(json.dumps({**TALKS, **hand}))
    row = next(one for one in rows if one["id"] == "talks")
    value, fields = EDITS[column]
    row[column] = value
    plan = brought(place, rows)
    assert (plan.updated, plan.skipped) == (1, 1)
    wanted = {key: one for key, one in {**TALKS, **hand, **fields}.items() if one is not None}
    assert event(place) == wanted


def test_words_that_are_no_date_change_nothing_and_are_told(place):
    rows = exported(place)
    next(one for one in rows if one["id"] == "talks")["when"] = "some day"
    plan = brought(place, rows)
    assert plan.skipped == 2
    assert any("'some day' is not understood" in one.message for one in plan.reports)


def test_a_cell_that_both_changed_stays_as_it_is_here(place):
    rows = exported(place)
    edited = {**TALKS, "tags": ["c"]}
    (place / "events/talks.json").write_text(json.dumps(edited))
    next(one for one in rows if one["id"] == "talks")["tags"] = "d"
    assert [one.rule for one in brought(place, rows).reports] == ["import/conflict"]
    assert event(place) == edited
    brought(place, rows, conflict="theirs")
    assert event(place)["tags"] == ["d"]


def test_into_another_timeline_the_events_are_made_anew(place, tmp_path_factory):
    rows = exported(place)
    other = tmp_path_factory.mktemp("other")
    (other / "events").mkdir()
    shutil.copy(place / "timeline.toml", other)
    assert brought(other, rows).new == 2
    assert event(other, "before")["when"] == "2017"


def test_what_cannot_be_changed_in_a_table_is_told(place):
    notes = api.export(api.load(place), "csv", lang="en").notes
    assert notes == (
        "to be read, not changed in the table: claims of 1 event",
        "not in the file: quantities of 1 event",
    )


def test_nothing_is_told_of_what_was_not_changed(place):
    """An undated event, a status of the table's own and all else: unedited, they are no news."""
    odd = {"schema_version": "1.0", "id": "odd", "title": "Odd", "when": {"text": "some day"}}
    (place / "events/odd.json").write_text(json.dumps(odd))
    assert brought(place, exported(place)).reports == []


@pytest.mark.parametrize(("column", "value"), [("status", "done"), ("relations", "before")])
def test_what_does_not_fit_leaves_the_field_as_it_is(place, column, value):
    rows = exported(place)
    (place / "events/talks.json").write_text(json.dumps({**TALKS, "status": "occurred"}))
    next(one for one in rows if one["id"] == "talks")[column] = value
    plan = brought(place, rows)
    assert plan.skipped == 2
    assert [f"{column}: '{value}'" in one.message for one in plan.reports] == [True]
    assert event(place) == {**TALKS, "status": "occurred"}


def test_a_text_that_stands_in_another_language_stays_in_it(place):
    """The table is English, the title only Spanish; its cell is the Spanish title."""
    (place / "events/talks.json").write_text(json.dumps({**TALKS, "title": {"es": "Charlas"}}))
    rows = exported(place)
    next(one for one in rows if one["id"] == "talks")["title"] = "Pláticas"
    assert brought(place, rows).updated == 1
    assert event(place)["title"] == {"es": "Pláticas"}


def test_a_translation_makes_a_text_of_two_languages(place):
    """What stood without a language is in the timeline's first one."""
    rows = exported(place)
    next(one for one in rows if one["id"] == "before")["title.es"] = "Antes"
    assert brought(place, rows).updated == 1
    assert event(place, "before")["title"] == {"en": "Before", "es": "Antes"}


@pytest.mark.parametrize("value", [None, "Meeting"])
def test_an_export_from_before_a_renaming_finds_its_event(place, value):
    rows = exported(place)
    (place / "events/talks.json").rename(place / "events/meeting.json")
    (place / "events/meeting.json").write_text(json.dumps({**TALKS, "id": "meeting"}))
    if value:
        next(one for one in rows if one["id"] == "talks")["title"] = value
    plan = brought(place, rows)
    assert (plan.new, plan.updated, plan.failed) == (0, int(bool(value)), 0)
    title = {"en": value or "Talks", "es": "Charlas"}
    assert event(place, "meeting") == {**TALKS, "id": "meeting", "title": title}


def test_a_table_makes_an_event_that_is_gone_in_its_languages(place):
    rows = exported(place)
    (place / "events/talks.json").unlink()
    assert brought(place, rows).new == 1
    assert event(place)["title"] == TALKS["title"]
