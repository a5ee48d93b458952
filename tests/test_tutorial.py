"""The tutorial, as a new user runs it: word for word, from nothing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "tutorial.md"
TEXT = PAGE.read_text(encoding="utf-8")


def blocks(kind: str) -> str:
    """All blocks of a kind, one after the other."""
    return "".join(re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.M | re.S))


@pytest.mark.skipif(sys.platform == "win32", reason="the page is for a Unix shell")
def test_it_does_what_it_says(tmp_path):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-eu", "-c", blocks("sh")], cwd=tmp_path, capture_output=True, text=True,
        encoding="utf-8", check=False, env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == blocks("text")
    calendar = (tmp_path / "talks/talks.ics").read_text(encoding="utf-8")
    page = (tmp_path / "talks/talks.html").read_text(encoding="utf-8")
    for title in ("Petro meets Trump", "Report promised", "The aide resigns"):
        assert title in calendar
        assert title in page
    assert len(list((tmp_path / "talks/events").iterdir())) == 3


def test_it_is_under_ten_lines():
    lines = [line for line in blocks("sh").splitlines() if line.strip()]
    assert len(lines) < 10
    assert not any(line.endswith("\\") for line in lines)
