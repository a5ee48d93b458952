"""Every command that writes, killed before each writing call: nothing is torn, lost or left."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.effort import TOLD, some
from tests.environment import bare
from tests.write.writers import untried

ROOT = Path(__file__).parents[2]
Killing = Callable[[Path, tuple[str, ...]], dict]
TABLE = "id,title,date\none,They meet,2026-02-04\ntwo,They part,2026-02-05\n"
NAMES = "id,title,date,people,place\none,They meet,2026-02-04,Ann; Bea,Bogotá\n"
TOML = 'schema_version = "1.0"\nid = "x.invalid"\nlanguages = ["en"]\ntz = "UTC"\n'
EVENTS = {
    "meeting": {"title": "They meet", "when": "2026-02-04"},
    "promise": {
        "title": "A promise",
        "participants": [{"entity": "bea"}, {"entity": "b"}],
        "sources": [{"source": "article"}, {"source": "copy"}],
        "when": {"relative": "after", "to": "meeting"},
        "kind": "commitment",
        "commitment": {"action": "Report", "state": "scheduled"},
    },
}

PEOPLE = {"bea": {"type": "person", "name": "Bea"}, "b": {"type": "person", "name": "Bea"}}
SOURCES = {"article": {"title": "An article"}, "copy": {"title": "An article"}}

# All or none, and file by file: then each is whole, and the same command again does the rest.
ATOMIC = (
    ("new", "They part", "--when", "2026-02-05", "--id", "parting"),
    ("edit", "meeting", "--set", "kind=meeting"),
    ("edit", "meeting", "promise", "--add-tag", "talks"),
    ("mv", "meeting", "talks"),
    ("withdraw", "promise", "--because", "A slip"),
    ("rm", "old"),
    ("entity", "new", "Ann", "--type", "person"),
    ("entity", "edit", "bea", "--add-other-name", "B."),
    ("entity", "mv", "bea", "beatrice"),
    ("entity", "merge", "b", "bea"),
    ("source", "new", "The tapes"),
    ("source", "edit", "article", "--set", "publisher=News"),
    ("source", "mv", "article", "report"),
    ("source", "merge", "copy", "article"),
    ("commitment", "promise", "--state", "met", "--on", "2026-03-01"),
    ("import", "table.csv", "--into", "calendar"),
    ("import", "people.csv", "--entities"),
    (
        "init",
        "--force",
        "--ci",
        "github",
        "--install",
        "x",
        "--id",
        "t.invalid",
        "--title",
        "Talks",
    ),
)
FILEWISE = (
    ("fmt",),
    ("fmt", "loose.json"),
    ("validate", "--fix", "--exit-zero"),
    ("build", "site"),
    ("export", "csv", "-o", "out.csv"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A timeline with something to do for every command."""
    made = tmp_path / "made"
    (made / "events").mkdir(parents=True)
    (made / "timeline.toml").write_text(TOML)
    for kind, records in (("events", EVENTS), ("entities", PEOPLE), ("sources", SOURCES)):
        (made / kind).mkdir(exist_ok=True)
        for id, values in records.items():
            record = {"schema_version": "1.0", "id": id, **values}
            (made / kind / f"{id}.json").write_text(json.dumps(record, indent=3))
    old = {"schema_version": "1.0", "id": "old", "title": "Old", "when": "1999"}
    (made / "events/old.json").write_text(json.dumps(old))
    (made / "events/meeting.json").chmod(0o640)
    (made / "loose.json").write_text(json.dumps(old, indent=3))
    (made / "table.csv").write_text(TABLE)
    (made / "people.csv").write_text(NAMES)
    (made / "out.csv").write_text("an earlier one")
    return made


def test_every_command_that_writes_is_killed() -> None:
    """They are found in the commands themselves: one that comes later is missed here."""
    assert untried((*ATOMIC, *FILEWISE)) == set()


@pytest.fixture(scope="module")
def killing() -> Iterator[Killing]:
    """What `tests.write.killing` tells of a command in a folder."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.write.killing"],
        cwd=ROOT,
        env={**bare(), **TOLD, "TIMELINE_NOW": "2026-11-20", "SOURCE_DATE_EPOCH": "0"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def ask(folder: Path, arguments: tuple[str, ...]) -> dict:
            process.stdin.write(f"{json.dumps([str(folder), arguments])}\n")
            process.stdin.flush()
            found = json.loads(process.stdout.readline())
            assert found["status"] == 0
            assert found["new"] != found["old"]
            assert len(found["killed"]) > 1
            return found

        yield ask
        process.stdin.close()


def whole(tree: dict, found: dict) -> bool:
    """Whether every file that anybody reads is as it was or as it is to be."""
    return all(
        one in (found["old"].get(path), found["new"].get(path))
        for path, one in tree.items()
        if "/.timeline-" not in f"/{path}"
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks")
@pytest.mark.parametrize("arguments", some(ATOMIC, 5), ids=" ".join)
def test_a_killed_command_did_all_or_nothing(
    folder: Path, killing: Killing, arguments: tuple[str, ...]
) -> None:
    """Settled, the folder is as before or as the whole command makes it; again makes the whole."""
    found = killing(folder, arguments)
    for one in found["killed"]:
        assert whole(one["left"], found)
        assert one["settled"] in (found["old"], found["new"])
        assert one["again"] == found["new"]
    assert found["killed"][-1]["settled"] == found["new"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks")
@pytest.mark.parametrize("arguments", FILEWISE, ids=" ".join)
def test_a_killed_command_left_every_file_whole(
    folder: Path, killing: Killing, arguments: tuple[str, ...]
) -> None:
    """The same command again makes the whole, and takes away what the killed one left."""
    found = killing(folder, arguments)
    for one in found["killed"]:
        assert whole(one["left"], found)
        assert one["again"] == found["new"]
