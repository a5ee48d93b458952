"""The JSON that commands print has its published shape: schema/output."""

import json

import jsonschema_rs
import pytest
from tests.cli.reading import timeline, write

from timeline.format import schema

COMMANDS = {
    "answers": [("list",), ("search", "petro"), ("show", "white-house-meeting"), ("due", "--all")],
    "stats": [("stats",), ("stats", "--by", "who"), ("stats", "--by", "month", "--text", "zzzz")],
    "values": [("values", "tag"), ("values", "source")],
    "gaps": [("gaps",)],
    "graph": [("graph",), ("graph", "white-house-meeting")],
    "log": [("log", "white-house-meeting")],
    "diff": [("diff", "HEAD")],
    "views": [("view",)],
}
CASES = [
    pytest.param(name, arguments, id=" ".join(arguments))
    for name, listed in COMMANDS.items()
    for arguments in listed
]


def validator(root, name):
    text = (root / "schema" / "output" / f"{name}.schema.json").read_text(encoding="utf-8")
    event = schema.document("event")
    registry = jsonschema_rs.Registry([(event["$id"], event)])
    return jsonschema_rs.Draft202012Validator(json.loads(text), registry=registry, offline=True)


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_json_has_its_published_shape(name, arguments, root, monkeypatch):
    monkeypatch.chdir(root)
    option = ("--format", "json") if arguments[0] == "graph" else ("--json",)
    done = timeline(*arguments, *option)
    assert done.exit_code == 0, done.exception
    found = [str(error) for error in validator(root, name).iter_errors(json.loads(done.stdout))]
    assert found == []


def test_every_schema_has_a_command():
    from tests.conftest import ROOT

    names = {path.name.removesuffix(".schema.json") for path in (ROOT / "schema/output").iterdir()}
    assert names == set(COMMANDS)


@pytest.mark.parametrize(
    "when",
    [
        "-0043-03-15",
        "Y170000002",
        "2018/..",
        "2018/",
        "../2018",
        "2026-02-04T10:59Z",
        {"text": "once"},
        {"relative": "after", "to": "nowhere"},
        {"start": "2026-02-04T10:59", "tz": "Asia/Kolkata"},
    ],
)
def test_every_kind_of_date_keeps_to_the_shape(tmp_path, root, when):
    folder = write(tmp_path, {"id": "a", "when": when})
    done = timeline("list", "-C", str(folder), "--json")
    assert [*validator(root, "answers").iter_errors(json.loads(done.stdout))] == []


def test_a_wrong_shape_is_seen(root):
    """The schemas are closed: a key more or less is an error."""
    check = validator(root, "gaps")
    assert check.is_valid({"events": 0, "left_out": 0, "rows": []})
    assert not check.is_valid({"events": 0, "rows": []})
    assert not check.is_valid({"events": 0, "left_out": 0, "rows": [], "more": 1})


@pytest.mark.parametrize("command", [("list",), ("show", "a"), ("graph",), ("values", "tag")])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_holds_every_character_and_none_that_a_terminal_obeys(tmp_path, command, form):
    """U+009B begins an escape sequence as ESC does; U+202E turns the reading order round."""
    title = "a \x1b[31m \x9b31m \x7f \u202e \u2066 京都 é"
    event = {"id": "a", "when": "2024", "title": title, "tags": ["t"]}
    event["relations"] = [{"type": "concerns", "to": "b"}]
    folder = str(write(tmp_path, event, {"id": "b", "when": "2024"}))
    if (command, form) == (("graph",), "jsonl"):
        form = "json"
    done = timeline(*command, "-C", folder, "--format", form)
    assert done.exit_code == 0, done.exception
    assert not any(char in done.stdout for char in "\x1b\x9b\x7f\u202e\u2066")
    if command != ("values", "tag"):
        assert "京都 é" in done.stdout
        assert title in str_values(done.stdout)


def str_values(text: str) -> set[str]:
    """Every string in a JSON document, or in the first line of JSON lines."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.add(value)
        for part in value.values() if isinstance(value, dict) else ():
            gather(part)
        for part in value if isinstance(value, list) else ():
            gather(part)

    gather(json.JSONDecoder().raw_decode(text)[0])
    return found
