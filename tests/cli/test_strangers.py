"""A timeline that came from a stranger: no link or pipe in it leads out of it or is waited for."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.write.stopped import stopped
from tests.write.writers import untried

from timeline.write.transaction import FileChange

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
WAR = {
    "id": "war",
    "title": "The war",
    "when": "2020/2025",
    "kind": "commitment",
    "commitment": {
        "debtor": [{"name": "A"}],
        "action": "End it",
        "state": "scheduled",
        "due": {"text": "soon"},
    },
}
PEOPLE = (
    {"id": "bea", "type": "person", "name": "Bea"},
    {"id": "b", "type": "person", "name": "Bea"},
)
SOURCES = ({"id": "article", "title": "An article"}, {"id": "copy", "title": "An article"})
TOML = 'schema_version = "1.0"\nid = "x.invalid"\ntz = "UTC"\n'
LINK = "a symbolic link; links are not followed"
SECRET = "id,title,date\nsecret,Secret,2020\n"
WRITERS = (
    ("new", "Peace", "--when", "2025"),
    ("edit", "war", "--add-tag", "x"),
    ("mv", "war", "peace"),
    ("withdraw", "war", "--because", "x"),
    ("commitment", "war", "--state", "met"),
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
    ("fmt",),
)
SETTLERS = (*WRITERS, ("init",), ("validate", "--fix"))
READERS = (("list",), ("show", "war"), ("export", "json"), ("stats",), ("due",))


@pytest.fixture
def place(make_timeline: Callable[..., Path]) -> Path:
    """A timeline with a table to import, and a folder beside it that is none of its business."""
    folder = make_timeline(WAR, entities=PEOPLE, sources=SOURCES, toml=TOML)
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.csv").write_text(SECRET)
    (folder / "table.csv").write_text("id,title,date\none,One,2020\n")
    return folder


def outside(place: Path) -> dict[str, bytes]:
    """What lies beside the timeline."""
    return {path.name: path.read_bytes() for path in (place.parent / "outside").iterdir()}


def linked(place: Path, name: str) -> None:
    """Put a file or a folder of the timeline beside it, and a link in its place."""
    shutil.move(place / name, place.parent / "outside" / name)
    (place / name).symlink_to(f"../outside/{name}")


@pytest.mark.parametrize("arguments", [*WRITERS, *READERS, ("validate", "--fix")], ids=" ".join)
@pytest.mark.parametrize("name", ["events", "timeline.toml"])
def test_what_a_timeline_is_made_of_is_no_link(run, place, name, arguments):
    """Every command says so, and changes nothing where it leads."""
    linked(place, name)
    shutil.rmtree(place / "entities")
    before = {path: path.stat().st_mtime_ns for path in place.parent.rglob("*")}
    done = run(*arguments, cwd=place)
    assert done.returncode in (1, 3), done.stderr
    assert name in done.stderr + done.stdout
    assert LINK in done.stderr + done.stdout
    assert {path: path.stat().st_mtime_ns for path in place.parent.rglob("*")} == before


def test_folders_of_names_and_sources_are_no_links(run, place):
    for path in (*(place / "entities").iterdir(), *(place / "sources").iterdir()):
        path.unlink()  # nothing refers to them
    for name in ("entities", "sources"):
        linked(place, name)
        listed, judged = run("list", cwd=place), run("validate", "-f", "concise", cwd=place)
        assert (listed.returncode, judged.returncode) == (3, 1)
        assert f"{name}: {LINK}" in listed.stderr
        assert judged.stdout == f"{name}: file/symbolic-link: {LINK}\n"
        (place / name).unlink()


def test_nothing_is_written_where_a_link_in_the_timeline_leads(run, place):
    (place / "events/far").symlink_to("../../outside")
    (place / ".timeline-edits").symlink_to("../outside")
    (place / "site").symlink_to("../outside")
    before = outside(place)
    for arguments in (("import", "table.csv", "--into", "far"), ("edit", "war"), ("build",)):
        done = run(*arguments, cwd=place, EDITOR="true")
        assert done.returncode == 1, arguments
        assert LINK in done.stderr
    assert outside(place) == before
    assert run("build", "site", cwd=place).returncode == 0  # named: a person means it
    assert (place / "site").is_symlink()
    assert (place.parent / "outside/index.html").exists()


def test_an_import_of_a_folder_reads_only_what_lies_in_it(run, place):
    """Links, pipes and devices are told and left; the rest is brought in."""
    notes = place / "notes"
    notes.mkdir()
    (notes / "good.csv").write_text("id,title,date\ngood,Good,2020\n")
    (notes / "link.csv").symlink_to("../../outside/secret.csv")
    (notes / "folder").symlink_to("../../outside")
    os.mkfifo(notes / "pipe.csv")
    done = run("import", "notes", cwd=place)
    assert done.returncode == 0, done.stderr
    assert f"notes/link.csv: left out: {LINK}\n" in done.stderr
    assert f"notes/folder: left out: {LINK}\n" in done.stderr
    assert "notes/pipe.csv: left out: not a regular file\n" in done.stderr
    assert {path.stem for path in (place / "events").iterdir()} == {"war", "good"}
    named = run("import", "notes/link.csv", cwd=place)
    assert named.returncode == 0
    assert (place / "events/secret.json").exists()


def test_pipes_in_a_timeline_are_not_waited_for(run, place):
    """Where a file of it may be, and where it or its site keep lists of their own."""
    (place / "media").mkdir()
    (place / "site").mkdir()
    for name in ("events/pipe.json", "media/pipe.jpg", "site/.timeline-site"):
        os.mkfifo(place / name)
    (place / "events/seen.json").write_text(
        '{"schema_version": "1.0", "id": "seen", "title": "Seen", "when": "2020",'
        ' "media": [{"url": "media/pipe.jpg", "alt": "A pipe"}]}\n'
    )
    for arguments in (*WRITERS, *READERS):
        assert run(*arguments, cwd=place).returncode < 3, arguments
    built = run("build", cwd=place)
    assert built.returncode == 1
    assert "site/.timeline-site: not the list of files that a build writes" in built.stderr


def test_every_command_that_writes_is_tried():
    """All but a build, whose files lie in a folder of their own, settle what a journal says."""
    assert untried(SETTLERS) == {"build"}


@pytest.mark.parametrize("arguments", SETTLERS, ids=" ".join)
def test_a_journal_that_came_along_stops_every_writer(run, place, arguments):
    """A whole one of another folder, with what it wants to write."""
    stopped(
        place, [FileChange("events/a.json", None, b"{}"), FileChange("events/b.json", None, b"{}")]
    )
    copy = place.parent / "copy"
    shutil.copytree(place, copy)
    done = run(*arguments, cwd=copy)
    assert done.returncode == 1
    assert ".timeline-writing: not the journal of an interrupted run in this folder" in done.stderr
    assert not (copy / "events/a.json").exists()


def test_changes_that_wait_are_told_where_they_may_be_seen_by_half(run, place):
    """One line on standard error; the next command that writes makes them."""
    line = (
        "'.timeline-writing' holds changes of a command that was stopped;"
        " the next one that writes finishes them, or says why not\n"
    )
    peace = b'{"schema_version": "1.0", "id": "peace", "title": "Peace", "when": "2025"}\n'
    stopped(
        place,
        [FileChange("events/peace.json", None, peace), FileChange("events/no.json", None, b"")],
    )
    for arguments in (["list"], ["validate"], ["export", "csv"]):
        assert run(*arguments, cwd=place).stderr.splitlines(keepends=True)[:1] == [line]
    assert run("fmt", "events/war.json", cwd=place).returncode == 0
    assert (place / "events/peace.json").read_bytes() == peace
    assert line not in run("list", cwd=place).stderr


def test_a_list_of_files_that_came_along_removes_nothing_hidden(run, place):
    """A build into a folder that came along takes away only what a build could have made."""
    (place / "out/.git").mkdir(parents=True)
    for name in (".git/config", ".secret"):
        (place / "out" / name).write_text("mine")
    named = (
        ".git/config",
        ".secret",
        ".g\u200cit/config",
        "../outside/secret.csv",
        "\ud800",
        "a\0",
    )
    (place / "out/.timeline-site").write_text(json.dumps(named))
    assert run("build", "out", cwd=place).returncode == 0
    assert [(place / "out" / name).read_text() for name in (".git/config", ".secret")] == [
        "mine",
        "mine",
    ]
    assert outside(place) == {"secret.csv": SECRET.encode()}
