"""The tutorial, as a new user runs it: word for word, from nothing, on a terminal."""

import re
import sys
from pathlib import Path

import pytest
from tests.session import clone, session, steps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the page is for a Unix shell")

PAGE = Path(__file__).parent.parent / "docs" / "tutorial.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_it_does_what_it_says(tmp_path: Path) -> None:
    typed = steps(TEXT)
    shown = session([step.typed for step in typed], clone(tmp_path / "clone"))
    assert shown == [step.shown for step in typed]
    folder = tmp_path / "talks"
    calendar = (folder / "talks.ics").read_text(encoding="utf-8")
    page = (folder / "talks.html").read_text(encoding="utf-8")
    for title in ("Petro meets Trump", "Report promised", "The aide resigns"):
        assert title in calendar
        assert title in page
    assert len(list((folder / "events").iterdir())) == 4
    assert (folder / "public" / "index.html").is_file()


def test_three_events_need_under_ten_lines() -> None:
    """From nothing to three events, validated and exported."""
    (section,) = re.findall(r"^## Three events.*?(?=^## )", TEXT, re.M | re.S)
    lines = [line for step in steps(section) for line in step.typed.splitlines()]
    assert len(lines) < 10
    assert not any(line.endswith("\\") for line in lines)
    assert {line.split()[1] for line in lines} >= {"init", "new", "validate", "export"}
