"""The example timelines: sound, drawn and published, and made by the commands of their scripts."""

import json
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.reading import timeline
from tests.effort import some

from timeline.write import examples

ROOT = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.name for path in ROOT.iterdir() if path.is_dir())
NOW = "2026-11-30T12:00:00Z"


def asked(name: str, *arguments: str):
    done = timeline(*arguments, "-C", str(ROOT / name), TIMELINE_NOW=NOW)
    assert done.exit_code == 0, done.output
    return done.stdout


def commands(name: str) -> Iterator[list[str] | str]:
    """What a script does: the words of a command, or what it adds to `timeline.toml`."""
    lines = iter((ROOT / f"{name}.sh").read_text(encoding="utf-8").splitlines(keepends=True))
    for line in lines:
        if line.startswith("timeline "):
            yield shlex.split(line)[1:]
        elif line.startswith("cat >> timeline.toml"):
            yield "".join(iter(lambda: next(lines), "END\n"))
        else:
            assert line[0] in "#\n" or line.startswith(("set -e", "export ", f"cd {name}"))


def test_there_are_four_of_different_users():
    assert NAMES == ["alexandria", "berlin-1989", "climate-promises", "dreyfus"]
    assert examples.names() == tuple(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_it(name):
    """No finding, not even a warning; every file in its canonical form."""
    assert asked(name, "validate", "--strict") == ""
    assert asked(name, "fmt", "--check") == ""


@pytest.mark.parametrize("name", NAMES)
def test_it_has_what_the_format_is_for(name):
    """People, sources, vague dates, dates by other events, and voices that disagree."""
    events = json.loads(asked(name, "list", "--json"))
    assert 15 <= len(events) <= 30
    text = json.dumps([one["event"] for one in events])
    assert '"relative"' in text
    assert any(one in text for one in ('"earliest"', "~", "X", "[0"))
    assert any(f'"stance": "{one}"' in text for one in ("denies", "disputes", "retracts"))
    assert asked(name, "list", "--missing", "sources", "--json") == "[]\n"
    for kind in ("entity", "source"):
        assert len(json.loads(asked(name, kind, "list", "--json"))) >= 5
    settings = tomllib.loads((ROOT / name / "timeline.toml").read_text(encoding="utf-8"))
    assert settings["summary"]
    assert settings["as_of"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_built_and_exported(name, tmp_path):
    asked(name, "build", str(tmp_path / "site"))
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    entries = json.loads(asked(name, "list", "--json"))
    assert all(f"events/{one['event']['id']}.html" in page for one in entries)
    assert (
        asked(name, "export", "ics").count("BEGIN:VEVENT") >= 7
    )  # what no calendar holds is left out aloud


@pytest.mark.parametrize("name", some(NAMES, 1))
def test_its_script_makes_it(name, tmp_path, monkeypatch):
    """The commands alone give every file, to the byte; so the examples say how they are written."""
    monkeypatch.chdir(tmp_path)
    for number, step in enumerate(commands(name)):
        if isinstance(step, str):
            with Path("timeline.toml").open("a", encoding="utf-8") as file:
                file.write(step)
            continue
        done = timeline(*step, TIMELINE_NOW=NOW)
        assert done.exit_code == 0, (step, done.output, done.exception)
        if number == 0:
            monkeypatch.chdir(tmp_path / name)
    made = {path.relative_to(tmp_path / name): path for path in (tmp_path / name).rglob("*.*")}
    kept = {path.relative_to(ROOT / name): path for path in (ROOT / name).rglob("*.*")}
    assert sorted(made) == sorted(kept)
    assert [path for path in made if made[path].read_bytes() != kept[path].read_bytes()] == []


@pytest.mark.parametrize("name", NAMES)
def test_init_copies_it(name, run, tmp_path):
    """A copy is the example, with what editors need beside it unless `--minimal` says otherwise."""
    assert run("init", "mine", "--minimal", "--example", name, cwd=tmp_path).returncode == 0
    made = {path.relative_to(tmp_path / "mine"): path for path in (tmp_path / "mine").rglob("*.*")}
    assert {path: file.read_bytes() for path, file in made.items()} == {
        path.relative_to(ROOT / name): path.read_bytes() for path in (ROOT / name).rglob("*.*")
    }
    run("init", "full", "--example", name, cwd=tmp_path)
    assert (tmp_path / "full/.vscode/settings.json").is_file()
    assert not (tmp_path / "full/events/timeline-begun.json").exists()
    assert run("validate", "--strict", cwd=tmp_path / "full").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--example", "drefus"), "did you mean 'dreyfus'?"),
        (("--example", "../events"), "expected alexandria"),
        (("--example", "dreyfus", "--title", "Mine"), "--title and --example exclude each other"),
        (("--example", "dreyfus", "--tz", "UTC"), "--tz and --example exclude each other"),
        (("--example", "dreyfus", "--language", "en"), "--language and --example exclude"),
    ],
)
def test_what_is_no_example_is_refused(run, tmp_path, arguments, word):
    refused = run("init", "x", *arguments, cwd=tmp_path)
    assert refused.returncode == 2
    assert word in refused.stderr
    assert not (tmp_path / "x").exists()


def test_its_names_are_completed(run, tmp_path):
    done = run("completion", "zsh", "--", "init", "--example", "", cwd=tmp_path)
    assert all(name in done.stdout for name in NAMES)
