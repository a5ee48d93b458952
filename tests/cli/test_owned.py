"""No command writes its results over a file of a timeline."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.reading import COMMAND, timeline

EVENT = {"id": "e", "title": "E", "when": "2026-02-04"}
PATHS = ("events/e.json", "events/new.csv", "entities/new.json", "sources/s.txt", "timeline.toml")


def with_output(group: Any = COMMAND, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of each command that has '--output', with its name for it."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from with_output(command, (*words, name))
        elif any("--output" in parameter.opts for parameter in command.params):
            yield (*words, name)


@pytest.fixture
def place(make_timeline, monkeypatch) -> Path:
    root = make_timeline(
        EVENT,
        entities=({"id": "a", "kind": "person", "name": "A"},),
        toml='schema_version = "1.0"\nid = "test.example"\n',
    )
    monkeypatch.chdir(root)
    return root


def held(root: Path) -> dict[str, bytes]:
    """Every file under `root`."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_there_are_commands_with_output():
    found = set(with_output())
    assert {("list",), ("validate",), ("graph",), ("show",), ("when",), ("entity", "list")} <= found
    assert {("export", "csv"), ("export", "sqlite"), ("export", "ics")} <= found


@pytest.mark.parametrize("words", [*with_output()], ids=" ".join)
def test_no_command_writes_its_results_over_a_timeline(place, words):
    """Refused before anything else is looked at: what else is asked for does not matter."""
    before = held(place)
    for path in PATHS:
        refused = timeline(*words, "-o", path).exception
        assert getattr(refused, "exit_code", None) == 1, refused
        assert "keeps its own files there" in refused.message
    assert held(place) == before


@pytest.mark.parametrize(
    "arguments",
    [
        *(("build", folder) for folder in (".", "events", "events/new", "sources")),
        *(("export", "parquet", folder) for folder in (".", "entities/new", "events")),
        ("export", "parquet", "events", "--replace"),
        ("import", "t.jsonl", "--to", "parquet", "--into", "events/new"),
        ("import", "t.jsonl", "--report", "events/e.json"),
        ("import", "t.jsonl", "--report", "timeline.toml"),
    ],
    ids=" ".join,
)
def test_no_folder_of_results_is_made_in_a_timeline(place, arguments):
    (place / "t.jsonl").write_text(json.dumps({"schema_version": "1.0", **EVENT, "id": "f"}) + "\n")
    before = held(place)
    assert getattr(timeline(*arguments).exception, "exit_code", None) == 1
    assert held(place) == before


def test_what_completes_words_is_not_installed_over_a_timeline(place, monkeypatch):
    """A link in one's own home may lead there."""
    home = place / "home"
    (home / "x/timeline").mkdir(parents=True)
    (home / ".zshrc").symlink_to(place / "timeline.toml")
    for name, value in (("HOME", home), ("XDG_DATA_HOME", home / "x"), ("ZDOTDIR", home)):
        monkeypatch.setenv(name, str(value))
    before = (place / "timeline.toml").read_bytes()
    assert getattr(timeline("--install-completion", "zsh").exception, "exit_code", None) == 1
    assert (place / "timeline.toml").read_bytes() == before


def test_a_report_of_an_import_may_go_to_a_pipe(place):
    """It is written to, never replaced."""
    (place / "t.jsonl").write_text("{}\n")
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    timeline("import", "t.jsonl", "--report", "pipe", "--dry-run")
    assert os.read(reader, 9)
    os.close(reader)
    assert Path("pipe").is_fifo()
