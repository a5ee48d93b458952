"""`timeline entity` and `timeline source`: made, shown, changed, renamed and merged."""

import json

import pytest
from tests.cli.reading import timeline, write

TOML = """[views.his]
query = "who:r-nixon,ana (place:r-nixon OR source:tapes) who:nixon"
[views.other]
query = 'r-nixon'
"""
EVENTS = (
    {"id": "tapes", "when": "1973", "participants": [
        {"entity": "r-nixon", "role": "host"}, {"entity": "richard-nixon", "role": "host"}],
     "claims": [{"stance": "denies", "by": {"entity": "r-nixon"}, "at": "1973"}],
     "extensions": {"org.example.x": {"entity": "r-nixon"}}},
    {"id": "tapes-2", "when": "1974", "kind": "commitment", "title": {"to": "r-nixon", "en": "T"},
     "commitment": {"action": "Give", "state": "unknown", "debtor": [{"entity": "r-nixon"}]},
     "participants": [{"name": "A lawyer", "of": "r-nixon"}]},
)  # fmt: skip
NIXON = {"type": "person", "name": "Richard Nixon", "other_names": [{"name": "Dick"}]}
SECOND = {"type": "person", "name": {"en": "R. Nixon", "ja": "ニクソン"},
          "other_names": [{"name": "Dick"}, {"name": "Tricky", "kind": "alias"}],
          "description": "A president.", "identifiers": {"wikidata": "Q9588"},
          "former_ids": ["nixon"]}  # fmt: skip


@pytest.fixture
def place(tmp_path):
    folder = write(tmp_path, *EVENTS, toml=TOML)
    card(folder, "entities", {"id": "richard-nixon", **NIXON})
    card(folder, "entities", {"id": "r-nixon", **SECOND})
    card(folder, "sources", {"id": "tapes", "title": "The tapes", "url": "https://example.org/a"})
    return folder


def card(folder, name, record):
    (folder / name).mkdir(exist_ok=True)
    text = json.dumps({"schema_version": "1.0", **record}, ensure_ascii=False)
    (folder / name / f"{record['id']}.json").write_text(text)


def record(folder, path):
    return json.loads((folder / path).read_text())


def do(folder, *arguments, code=0):
    done = timeline(*arguments, "-C", str(folder))
    found = getattr(done.exception, "exit_code", done.exit_code)
    assert found == code, (done.output, done.exception)
    return done


def test_an_entity_is_made_shown_changed_and_renamed(place):
    do(place, "entity", "new", "The White House", "--type", "organization", "--other-name", "WH")
    do(place, "entity", "edit", "the-white", "--description", "A seat.", "--set", "name.ja=白",
       "--add-other-name", "Casa", "--remove-other-name", "wh")  # fmt: skip
    made = record(place, "entities/the-white-house.json")
    assert made == {
        "schema_version": "1.0", "id": "the-white-house", "type": "organization",
        "name": {"en": "The White House", "ja": "白"}, "other_names": [{"name": "Casa"}],
        "description": "A seat.",
    }  # fmt: skip
    do(place, "entity", "mv", "the-white-house", "white-house")
    rows = json.loads(do(place, "entity", "list", "--json").stdout)
    assert [(row["id"], row["events"]) for row in rows] == [
        ("r-nixon", 2), ("richard-nixon", 1), ("white-house", 0)]  # fmt: skip


@pytest.mark.parametrize("name", ["r-nixon", "r-n", "ニクソン", "TRICKY"])
def test_an_entity_is_shown_with_all_events_that_name_it(place, name):
    (shown,) = json.loads(do(place, "entity", "show", name, "--json").stdout)
    assert shown["entity"]["id"] == "r-nixon"
    assert shown["events"] == [
        {"event": "tapes", "as": ["host", "denies"]},
        {"event": "tapes-2", "as": ["participants", "debtor"]},
    ]
    text = do(place, "entity", "show", name).stdout
    assert "ニクソン" in text
    assert "tapes-2" in text


@pytest.mark.parametrize("arguments", [("Richard NIXON",), ("X", "--other-name", "Tricky")])
def test_nobody_is_made_twice(place, arguments):
    refused = do(place, "entity", "new", *arguments, "--type", "person", code=1)
    assert "already" in str(refused.exception)
    do(place, "entity", "new", *arguments, "--type", "person", "--id", "other")


@pytest.mark.parametrize("id", ["nixon", "r-nixon"])
def test_an_id_that_somebody_has_or_had_is_not_given_again(place, id):
    refused = do(place, "entity", "new", "X", "--type", "person", "--id", id, code=2)
    assert "taken" in str(refused.exception)


def test_part_of_a_name_that_is_there_is_told(place):
    """A person of that name may be a second file of one; a place of that name is none."""
    for type, told in (("place", False), ("person", True)):
        made = timeline("entity", "new", "Richard", "--type", type, "-C", str(place))
        line = "'Richard' is made beside entity richard-nixon, which may be the same"
        assert (line in made.stderr) is told
        (place / "entities/richard.json").unlink()


def test_after_a_merger_all_that_named_the_one_names_the_other(place):
    do(place, "entity", "merge", "r-nixon", "richard-nixon")
    assert record(place, "entities/richard-nixon.json") == {
        "schema_version": "1.0", "id": "richard-nixon", "type": "person", "name": "Richard Nixon",
        "other_names": [
            {"name": "Dick"}, {"name": "R. Nixon", "language": "en"},
            {"name": "ニクソン", "language": "ja"}, {"name": "Tricky", "kind": "alias"}],
        "identifiers": {"wikidata": "Q9588"}, "description": "A president.",
        "former_ids": ["nixon", "r-nixon"],
    }  # fmt: skip
    assert not (place / "entities/r-nixon.json").exists()
    first, second = (record(place, f"events/{one['id']}.json") for one in EVENTS)
    assert first["participants"] == [{"entity": "richard-nixon", "role": "host"}]
    assert first["claims"][0]["by"] == {"entity": "richard-nixon"}
    assert first["extensions"] == EVENTS[0]["extensions"]
    assert second["commitment"]["debtor"] == [{"entity": "richard-nixon"}]
    assert second["participants"] == [{"name": "A lawyer", "of": "richard-nixon"}]
    assert second["title"] == EVENTS[1]["title"]
    toml = (place / "timeline.toml").read_text()
    assert "who:richard-nixon,ana (place:richard-nixon OR source:tapes) who:nixon" in toml
    assert "query = 'r-nixon'" in toml  # words that are looked for in texts
    do(place, "validate")
    do(place, "new", "Later", "--when", "1990", "--who", "r-nixon")
    assert record(place, "events/later.json")["participants"] == [{"entity": "richard-nixon"}]
    found = do(place, "list", "--who", "r-nixon", "--fields", "id", "-f", "plain").stdout.split()
    assert sorted(found) == ["later", "tapes", "tapes-2"]


def test_single_fields_that_differ_are_chosen_or_nothing_is_merged(place):
    card(place, "entities", {"id": "richard-nixon", **NIXON, "description": "A lawyer."})
    before = {path: path.read_bytes() for path in place.rglob("*.json")}
    refused = do(place, "entity", "merge", "r-nixon", "richard-nixon", code=1)
    assert "description" in str(refused.exception)
    assert {path: path.read_bytes() for path in place.rglob("*.json")} == before
    done = do(place, "entity", "merge", "r-nixon", "richard-nixon", "--take", "description")
    assert "A lawyer." in done.stderr
    assert record(place, "entities/richard-nixon.json")["description"] == "A president."


def test_a_beginning_of_an_id_merges_nothing_where_nobody_sees_it(place):
    refused = do(place, "entity", "merge", "r-n", "richard-nixon", code=2)
    assert "did you mean 'r-nixon'" in str(refused.exception.hint)
    assert (place / "entities/r-nixon.json").exists()


def test_a_source_is_made_changed_shown_and_merged(place):
    do(place, "source", "new", "Tapes of the White House", "--id", "wh-tapes", "--type",
       "official-record", "--publisher", "The court", "--issued", "August 1974")  # fmt: skip
    assert record(place, "sources/wh-tapes.json") == {
        "schema_version": "1.0", "id": "wh-tapes", "type": "official-record",
        "title": "Tapes of the White House", "publisher": "The court", "issued": "1974-08",
    }  # fmt: skip
    do(place, "new", "Played", "--when", "1974", "--source", "wh-tapes", "--claim", "reports",
       "--claim-source", "The tapes")  # fmt: skip
    do(place, "source", "edit", "tapes", "--author", "A clerk")
    do(place, "source", "merge", "wh-tapes", "tapes", "--keep", "title")
    played = record(place, "events/played.json")
    assert played["sources"] == played["claims"][0]["sources"] == [{"source": "tapes"}]
    (shown,) = json.loads(do(place, "source", "show", "tapes", "--json").stdout)
    assert shown["events"] == [{"event": "played", "as": ["reports", "sources"]}]
    assert shown["source"]["former_ids"] == ["wh-tapes"]


@pytest.mark.parametrize(
    ("given", "kind", "id"),
    [("richard-n", "entity", "richard-nixon"), ("Nixon, Richard", "entity", "richard-nixon"),
     ("Tricky", "entity", "r-nixon"), ("post", "source", "post-1974"),
     ("The Post", "source", "post-1974")],
)  # fmt: skip
def test_where_an_event_is_looked_for_an_entity_or_source_is_pointed_to(place, given, kind, id):
    card(place, "sources", {"id": "post-1974", "title": "The Post, 1974"})
    refused = do(place, "show", given, code=1).exception
    assert refused.hint.endswith(f"'timeline {kind} show {id}'")


def test_a_part_that_there_is_not_is_called_a_command(place):
    """Only those of `export` are formats."""
    for group in ("entity", "source"):
        error = timeline(group, "zzz", "-C", str(place)).exception
        assert error.message == "no command is called 'zzz'"
        assert error.hint == f"'timeline {group} --help' lists the commands"


def test_events_that_name_somebody_without_an_id_are_adopted(place):
    do(place, "new", "One", "--when", "1971", "--who", "name:The Senator=host", "--who", "Other",
       "--claim", "alleges:THE  senator", "--place", "name:The Senator")  # fmt: skip
    before = record(place, "events/one.json")
    told = do(place, "entity", "new", "Sam Ervin", "--type", "person", "--other-name",
              "The Senator")  # fmt: skip
    assert "1 event names it without its id" in told.stderr
    assert record(place, "events/one.json") == before
    do(place, "entity", "edit", "sam-ervin", "--adopt")
    after = record(place, "events/one.json")
    assert after["participants"] == [{"entity": "sam-ervin", "role": "host"}, {"name": "Other"}]
    assert after["claims"] == [{"stance": "alleges", "by": {"entity": "sam-ervin"}}]
    assert after["places"] == before["places"]
