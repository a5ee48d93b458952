"""Mapping files: what was said of one import holds for the next."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli import mapping
from timeline.errors import TimelineError

TABLE = "Nr,Cuando,Qué,Estado\n1,03/04/2024,Charlas,x\n"
TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n'
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
PAIRS = ("map", "split")
SAID = st.fixed_dictionaries(
    {
        "source": TEXT,
        "format": TEXT,
        "entities": st.booleans(),
        "options": st.dictionaries(TEXT.filter(lambda one: one not in PAIRS), TEXT | st.just(True)),
        **{name: st.dictionaries(TEXT, TEXT) for name in PAIRS},
    }
)


@given(SAID)
def test_what_is_kept_is_what_was_said(tmp_path_factory, said):
    path = tmp_path_factory.getbasetemp() / "m.toml"
    text = mapping.written(said)
    assert {"entities": False, "options": {}, "map": {}, "split": {}, **tomllib.loads(text)} == said
    path.write_bytes(text.encode())
    assert mapping.read(str(path)) == said


@given(SAID, SAID)
def test_what_is_given_goes_before_what_is_kept(kept, new):
    pairs = {key.replace("=", "").strip() or "c": "title" for key in new["map"]}
    asked = {**new, "map": [f"{key}=title" for key in pairs], "split": ["A=,", "B=="]}
    both = mapping.with_given(kept, asked)
    assert both["split"][-2:] == ["A=,", "B=="]
    assert both["source"] == new["source"]
    assert both["entities"] == (new["entities"] or kept["entities"])
    assert both["options"] == {**kept["options"], **new["options"]}
    assert both["map"][len(both["map"]) - len(asked["map"]) :] == asked["map"]
    others = {f"{key}={one}" for key, one in kept["map"].items() if key not in pairs}
    assert set(both["map"]) == {*others, *asked["map"]}


@pytest.mark.parametrize(
    "text",
    ["a = ", "source = 5", "entities = 'a'", "entities = 1", "more = 1", "[map]\nA = 5",
     "[options]\nmap = 'A=b'", "[split]\nA = 5", "map = 'A=b'",
     "[options]\ntz = 5", "[options.tz]\na = 'b'"],
)  # fmt: skip
def test_what_is_no_mapping_is_refused(tmp_path, text):
    path = tmp_path / "m.toml"
    path.write_text(text)
    with pytest.raises(TimelineError):
        mapping.read(str(path))


def test_an_import_is_said_once(run, tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "timeline.toml").write_text(TOML)
    (tmp_path / "a.csv").write_text(TABLE)
    words = ["--map", "Qué=title", "--map", "Nr=id", "--date-order", "dmy", "--source", "acta"]
    shown = run("import", "a.csv", "--mapping", "m.toml", *words, "--dry-run", cwd=tmp_path)
    assert (shown.returncode, (tmp_path / "m.toml").exists()) == (0, False)
    assert run("import", "a.csv", "--mapping", "m.toml", *words, cwd=tmp_path).returncode == 0
    before = (tmp_path / "m.toml").read_bytes()
    (tmp_path / "b.csv").write_text(TABLE.replace("Charlas", "Las charlas"))
    again = run("import", "b.csv", "--mapping", "m.toml", cwd=tmp_path)
    assert again.stderr.endswith("0 new, 1 updated, 0 skipped, 0 failed\n")
    (path,) = (tmp_path / "events").iterdir()
    event = json.loads(path.read_text())
    assert (event["title"], event["when"]) == ("Las charlas", "2024-04-03")
    assert event["origin"]["source"] == "acta"
    assert (tmp_path / "m.toml").read_bytes() == before
    other = run("import", "b.csv", "--mapping", "m.toml", "--date-order", "mdy", cwd=tmp_path)
    assert "1 updated" in other.stderr


def test_that_names_are_linked_to_entities_is_kept(run, tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "timeline.toml").write_text(TOML)
    (tmp_path / "a.csv").write_text("title,date,who\nTalks,2024,Ana Paz\n")
    (tmp_path / "b.csv").write_text("title,date,who\nWar,2025,Ana Paz\n")
    for name in ("a.csv", "b.csv"):
        words = ("--entities", "--map", "who=who.person") if name == "a.csv" else ()
        done = run("import", name, "--mapping", "m.toml", *words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    for path in (tmp_path / "events").iterdir():
        assert json.loads(path.read_text())["participants"] == [{"entity": "ana-paz"}]
