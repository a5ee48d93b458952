"""The newsroom's chronology of the how-to, written by its commands alone, and what it answers."""

import json
import shlex
from pathlib import Path

import pytest
from tests.cli.reading import timeline

import timeline as library

SCRIPT = Path(__file__).parent.parent / "docs/how-to/watergate.sh"
NOW = "2026-11-30T12:00:00Z"
# By hand, from the script: of whom each voice tells, at whose time.
TOLD = {
    "john-dean": {"plan": "editors", "nixon-learns": "entity:john-dean",
                  "dean-testifies": "editors"},
    "source:tapes": {"smoking-gun": "editors", "cancer": "editors",
                     "nixon-learns": "source:tapes"},
    "Nixon": {"nixon-learns": "entity:richard-nixon"},
    "McCord": {"letter": "editors"},
    "white-house": {},
    "Jeb Magruder": {"approval": "editors"},
    "john-mitchell": {"plan": "editors"},
}  # fmt: skip
CONTRADICTING = [
    ("approval", "Jeb Magruder", "john-mitchell", "event"),
    ("nixon-learns", "richard-nixon", "john-dean", "time"),
    ("nixon-learns", "richard-nixon", "tapes", "time"),
    ("massacre", "newspaper", "white-house", "event"),
]


def commands() -> list[list[str]]:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith("timeline ")]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The timeline that the script makes; the working folder is its parent before `cd`."""
    folder = tmp_path_factory.mktemp("newsroom")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for number, command in enumerate(commands()):
            done = timeline(*command, TIMELINE_NOW=NOW)
            assert done.exit_code == 0, (command, done.output, done.exception)
            assert "warning" not in done.stderr, (command, done.stderr)
            if number == 0:
                patch.chdir(folder / "watergate")
    return folder / "watergate"


def asked(place, *arguments):
    done = timeline(*arguments, "-C", str(place), "--json", TIMELINE_NOW=NOW)
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


def test_it_is_as_large_as_a_newsroom_needs_and_published(place):
    sizes = [len(list((place / name).glob("*.json"))) for name in ("events", "entities", "sources")]
    assert sizes == [26, 12, 3]
    assert (place / "site/index.html").is_file()
    assert "Who ordered" not in (place / "watergate.ics").read_text()  # a draft


def test_nobody_is_there_twice(place):
    """Whoever was named, by a surname or a whole name, is one of the cast, but for one of them."""
    known = asked(place, "entity", "list")
    bare = [row["value"] for row in asked(place, "values", "who")["rows"]]
    bare = [value for value in bare if value not in {row["id"] for row in known}]
    assert sorted(bare) == ["ron ziegler"]


@pytest.mark.parametrize("voice", TOLD)
def test_every_voice_tells_what_the_table_says(place, voice):
    found = asked(place, "list", "--as-told-by", voice, "--fields", "id,by")
    assert {row["id"]: row["by"] for row in found} == TOLD[voice]


def test_what_cannot_both_be_right_is_what_the_table_says(place):
    rows = asked(place, "claims", "--contradictions")
    pairs = [
        (one["event"], one["by"], other["by"], one["differ"])
        for one, other in zip(rows[::2], rows[1::2], strict=True)
    ]
    assert pairs == CONTRADICTING
    assert all(
        one["against"] == two["claim"] for one, two in zip(rows[::2], rows[1::2], strict=True)
    )


@pytest.mark.parametrize("shipped", [True, False])
def test_values_and_list_count_the_same_people(place, shipped):
    root = SCRIPT.parent.parent.parent if shipped else place
    chronicle = library.load(root)
    rows = asked(root, "values", "who")["rows"]
    counts = {row["value"]: row["possible"] for row in rows}
    found = {who: len(library.select(chronicle, f'who:"{who}"')) for who in counts}
    assert found == counts
    assert len(counts) >= 10


def test_no_event_of_the_shipped_timeline_lacks_its_sources():
    root = SCRIPT.parent.parent.parent
    assert asked(root, "list", "--missing", "sources") == []
    assert len(asked(root, "list", "--has", "sources")) == 19
    assert all(row["sources"] for row in asked(root, "list", "--fields", "sources"))
    assert asked(root, "claims", "--contradictions") == []
