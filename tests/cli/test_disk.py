"""Folders that may not be written, disks that are full, many writers: no bug, and nothing lost."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.effort import some
from tests.environment import bare
from tests.rights import powerless
from tests.write.writers import untried

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
WAR = {"id": "war", "title": "The war", "when": "2020/2025"}
PROMISE = {
    "id": "promise",
    "title": "A promise",
    "when": "2024",
    "kind": "commitment",
    "participants": [{"entity": "bea"}, {"entity": "b"}],
    "sources": [{"source": "article"}, {"source": "copy"}],
    "commitment": {
        "debtor": [{"name": "A"}],
        "action": "Report",
        "state": "scheduled",
        "due": {"text": "soon"},
    },
}
PEACE = {"id": "peace", "title": "The peace", "when": "2025"}
PEOPLE = (
    {"id": "bea", "type": "person", "name": "Bea"},
    {"id": "b", "type": "person", "name": "Bea"},
)
SOURCES = ({"id": "article", "title": "An article"}, {"id": "copy", "title": "An article"})
KINDS = ("events", "entities", "sources")
TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n'
CHANGES = (
    ("new", "Talks", "--when", "2025"),
    ("edit", "war", "--set", "kind=war"),
    ("edit", "war", "peace", "--add-tag", "x"),
    ("mv", "war", "wars"),
    ("withdraw", "war", "--because", "x"),
    ("commitment", "promise", "--state", "met"),
    ("rm", "war"),
    ("entity", "new", "Ann", "--type", "person"),
    ("entity", "edit", "bea", "--add-other-name", "B."),
    ("entity", "mv", "bea", "beatrice"),
    ("entity", "merge", "bea", "b"),
    ("source", "new", "The tapes"),
    ("source", "edit", "article", "--set", "publisher=News"),
    ("source", "mv", "article", "report"),
    ("source", "merge", "article", "copy"),
    ("import", "table.csv"),
)
RECORD = f"timeline: ({'|'.join(KINDS)})/[a-z-]+.json"
MENDERS = (("fmt",), ("validate", "--fix"))


@pytest.fixture
def place(make_timeline: Callable[..., Path]) -> Path:
    """A timeline of files that `fmt` has something to do for."""
    folder = make_timeline(WAR, PEACE, PROMISE, entities=PEOPLE, sources=SOURCES, toml=TOML)
    (folder / "table.csv").write_text("id,title,date\none,One,2020\ntwo,Two,2021\n")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def called(prefix: list[str], arguments: tuple[str, ...], folder: Path):
    """`timeline` run in a folder by way of another program."""
    return subprocess.run(
        [*prefix, sys.executable, "-m", "timeline", *arguments],
        cwd=folder,
        env=bare(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def told(done, reason: str, *paths: str) -> None:
    """Files, as patterns, are named with the reason, and nothing is called a bug."""
    assert done.returncode in (1, 2), done.stderr
    assert "a bug" not in done.stderr
    for path in paths:
        assert re.search(f"{path}: cannot be written: {reason}", done.stderr), done.stderr


def test_every_command_that_writes_is_tried():
    """A build and a new timeline, which write no events that are there, have tests of their own."""
    assert untried((*CHANGES, *MENDERS)) == {"build", "init"}


@pytest.mark.parametrize("arguments", some(CHANGES, 4), ids=" ".join)
def test_a_folder_that_may_not_be_written_is_named(place, arguments):
    for kind in KINDS:
        (place / kind).chmod(0o555)
    before = files(place)
    done = called(powerless(), arguments, place)
    for kind in KINDS:
        (place / kind).chmod(0o755)
    told(done, "Permission denied; nothing was changed", RECORD)
    assert files(place) == before


@pytest.mark.parametrize("arguments", MENDERS, ids=" ".join)
def test_every_file_that_cannot_be_mended_is_named_and_the_others_are(place, arguments):
    (place / "events/fixed").mkdir()
    moved = place / "events/fixed/war.json"
    (place / "events/war.json").rename(moved)
    # What is not in normal form C is there for 'validate' to mend.
    for path in (moved, place / "events/peace.json"):
        path.write_text(path.read_text().replace("The ", "Th\\u0065\\u0301 "), encoding="utf-8")
    before = moved.read_bytes()
    moved.parent.chmod(0o555)
    done = called(powerless(), arguments, place)
    moved.parent.chmod(0o755)
    told(done, "Permission denied", "timeline: events/fixed/war.json")
    assert "ed events/peace.json\n" in done.stderr
    assert moved.read_bytes() == before


def test_a_place_for_output_that_may_not_be_written_is_named(place):
    out = place / "out"
    out.mkdir()
    out.chmod(0o555)
    exported = called(powerless(), ("export", "csv", "-o", "out/x.csv"), place)
    built = called(powerless(), ("build", "out"), place)
    out.chmod(0o755)
    told(exported, "Permission denied", "out/x.csv")
    told(built, "Permission denied", "out/.timeline-site")
    assert list(out.iterdir()) == []


FULL = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh"]
"""No file may get a byte: what a full disk comes to, without one."""


GROWING = [words for words in (*CHANGES, *MENDERS) if words[0] != "rm"]
"""What deletes a file needs no room."""


@pytest.mark.parametrize("arguments", some(GROWING, 4), ids=" ".join)
def test_where_nothing_can_be_written_the_file_is_named(place, arguments):
    before = files(place)
    done = called(FULL, arguments, place)
    told(done, "File too large; nothing was changed", RECORD)
    assert files(place) == before


def test_where_no_timeline_can_be_begun_nothing_is(place):
    begun = place.parent / "begun"
    begun.mkdir()
    told(called(FULL, ("init",), begun), "File too large; nothing was changed", "timeline.toml")
    begun.chmod(0o555)
    refused = called(powerless(), ("init",), begun)
    begun.chmod(0o755)
    assert (refused.returncode, refused.stderr) == (
        1,
        "timeline: events: cannot be made: Permission denied\n",
    )
    assert list(begun.iterdir()) == []


def test_output_that_does_not_fit_is_named_and_leaves_nothing(place):
    (place / "x.csv").write_text("an earlier one")
    told(called(FULL, ("export", "csv", "-o", "x.csv"), place), "File too large", "x.csv")
    told(called(FULL, ("build",), place), "File too large", "site/.timeline-site")
    assert (place / "x.csv").read_text() == "an earlier one"
    assert files(place / "site") == {}


@pytest.fixture
def small(place: Path) -> Iterator[Path]:
    """The folder of events on a disk of its own that is full."""
    options = ["-t", "tmpfs", "-o", "size=32k", "tmpfs", str(place / "events")]
    data = files(place / "events")
    if subprocess.run(["mount", *options], check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let us mount a small file system")
    try:
        for name, text in data.items():
            (place / "events" / name).write_bytes(text)
        with pytest.raises(OSError, match="No space left"):
            (place / "events/fill").write_bytes(bytes(64 * 1024))
        yield place
    finally:
        subprocess.run(["umount", str(place / "events")], check=True)


def test_a_disk_of_its_own_for_events_is_written_to_and_may_be_full(run, small):
    """Nothing is torn while it is full; what had to wait is made when there is room."""
    before = files(small / "events")
    for arguments in (CHANGES[0], CHANGES[1], *MENDERS[:1]):
        told(run(*arguments, cwd=small), "the disk is full; nothing was changed", "events/war.json"
             if arguments is not CHANGES[0] else "events/talks.json")  # fmt: skip
        assert files(small / "events") == before
    waiting = run(*CHANGES[2], cwd=small)
    told(waiting, "the disk is full; the changes wait in '.timeline-writing'", "events/war.json")
    (small / "events/fill").unlink()
    assert run("new", "Talks", "--when", "2025", cwd=small).returncode == 0
    assert sorted(files(small / "events")) == [
        "peace.json", "promise.json", "talks.json", "war.json",
    ]  # fmt: skip
    assert not (small / ".timeline-writing").exists()
    assert run("validate", cwd=small).stdout == ""


@pytest.mark.parametrize("umask", some([0o077, 0o027, 0o002], 1))
def test_new_files_have_the_rights_that_the_umask_leaves(place, umask):
    """Those of the timeline, of a site, of an export; one that was there keeps its own."""
    under = ["sh", "-c", f'umask {umask:03o}; exec "$@"', "sh"]
    (place / "old.csv").write_text("")
    (place / "old.csv").chmod(0o604)
    (place / "events/war.json").chmod(0o604)
    for arguments in (
        *(("new", "Talks", "--when", "2025", "--id", "talks"), ("mv", "war", "wars"), ("fmt",)),
        *(("export", "csv", "-o", "new.csv"), ("export", "csv", "-o", "old.csv"), ("build",)),
    ):
        assert called(under, arguments, place).returncode == 0
    made = ("events/talks.json", "new.csv", "site/index.html", "site/events/wars.html")
    rights = {name: stat.S_IMODE((place / name).stat().st_mode) for name in made}
    assert rights == dict.fromkeys(made, 0o666 & ~umask)
    for name in ("events/wars.json", "old.csv"):
        assert stat.S_IMODE((place / name).stat().st_mode) == 0o604


def test_twenty_writers_at_once_lose_nothing(place):
    """Each ends with its change made, or with the reason why it is not."""
    tags = [("edit", "war", "--add-tag", f"t{number}") for number in range(6)]
    new = [("new", "Talks", "--when", "2025") for _ in range(6)]
    others = [
        *(("import", "table.csv"), ("mv", "peace", "pax"), ("commitment", *CHANGES[5][1:])),
        *(("withdraw", "promise", "--because", "x"), ("init", "--force"), ("build",)),
        *(("fmt",), ("validate", "--fix"), ("rm", "old"), ("source", "new", "Minutes")),
        *(("entity", "new", name, "--type", "person") for name in ("Ann", "Bob")),
    ]
    war = (place / "events/war.json").read_text()
    (place / "events/old.json").write_text(war.replace('"war"', '"old"'))
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "timeline", *arguments], cwd=place, env=bare(),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for arguments in (*tags, *new, *others)
    ]  # fmt: skip
    said = [process.communicate(timeout=300)[1] for process in running]
    done = [process.returncode == 0 for process in running]
    for process, words in zip(running, said, strict=True):
        assert process.returncode in (0, 1)
        assert process.returncode == 0 or "meanwhile; nothing was changed" in words, words
    war = json.loads((place / "events/war.json").read_text())
    assert sorted(war.get("tags", [])) == [f"t{n}" for n in range(6) if done[n]]
    talks = [path for path in (place / "events").iterdir() if path.stem.startswith("talks")]
    assert len(talks) == sum(done[6:12]) == 6
    assert (place / "events/two.json").exists() == done[12]
    assert (place / "events/pax.json").exists() == done[13]
    promise = json.loads((place / "events/promise.json").read_text())
    assert (promise["commitment"]["state"] == "met") == done[14]
    assert ("withdrawn" in promise) == done[15]
    made = ("sources/minutes.json", "entities/ann.json", "entities/bob.json")
    assert (place / "events/old.json").exists() != done[-4]
    assert [(place / path).exists() for path in made] == done[-3:]
    assert not (place / ".timeline-writing").exists()


def test_a_new_timeline_ignores_what_a_killed_command_may_leave(run, tmp_path):
    """Git is not told of it; `git check-ignore` is the judge."""
    assert run("init", cwd=tmp_path).returncode == 0
    left = (
        ".timeline-writing/0", ".timeline-edits/edit-x/war.json", "site/.timeline-0a1b2c3d.tmp",
        "events/.timeline-0a1b2c3d.tmp", ".data.0a1b2c3d.tmp/x", ".data.0a1b2c3d.old/old/x",
    )  # fmt: skip
    if shutil.which("git") is None:
        pytest.skip("no git here")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    ignored = subprocess.run(
        ["git", "check-ignore", *left, "events/war.json"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ignored.stdout.split() == list(left)
