"""The README: one screen or two, and its session is what a terminal shows."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from tests.session import clone, session

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


@pytest.mark.skipif(sys.platform == "win32", reason="the page is for a Unix shell")
def test_three_commands_make_the_page_of_the_picture(tmp_path: Path) -> None:
    """From nothing; `new` is among them."""
    (text,) = re.findall(r"^```sh\n(timeline .*?)^```", TEXT, re.M | re.S)
    commands = text.splitlines()
    assert [command.split()[1] for command in commands] == ["init", "new", "export"]
    begin = f"PATH='{Path(sys.executable).parent}':$PATH; set -e"
    assert session([begin, *commands, "echo done"], clone(tmp_path / "x"))[-1] == "done\n"
    page = (tmp_path / "x" / "promises.html").read_text(encoding="utf-8")
    title = re.search(r'new "(.*?)"', text)
    assert title
    assert title[1] in page
    assert "The EU promises 20 % less by 2020" in page
    assert (ROOT / "docs" / "pictures" / "readme.png").is_file()


def test_it_is_short() -> None:
    assert len(TEXT.splitlines()) <= 120
