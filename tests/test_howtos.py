"""The how-tos, as a reader follows them: every command, in order, on a terminal."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from tests.effort import some
from tests.session import clone, session, steps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pages are for a Unix shell")

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "how-to"
CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:talks@example.org
DTSTART;VALUE=DATE:20240302
SUMMARY:Talks
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped timeline, in a folder of its own."""
    for name in ("events", "entities", "sources"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "timeline.toml", tmp_path)
    return tmp_path


def followed(page: str, folder: Path) -> str:
    """What the commands of a page show, one after the other; each ends well."""
    text = (PAGES / page).read_text(encoding="utf-8")
    typed = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    assert typed
    begin = f"PATH='{Path(sys.executable).parent}':$PATH; set -e"
    shown = session([begin, *typed, "echo the end"], folder, EDITOR="true")
    assert shown[-1] == "the end\n", shown
    return "".join(shown)


def test_write(tmp_path: Path) -> None:
    """Events are written, edited, renamed, withdrawn, and nothing is wrong with them then."""
    shown = followed("write.md", tmp_path)
    assert "warning" not in re.sub(r"warning: events/talks.json\S* text/undeclared.*", "", shown)
    folder = tmp_path / "my-timeline" / "events"
    assert {path.stem for path in folder.iterdir()} == {
        *("ana-speaks", "petro-trump-meeting", "report-promised", "talks"),
        *("the-aide-resigns", "timeline-begun"),
    }


def test_import(tmp_path: Path) -> None:
    """A table, a calendar and notes are brought in; the table as the page shows it."""
    text = (PAGES / "import.md").read_text(encoding="utf-8")
    table, *_ = re.findall(r"^```csv\n(.*?)^```", text, re.M | re.S)
    outcome, *_ = re.findall(r"^```text\n(.*?)^```", text, re.M | re.S)
    (tmp_path / "timeline.toml").write_text('schema_version = "1.0"\ntitle = "T"\n')
    (tmp_path / "events").mkdir()
    (tmp_path / "hechos.csv").write_text(table, encoding="utf-8")
    (tmp_path / "calendar.ics").write_text(CALENDAR)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "one.md").write_text("---\ntitle: One\ndate: 2024-05\n---\n")
    shown = followed("import.md", tmp_path)
    assert all(line in shown for line in outcome.splitlines())
    assert len(list((tmp_path / "events").iterdir())) == 4


def test_a_spreadsheet_changes_three_times(tmp_path: Path) -> None:
    """While people work on its events; word for word, with all that is said."""
    text = (PAGES / "import.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"^## A spreadsheet that keeps changing.*?(?=^## )", text, re.M | re.S)
    typed = steps(section)
    begin = f"PATH='{Path(sys.executable).parent}':$PATH"
    _, *shown = session([begin, *(step.typed for step in typed)], tmp_path)
    assert shown == [step.shown for step in typed]


@pytest.mark.parametrize(
    "page", some(["docket", "history", "newsroom", "night", "promises", "spreadsheet"], 1)
)
def test_an_example_is_walked_through(page: str, tmp_path: Path) -> None:
    """The pages that start from an example, word for word, from nothing."""
    typed = steps((PAGES / f"{page}.md").read_text(encoding="utf-8"))
    begin = f"PATH='{Path(sys.executable).parent}':$PATH"
    _, *shown = session([begin, *(step.typed for step in typed)], clone(tmp_path / "clone"))
    assert shown == [step.shown for step in typed]


@pytest.mark.parametrize(
    "page", some(["calendar", "datasette", "diagnostics", "pre-commit", "publish"], 1)
)
def test_commands_on_a_timeline_that_is_there(page: str, shipped: Path) -> None:
    """Every command of the page does its work on the shipped timeline."""
    followed(f"{page}.md", shipped)


ELSEWHERE = ("pip ", "SPARK_", "spark-submit", "--engine spark", ".CSV", ".csv", "gdelt", "acled")
"""What needs a cluster, or files of somebody else: `tests/scale` has such of its own."""


def test_scale(shipped: Path) -> None:
    """Every way to make a dataset that the page shows, and each question to it."""
    copy = shipped / "other-timeline"
    for name in ("events", "entities", "sources"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "timeline.toml", copy)
    prepare = ["timeline list --format jsonl -o events.jsonl", "gzip -k events.jsonl"]
    more = {"schema_version": "1.0", "id": "one-more", "title": "One more", "when": "2026"}
    (shipped / "tomorrow.jsonl").write_text(json.dumps(more) + "\n")
    blocks = re.findall(r"^```sh\n(.*?)^```", (PAGES / "scale.md").read_text("utf-8"), re.M | re.S)
    typed = [line for block in blocks for line in re.sub(r"\\\n\s*", "", block).splitlines()]
    typed = [line for line in typed if not any(word in line for word in ELSEWHERE)]
    assert len(typed) >= 12
    # One way to make it takes the place of another.
    typed = [
        f"rm -rf data; {line}" if re.search("parquet( --into)? data *(#|$)", line) else line
        for line in typed
    ]
    begin = f"PATH='{Path(sys.executable).parent}':$PATH; set -e"
    shown = session([begin, *prepare, *typed, "echo the end"], shipped, PAGER="cat")
    assert shown[-1] == "the end\n", shown


def test_shells(shipped: Path) -> None:
    """Completion is installed into a home of its own; the manual page is printed."""
    text = (PAGES / "shells.md").read_text(encoding="utf-8")
    typed = "".join(re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S))
    begin = f"PATH='{Path(sys.executable).parent}':$PATH; set -e"
    typed = typed.replace("man -l -", "head -n 1")
    *_, manual, end = session(
        [begin, *typed.splitlines(), "echo the end"], shipped, HOME=str(shipped)
    )
    assert (manual, end) == ('.TH "TIMELINE-LIST" "1" "" "timeline" "timeline"\n', "the end\n")
    assert (shipped / ".bashrc").is_file()


FOLLOWED = {
    "README.md": "test_readme.py",
    "tutorial.md": "test_tutorial.py",
    "extend.md": "test_extend.py",
    "CONTRIBUTING.md": ".ci/run",
    "coverage.md": ".ci/coverage",
    "mutants.md": ".ci/mutants.py",
}
"""Pages whose commands are run somewhere else than here; the last two take hours."""


def test_the_commands_of_every_page_are_run() -> None:
    """A page with commands is followed by a test, or its script is named."""
    here = Path(__file__).read_text(encoding="utf-8")
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    typed = [
        page for page in pages if re.search(r"^```(sh|console)$", page.read_text("utf-8"), re.M)
    ]
    assert len(typed) > 15
    for page in typed:
        place = FOLLOWED.get(page.name)
        assert place or f'"{page.stem}"' in here or f'"{page.name}"' in here, page
        assert not place or (ROOT / place).exists() or (ROOT / "tests" / place).exists()


def test_library(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's program runs, on the shipped timeline."""
    shipped.joinpath("my-timeline").symlink_to(shipped, target_is_directory=True)
    monkeypatch.chdir(shipped)
    text = (PAGES / "library.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```", text, re.M | re.S)
    exec(compile(program, "library.md", "exec"), {})
