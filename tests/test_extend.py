"""`docs/how-to/extend.md` is followed to the letter, in a copy of the program."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.effort import every

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "extend.md").read_text(encoding="utf-8")
PARTS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
FILE = re.compile(r"^`(\S+)`:\n\n```\w+\n(.*?)^```", re.M | re.S)
SHELL = re.compile(r"^```sh\n(.*?)^```(?:\n\n```text\n(.*?)^```)?", re.M | re.S)
NEEDED = ("src", "tests", "docs", "schema", "events", "entities", "sources")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the page is for a Unix shell"),
    pytest.mark.skipif(not every(), reason="takes long; run where every case is tried"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program and its tests, in a folder where they may be added to."""
    folder = tmp_path_factory.mktemp("extended")
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("timeline.toml", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder / name)
    # The tests take an environment of their own, in which PYTHONPATH is not.
    settings = (folder / "pyproject.toml").read_text(encoding="utf-8")
    settings = settings.replace(
        'testpaths = ["tests"]', 'testpaths = ["tests"]\npythonpath = ["src"]'
    )
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    called = folder / "bin" / "timeline"
    called.parent.mkdir()
    called.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n')
    called.chmod(0o755)
    return folder


def followed(part: str, folder: Path) -> str:
    """What the commands of a part of the page show once its files are written."""
    for path, text in FILE.findall(PARTS[part]):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    path = os.pathsep.join((str(folder / "bin"), str(Path(sys.executable).parent)))
    environment = {
        **{name: text for name, text in os.environ.items() if name != "TIMELINE_TESTS"},
        "PATH": f"{path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder / "src"),
    }
    shown = ""
    for typed, expected in SHELL.findall(PARTS[part]):
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", typed],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=240,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert expected in done.stdout
        shown += done.stdout
    return shown


def test_a_rule(copy: Path) -> None:
    """Its cases are found, its report is written and then compared, its manual is printed."""
    shown = followed("A rule, from nothing to green", copy)
    assert " passed" in shown or "100%" in shown
    printed = (copy / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    assert "text/double-space" in printed


def test_an_exporter(copy: Path) -> None:
    """It is a command with a manual, and shows readers nothing that they may not see."""
    shown = followed("An exporter, from nothing to green", copy)
    assert "Usage: timeline export lines" in shown


def test_a_language(copy: Path) -> None:
    """It is spoken and read."""
    shown = followed("A language, from nothing to green", copy)
    assert "circa il 4 febbraio 2026" in shown
    assert "2026-02-04" in shown
