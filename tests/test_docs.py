"""Documents say what the program does: snippets are valid, printed pages are fresh."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import registry
from timeline.chronicle import folder
from timeline.cli.app import Commands
from timeline.format import schema

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SNIPPETS = [
    pytest.param(text, id=f"{page.relative_to(ROOT)}-{number}")
    for page in PAGES
    for number, text in enumerate(
        re.findall(r"^```json\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S), start=1
    )
]
LINKS = [
    pytest.param(page, target, id=f"{page.relative_to(ROOT)}-{target}")
    for page in PAGES
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("text", SNIPPETS)
def test_a_snippet_is_valid(text: str) -> None:
    """Every JSON snippet of the documents that is a whole file has its shape."""
    record = json.loads(text)
    if isinstance(record, dict) and "schema_version" in record:
        kind = "event" if "when" in record else "source" if "title" in record else "entity"
        assert schema.errors(kind, record) == []


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_a_link_leads_somewhere(page: Path, target: str) -> None:
    """Every relative link of the documents names a file or folder that is there."""
    assert (page.parent / target).exists()


def test_printed_pages_are_fresh() -> None:
    """The reference is what `docs/reference.py` prints from the code, the extras installed."""
    done = subprocess.run(
        [sys.executable, "docs/reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("room", ["exporters", "importers", "tables", "reporters", "query.terms"])
def test_everything_is_documented(room: str) -> None:
    """Each file of an extension room has a section in the reference."""
    page = "query" if room == "query.terms" else "formats"
    text = (ROOT / "docs" / "reference" / f"{page}.md").read_text(encoding="utf-8")
    for name in registry.names(f"timeline.{room}"):
        assert re.search(rf"^##+ {name}$", text, re.M), name


def test_every_command_is_documented() -> None:
    """`--help` of every command stands in the reference."""
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## timeline (\S+)\n\n```text\n(.*?)```", text, re.M | re.S))
    for name in Commands(name="timeline").list_commands(None):
        assert parts[name].strip(), name


def test_the_picture_of_the_how_to_is_fresh() -> None:
    """It is what `timeline export svg --width 900` draws of the shipped timeline."""
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "export", "svg", "--width", "900"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert (ROOT / "docs" / "pictures" / "shipped.svg").read_bytes() == done.stdout


def test_the_words_for_the_picture_count_what_it_shows() -> None:
    """Undated events are not drawn."""
    entries = folder.load(ROOT).ordered()
    drawn = sum(not entry.resolved.undated for entry in entries)
    text = (ROOT / "docs" / "how-to" / "publish.md").read_text(encoding="utf-8")
    assert f"{drawn} of its {len(entries)} events" in text


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/how-to/extend.md"])
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    """Whoever looks for a thing where the page says finds it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|tests)/[\w./-]+)`(?!:\n)", text))  # else its content follows
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_table_of_the_house_names_every_room() -> None:
    """A room that is added or renamed is in the table, with what it is for."""
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    table = text[text.index("## The house") : text.index("Where the plan of the house")]
    rooms = {path.parent.name for path in (ROOT / "src" / "timeline").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`{room}/`" not in table] == []


PROMISE = re.compile(r"\b(?:never|always|nothing is (?:lost|guessed|fetched))\b", re.IGNORECASE)
HELD = re.compile(r"^\| (.+) \| ([^|]+) \|$", re.MULTILINE)
PROMISING = [
    page
    for page in [ROOT / "README.md", ROOT / "SECURITY.md", *(ROOT / "docs").glob("*.md")]
    if page.name not in ("held.md", "benchmarks.md", "mutants.md", "coverage.md")
] + sorted((ROOT / "docs" / "how-to").glob("*.md"))


def held() -> dict[str, str]:
    """What each promise of the documents is held by."""
    text = (ROOT / "docs" / "held.md").read_text(encoding="utf-8")
    return dict(HELD.findall(text)[1:])


@pytest.mark.parametrize("page", PROMISING, ids=lambda page: page.name)
def test_what_is_promised_names_the_test_that_holds_it(page: Path) -> None:
    """Each line that says never or always, outside of code, has words that `held.md` knows."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    known = [words.strip("`") for words in held()]
    lines = [line for line in text.splitlines() if PROMISE.search(line)]
    assert [line for line in lines if not any(words in line for words in known)] == []


def test_what_holds_a_promise_is_there() -> None:
    """Each test that is named exists, and each promise still stands in a document."""
    texts = "\n".join(page.read_text(encoding="utf-8") for page in PROMISING)
    assert [words for words in held() if words.strip("`") not in texts] == []
    for named in re.findall(r"`(tests/[^`]+)`", "\n".join(held().values())):
        path, _, name = named.partition("::")
        assert (ROOT / path).exists(), named
        assert not name or f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), named
    assert all("`tests/" in by or by == "—" for by in held().values())


TURNS = (
    r"\bparted by\b",  # separated by
    r"\b[Ff]or want of\b",  # because there is no
    r"\b[Nn]obody need\b",  # you do not have to
    r"\bwho went away\b",  # who closed the connection
    r"\b(?:term|column|field)s? that there (?:is|are)\b",  # known
    r"\b(?:what|that) is none\b",  # any other text, an invalid query
    r"\baloud\b",  # left out, and the program says so
    r"\bin words of .--lang\b",  # in the language of
    r"\b(?:is|are) none any more\b",  # no longer counts
    r"\bchanged places\b",  # were swapped
    r"\bcounts as said\b",  # the key is there, but says nothing
    r"\bmended safely\b",  # fixed safely
    r"\bfile as it shall be\b",  # as it should be
    r"\binside each other\b",  # nested
    r"\b(?:left out|others are) (?:and )?told\b",  # left out and reported
    r"\bof its own behind it\b",  # that follow it
    r"\bhang on each other\b",  # depend on each other
    r"\bMend: ",  # Fix:
)
"""Turns that readers stumbled over, each with what is said instead."""


def test_turns_that_readers_stumbled_over_stay_away() -> None:
    """In documents, help, manuals of rules and formats, messages and docstrings alike."""
    code = (ROOT / "src" / "timeline").rglob("*.py")
    worst = re.compile("|".join(TURNS))
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in [*PAGES, *code]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if worst.search(line)
    ]
    assert found == []
