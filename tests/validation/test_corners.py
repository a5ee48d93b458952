"""What is judged at the edges: escapes, settings that may not be read, standard input."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.rights import nobody

from timeline.findings import Finding
from timeline.validation import Folder, judge_all, judge_file

EVENT = {"schema_version": "1.0", "id": "x", "title": "X", "when": "2024"}


def write(folder: Path, **fields: Any) -> Path:
    """An event on one line."""
    (folder / "events").mkdir(exist_ok=True)
    path = folder / "events/x.json"
    path.write_text(json.dumps({**EVENT, **fields}), encoding="utf-8")
    return path


def told(findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, str]]:
    """The rule and the message of each finding."""
    return [(one.rule, one.message) for one in findings]


@pytest.mark.parametrize("before", ["", "a", "\n", '"\\', "é", "😀", "\t😀é\n"])
def test_a_mark_stands_under_its_character_whatever_escapes_stand_before(
    tmp_path: Path, before: str
) -> None:
    """The area of the finding, cut out of the line, is the character as it is written there."""
    path = write(tmp_path, summary=f"{before}\u202eb")
    (found,) = judge_file(str(path), None, choice=None).findings
    line = path.read_text(encoding="utf-8").split("\n")[found.line - 1]
    assert found.rule == "text/bidi-override"
    assert line[found.column - 1 : found.end_column - 1] == "\\u202e"


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_settings_that_may_not_be_read_are_told_and_the_rest_is_judged(public: Path) -> None:
    """With the settings of a timeline that says nothing."""
    write(public, when="2024-13")
    (public / "timeline.toml").write_text('schema_version = "1.0"\n')
    (public / "timeline.toml").chmod(0)
    with nobody():
        findings = judge_all(Folder(str(public)), choice=None).findings
    assert told(findings)[-1] == ("file/unreadable", "permission denied")
    assert "time/no-such-month" in {found.rule for found in findings}


def test_hidden_files_are_nobodys_events(tmp_path: Path) -> None:
    """Such as the swap files of an editor."""
    path = write(tmp_path)
    (path.parent / ".x.json.swp").write_text("")
    (path.parent / ".y.json").write_text("{")
    (path.parent / ".git").mkdir()
    (path.parent / ".git/z.json").write_text("{")
    assert judge_all(Folder(str(tmp_path)), choice=None).findings == []


@pytest.mark.parametrize(
    ("key", "help"),
    [("EN", "did you mean 'en'?"), ("en_US", "did you mean 'en-US'?"), ("e!", None)],
)
def test_a_language_is_suggested_where_one_was_meant(
    tmp_path: Path, key: str, help: str | None
) -> None:
    """Nothing is suggested for what is none in any spelling."""
    path = write(tmp_path, title={key: "X"})
    (found,) = judge_file(str(path), None, choice=None).findings
    assert (found.rule, found.help) == ("shape/key-pattern", help)


def test_settings_judged_alone_are_no_event(run: Any, tmp_path: Path) -> None:
    """Their kind is told by their name."""
    write(tmp_path)
    (tmp_path / "timeline.toml").write_text('schema_version = "1.0"\ntzz = "UTC"\n')
    done = run("validate", "timeline.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("timeline.toml:2:1: ")
    assert "'tzz'" in done.stdout
    assert "events/" not in done.stdout


def test_standard_input_has_the_bound_of_a_file(run: Any, tmp_path: Path) -> None:
    """As the settings name it."""
    write(tmp_path)
    (tmp_path / "timeline.toml").write_text(
        'schema_version = "1.0"\n[validate]\nmax_bytes = 2000\n'
    )
    whole = json.dumps({**EVENT, "id": "stdin"})
    assert run("validate", "-", cwd=tmp_path, input=whole).returncode == 0
    done = run("validate", "-", cwd=tmp_path, input=whole + " " * 2000)
    assert done.returncode == 1
    assert "file/too-large" in done.stdout


@pytest.mark.parametrize("command", [("fmt",), ("validate", "--fix")], ids=" ".join)
def test_a_file_that_is_not_there_hinders_no_other(
    run: Any, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """It is named, and the exit code is 1."""
    path = write(tmp_path)
    (tmp_path / "timeline.toml").write_text('schema_version = "1.0"\n')
    done = run(*command, "events/no.json", "events/x.json", "timeline.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert "events/no.json" in done.stdout + done.stderr
    assert path.read_text(encoding="utf-8").endswith('"2024"}\n')
    assert (tmp_path / "timeline.toml").read_text() == 'schema_version = "1.0"\n'
