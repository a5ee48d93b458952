"""Rooms: what is in them, and what they say of libraries that are not there."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from timeline import registry

ROOT = Path(__file__).parent.parent
MODULES = {
    "pyyaml": "yaml",
    "recurring-ical-events": "recurring_ical_events",
    "unidic-lite": "unidic_lite",
}  # where the library's module has another name


def test_extras_are_those_of_the_package() -> None:
    """Every optional library is named with the extra that brings it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = {
        MODULES.get(name, name): extra
        for extra in extras
        if extra not in ("docs", "test")  # of those who work on the program
        for line in extras[extra]
        for name in (line.partition(">")[0].lower(),)
    }
    assert named == registry.EXTRAS


@pytest.mark.parametrize(
    ("library", "command", "extra"),
    [
        ("duckdb", ["export", "parquet", "x"], "scale"),
        ("duckdb", ["import", "-", "--to", "parquet", "--into", "x"], "scale"),
    ],
)
def test_a_library_that_is_not_there_is_told(tmp_path, library, command, extra) -> None:
    """In two lines, with what to install; nothing is written."""
    code = (
        f"import sys; sys.modules[{library!r}] = None\n"
        f"sys.argv = ['timeline', *{command!r}]\n"
        "from timeline.cli.app import main; main()"
    )
    (tmp_path / "events").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"needs '{library}', which is not installed" in done.stderr
    assert f"[{extra}]" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["events"]
