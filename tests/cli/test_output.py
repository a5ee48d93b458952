"""The JSON that commands print has its published shape: schema/output."""

import json

import jsonschema_rs
import pytest
from tests.cli.reading import timeline, write
from typer.testing import CliRunner

from timeline.cli import terminal
from timeline.cli.app import app
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


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("list", "-o", "x.xlsx"), "expected .csv"),
        (("list", "-o", "x.ics"), "timeline export ics"),
        (("list", "-f", "csv", "-o", "x.docx"), ".csv"),
        (("export", "html", "-o", "x.pdf"), ".html"),
        (("export", "sqlite", "-o", "x.json"), "expected .sqlite or .sqlite3 or .db"),
        (("export", "sqlite", "-o", "x.txt"), "expected .sqlite"),
        (("export", "html", "-o", "x.csv"), "'timeline export csv' writes csv"),
        (("list", "--format", "json", "-o", "x.tsv"), "'--format plain' writes plain"),
        (("list", "--format", "csv", "-o", "x.html"), "'timeline export html' writes html"),
        (("show", "a", "-o", "x.json"), "'--format json' writes json"),
        (("graph", "--json", "-o", "x.dot"), "'--format dot' writes dot"),
        (("graph", "-o", "x.pdf"), "expected .dot, .gv, .json, .mermaid, .mmd"),
        (("when", "2024", "-o", "x.html"), "'timeline export html' writes html"),
        (("validate", "--format", "sarif", "-o", "x.xml"), "'--format junit' writes junit"),
        (("claims", "--json", "-o", "x.md"), "'--format markdown' writes markdown"),
    ],
)
def test_an_ending_of_no_format_or_another_is_refused(make_timeline, monkeypatch, arguments, hint):
    place = make_timeline({"id": "a", "title": "A", "when": "2024"})
    monkeypatch.chdir(place)
    refused = timeline(*arguments).exception
    assert refused.exit_code == 2
    assert hint in refused.hint
    assert not list(place.glob("x.*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "a", "--json", "-o", "x.json"),
        ("list", "--format", "plain", "-o", "x.tsv"),
        ("list", "--json", "-o", "x.JSON"),
        ("list", "--json", "-o", "x.txt"),
        ("list", "--template", "<b>{{title}}</b>", "-o", "x.html"),
        ("list", "--explain", "sql", "-o", "x.sql"),
        ("export", "sqlite", "-o", "x.db"),
        ("export", "geojson", "-o", "x.json"),
        ("export", "markdown", "-o", "x"),
        ("when", "2024", "--json", "-o", "x.jsonl"),
        ("validate", "--format", "gitlab", "-o", "x.json"),
    ],
)
def test_an_ending_that_fits_is_taken(make_timeline, monkeypatch, arguments):
    place = make_timeline({"id": "a", "title": "A", "when": "2024"})
    monkeypatch.chdir(place)
    done = timeline(*arguments)
    assert done.exit_code == 0, done.exception
    assert list(place.glob("x*"))


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.dot", "digraph"),
        ("x.gv", "digraph"),
        ("x.mmd", "flowchart"),
        ("x.json", "{"),
        ("x.txt", "flowchart"),
    ],
)
def test_the_ending_chooses_how_a_graph_is_written(make_timeline, monkeypatch, name, begins):
    place = make_timeline({"id": "a", "title": "A", "when": "2024"})
    monkeypatch.chdir(place)
    assert timeline("graph", "-o", name).exit_code == 0
    assert (place / name).read_text().startswith(begins)


@pytest.mark.parametrize("name", ["x.csv", "x.md", "x.txt", "x", "x.jsonl"])
def test_an_ending_that_one_has_chooses_it(make_timeline, monkeypatch, name):
    place = make_timeline({"id": "a", "title": "A", "when": "2024"})
    monkeypatch.chdir(place)
    assert timeline("list", "-o", name).exit_code == 0
    assert (place / name).read_text()


def test_a_page_is_not_poured_over_a_terminal(make_timeline, monkeypatch):
    place = make_timeline({"id": "a", "title": "A", "when": "2024"})
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    refused = timeline("export", "html", "-C", str(place)).exception
    assert "-o timeline.html" in refused.hint
    assert timeline("export", "html", "-C", str(place), "-o", "-").exit_code == 0


def test_what_json_gives_is_read_as_data(make_timeline):
    place = str(make_timeline({"id": "a", "title": "A", "when": "2024"}))
    for form in ("json", "jsonl"):
        given = timeline("list", "-C", place, "-f", form).stdout
        again = CliRunner().invoke(app, ["list", "--data", "-", "-f", form], input=given)
        assert json.loads(again.stdout.splitlines()[0] if form == "jsonl" else again.stdout)


@pytest.mark.parametrize("given", ["x", "[1]", '[{"id": "a"', "[{}]\n"])
def test_a_pipe_of_which_nothing_can_be_read_ends_with_1(given):
    done = CliRunner().invoke(app, ["list", "--data", "-"], input=given)
    assert done.exception.exit_code == 1
    assert done.stderr.count("left out") <= 2


def test_nothing_is_null_and_a_list_is_always_one(make_timeline):
    place = str(make_timeline({"id": "a", "title": "A", "when": "2024"}))
    fields = "id,tags,who,place,sources,voices,summary,due,found,delta,group,days_left"
    (row,) = json.loads(timeline("list", "-C", place, "--json", "--fields", fields).stdout)
    assert row == {"id": "a", "tags": [], "who": [], "place": [], "sources": [], "voices": [],
                   "summary": None, "due": None, "found": None, "delta": None, "group": None,
                   "days_left": None}  # fmt: skip
    text = timeline("list", "-C", place, "--template", "{{tags|length}}{{summary}}").stdout
    assert text == "0\n"
