"""`timeline mv`: an id is renamed everywhere or nowhere."""

import json
import shutil

import pytest

TOML = 'schema_version = "1.0"\ntz = "UTC"\n[views.v]\nquery = "id:meeting"\n'
MEETING = {"id": "meeting", "title": "They meet", "when": "2026-02-04",
           "quantities": [{"id": "q", "measure": "m", "value": 1.50}]}  # fmt: skip
EVENTS = (
    MEETING,
    {"id": "a", "title": "A", "when": {"relative": "after", "to": "meeting", "max": "P1D"}},
    {"id": "b", "title": "B",
     "when": {"start": {"earliest": {"relative": "same", "to": "meeting"}}}},
    {"id": "c", "title": {"en": "C", "to": "meeting"}, "when": "2024", "kind": "commitment",
     "commitment": {"action": "x", "state": "unknown",
                    "due": {"relative": "after", "to": "meeting", "offset": "P2M"}}},
    {"id": "d", "title": "D", "when": "2024",
     "relations": [{"type": "concerns", "to": "meeting#q"}, {"type": "follows", "to": "a"}],
     "extensions": {"org.example.x": {"type": "t", "to": "meeting"}}},
    {"id": "e", "title": "About the meeting", "when": "2024", "summary": "meeting"},
)  # fmt: skip


@pytest.fixture
def place(make_timeline):
    return make_timeline(*EVENTS, toml=TOML)


def record(folder, path):
    return json.loads((folder / path).read_text())


def test_every_reference_follows(run, place):
    done = run("mv", "meeting", "white-house-meeting", cwd=place)
    assert done.returncode == 0, done.stderr
    assert not (place / "events/meeting.json").exists()
    new = record(place, "events/white-house-meeting.json")
    assert (new["id"], new["revision"]) == ("white-house-meeting", 1)
    assert record(place, "events/a.json")["when"]["to"] == "white-house-meeting"
    inner = record(place, "events/b.json")["when"]["start"]["earliest"]
    assert inner["to"] == "white-house-meeting"
    assert record(place, "events/c.json")["commitment"]["due"]["to"] == "white-house-meeting"
    relations = record(place, "events/d.json")["relations"]
    assert relations == [{"type": "concerns", "to": "white-house-meeting#q"},
                         {"type": "follows", "to": "a"}]  # fmt: skip
    assert run("validate", cwd=place).returncode == 0
    assert "5 other files changed" in done.stderr


def test_what_is_no_reference_stays(run, place):
    """Texts (`to` is also the language code of Tongan), extensions and untouched files."""
    before = (place / "events/e.json").read_bytes()
    run("mv", "meeting", "new", cwd=place)
    assert record(place, "events/c.json")["title"]["to"] == "meeting"
    assert record(place, "events/d.json")["extensions"]["org.example.x"]["to"] == "meeting"
    assert (place / "events/e.json").read_bytes() == before
    assert '"value": 1.5}' in (place / "events/new.json").read_text()


def test_a_view_that_names_it_follows(run, place):
    run("mv", "meeting", "new", cwd=place)
    assert (place / "timeline.toml").read_text() == TOML.replace("id:meeting", "id:new")


def test_and_back_again_is_the_same_but_for_the_stamps(run, place, tmp_path):
    shutil.copytree(place, tmp_path / "before")
    run("mv", "meeting", "new", cwd=place)
    run("mv", "new", "meeting", cwd=place)
    for event in EVENTS:
        path = f"events/{event['id']}.json"
        now, then = (record(one, path) for one in (place, tmp_path / "before"))
        assert {k: v for k, v in now.items() if k not in ("modified", "revision")} == then


def test_entities_and_sources_are_renamed_too(run, make_timeline):
    place = make_timeline(
        {"id": "x", "title": "X", "when": "2024", "participants": [{"entity": "ana"}],
         "claims": [{"stance": "reports", "by": {"name": "N", "of": "ana"},
                     "sources": [{"source": "one"}]}]},
        entities=({"id": "ana", "type": "person", "name": "Ana"},),
        sources=({"id": "one", "title": "One"}, {"id": "two", "title": "Two", "cites": ["one"]}),
    )  # fmt: skip
    assert run("mv", "ana", "ana-gomez", cwd=place).returncode == 0
    assert run("mv", "one", "first", cwd=place).returncode == 0
    event = record(place, "events/x.json")
    assert event["participants"] == [{"entity": "ana-gomez"}]
    assert event["claims"][0]["by"]["of"] == "ana-gomez"
    assert event["claims"][0]["sources"] == [{"source": "first"}]
    assert record(place, "sources/two.json")["cites"] == ["first"]
    assert run("validate", cwd=place).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["meting", "x"], 1, "meeting"),
        (["meeting", "a"], 2, "taken"),
        (["meeting", "meeting"], 2, "the old id"),
        (["meeting", "Not An Id"], 2, "not an id"),
        (["meeting", "x" * 81], 2, "not an id"),
        (["meeting", "../evil"], 2, "not an id"),
        (["meeting", "c\n"], 2, "not an id"),
    ],
)
def test_what_cannot_be_renamed_is_refused(run, place, arguments, code, word):
    refused = run("mv", *arguments, cwd=place)
    assert refused.returncode == code
    assert word in refused.stderr
    assert (place / "events/meeting.json").exists()


def test_a_broken_file_that_names_it_stops_the_renaming(run, place):
    (place / "events/broken.json").write_text('{"to": "meeting"')
    refused = run("mv", "meeting", "new", cwd=place)
    assert refused.returncode == 1
    assert "events/broken.json:1" in refused.stderr
    assert (place / "events/meeting.json").exists()


def test_dry_run_changes_nothing(run, place):
    shown = run("mv", "meeting", "new", "--dry-run", cwd=place)
    assert "+++ b/events/new.json" in shown.stdout
    assert (place / "events/meeting.json").exists()


def test_an_id_that_two_kinds_share_is_renamed_where_one_says(run, make_timeline):
    place = make_timeline(
        {"id": "ana", "title": "Ana", "when": "2024", "participants": [{"entity": "ana"}]},
        entities=({"id": "ana", "type": "person", "name": "Ana"},),
        toml=TOML,
    )
    refused = run("mv", "ana", "luz", cwd=place)
    assert refused.returncode == 2
    assert "'ana' is the id of an event and of an entity" in refused.stderr
    assert "say which with --kind event" in refused.stderr
    assert run("mv", "ana", "luz", "--kind", "entity", cwd=place).returncode == 0
    assert record(place, "events/ana.json")["participants"] == [{"entity": "luz"}]
    unknown = run("mv", "ana", "eva", "--kind", "source", cwd=place)
    assert unknown.returncode == 1
    assert "no source has the id 'ana'" in unknown.stderr


def test_what_would_break_another_file_is_not_written(run, make_timeline):
    """Other files count only for what the change does to them."""
    place = make_timeline(
        {"id": "a", "title": "A", "when": "2024", "claims": [{"id": "c", "stance": "reports",
         "by": {"name": "Ana"}}]},
        {"id": "b", "title": "B", "when": "2024",
         "relations": [{"type": "concerns", "to": "a#c"}]},
        {"id": "z", "title": "Z", "when": "2024-13"},
        toml=TOML,
    )  # fmt: skip
    refused = run("edit", "a", "--set", "claims=", cwd=place)
    assert refused.returncode == 1
    assert "events/b.json" in refused.stderr
    assert "events/z.json" not in refused.stderr
    assert "1 error; nothing was changed" in refused.stderr
    assert "claims" in record(place, "events/a.json")
    assert run("edit", "a", "--set", "kind=meeting", cwd=place).returncode == 0
