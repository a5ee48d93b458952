"""The README: one screen or two, and its session is what a terminal shows."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from tests.session import clone, session

from timeline.chronicle import folder as store

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the page is for a Unix shell")
def test_the_session_shows_what_stands_below_each_command(tmp_path: Path) -> None:
    """Each command of the README, run on the shipped timeline, shows the lines below it."""
    folder = clone(tmp_path / "clone")
    shutil.copy(ROOT / "timeline.toml", folder)
    for name in ("events", "entities", "sources"):
        shutil.copytree(ROOT / name, folder / name)
    (text,) = re.findall(r"^```console\n(.*?)^```", TEXT, re.M | re.S)
    typed, shown = zip(*re.findall(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", text, re.M), strict=True)
    assert session(typed, folder) == list(shown)


def test_the_words_for_the_picture_count_what_it_shows() -> None:
    """Undated events are not drawn."""
    entries = store.load(ROOT).ordered()
    drawn = sum(not entry.resolved.undated for entry in entries)
    assert f"{drawn} of its {len(entries)} events" in TEXT


def test_it_is_short() -> None:
    assert len(TEXT.splitlines()) <= 120
