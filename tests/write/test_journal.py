"""A stranger's folder may hold a journal: it is not believed, and it reaches nothing."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.write.stopped import stopped

from timeline import files
from timeline.errors import Refused
from timeline.write import start
from timeline.write.journal import FOLDER, JOURNAL, MARK, is_own
from timeline.write.transaction import FileChange, commit, settle

A, B = "events/a.json", "events/b.json"
NEW = [FileChange(A, None, b"ours"), FileChange(B, None, b"ours")]
NONE = "not the journal of an interrupted run"


def tree(folder: Path) -> dict[str, bytes | None]:
    """All that lies in a folder, links not followed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def refused(root: Path, why: str = NONE) -> None:
    """Neither settling nor writing changes anything beside the clone or in it."""
    before = tree(root.parent)
    for work in (lambda: settle(root), lambda: commit(root, NEW)):
        with pytest.raises(Refused, match=why) as caught:
            work()
        assert caught.value.hint == f"look at '{FOLDER}' and remove it"
    assert tree(root.parent) == before


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A timeline with a folder beside it that must stay as it is."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "made" / "events").mkdir(parents=True)
    return tmp_path / "made"


def test_a_journal_is_finished_where_it_was_written(root):
    """What all the following must not be, to be refused for the right reason."""
    stopped(root, NEW)
    settle(root)
    assert tree(root) == {"events": None, A: b"ours", B: b"ours"}


def copied(root: Path, to: Path) -> None:
    """A copy with all rights and times."""
    shutil.copytree(root, to, symlinks=True)


def packed(root: Path, to: Path) -> None:
    """An archive, unpacked."""
    shutil.make_archive(f"{to}-archive", "tar", root)
    shutil.unpack_archive(f"{to}-archive.tar", to)
    Path(f"{to}-archive.tar").unlink()


def cloned(root: Path, to: Path) -> None:
    """A commit of everything, cloned."""
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-Af"], [*own, "commit", "-qm", "all"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    subprocess.run(["git", "clone", "-q", str(root), str(to)], check=True)
    shutil.rmtree(to / ".git")


@pytest.mark.parametrize("way", [copied, packed, cloned], ids=lambda way: way.__name__)
def test_a_journal_that_came_with_a_copy_is_refused(root, tmp_path, way):
    """Though it is whole, and was once right somewhere else."""
    (root / "events/kept.json").write_bytes(b"{}")
    stopped(root, NEW)
    way(root, tmp_path / "copy")
    refused(tmp_path / "copy", "it was written elsewhere")


PATHS = [
    "../out.json", "/tmp/out.json", "events/../../out.json", "events/../.git/config",
    ".git/hooks/pre-commit", ".github/workflows/timeline.yml", ".gitignore", "README.md",
    "events/x.sh", "events", "events/.json", "Events/x.json", "events\\..\\x.json", "", "a.json",
    "events//x.json", "events/./x.json", "events/.git/x.json", "events/.GIT/x.json",
    "events/.g\u200cit/x.json", "events/\ufeff.git/x.json", "events/git~1/x.json",
    "events/GIT~1/x.json", "events/.git./x.json", "events/ /x.json", "events/\0.json",
    "events/\ud800.json", "timeline.toml/x.json", "sources/.hidden/x.json",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=ascii)
def test_what_is_no_file_of_a_timeline_is_never_written(root, path):
    """Not with others by a journal, even of this very folder, nor on demand."""
    before = tree(root.parent)
    with pytest.raises(Refused, match="no file of a timeline; nothing was changed"):
        commit(root, [FileChange(path, None, b"theirs")])
    assert tree(root.parent) == before
    stopped(root, NEW)
    journal = root / FOLDER / JOURNAL
    record = json.loads(journal.read_bytes())
    record["changes"][1][0] = path
    journal.write_text(json.dumps(record))
    refused(root, "is no file of a timeline")


@given(st.text(st.sampled_from("./aé~g\u200c") | st.characters(), max_size=30))
@example("events/a.json")
def test_a_file_of_a_timeline_lies_in_its_folders(tail):
    """Whatever is taken for one is reached by plain names alone."""
    for path in (tail, f"events/{tail}.json", f"sources/{tail}/a.json"):
        if is_own(path):
            assert path == os.path.normpath(path)
            assert path.split("/")[0] in (*files.FOLDERS.values(), files.SETTINGS)
            assert not any(part.startswith(".") for part in path.split("/"))
            assert os.fsdecode(os.fsencode(path)) == path


def test_an_init_that_was_stopped_is_finished_by_itself_alone(root):
    """Its files could run: no other command writes them from a journal."""
    stopped(root, [*NEW, FileChange(".gitignore", None, b"x")], also=start.OWN)
    with pytest.raises(Refused, match="if 'timeline init' was stopped here, run it again"):
        settle(root)
    settle(root, also=start.OWN)
    assert (root / ".gitignore").read_bytes() == b"x"


def link_of(target: str):
    """What puts a link in the place of a path."""

    def make(path: Path) -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return make


def pipe(path: Path) -> None:
    """A pipe in the place of a path: whoever reads it waits for ever."""
    path.unlink()
    os.mkfifo(path)


def text_of(text: str):
    """What gives a file another text."""
    return lambda path: path.write_text(text)


STAGE = {
    "the journal, no JSON": (JOURNAL, text_of("garbage")),
    "the journal, empty": (JOURNAL, text_of("")),
    "the journal, very deep": (JOURNAL, text_of("[" * 200_000)),
    "the journal, a list": (JOURNAL, text_of('[["events/a.json", null, null]]')),
    "the journal, without changes": (JOURNAL, text_of('{"mark": [1, 2]}')),
    "the journal, of another mark": (JOURNAL, text_of('{"mark": [1, 2], "changes": []}')),
    "the journal, a link": (JOURNAL, link_of("../../outside/journal.json")),
    "the journal, a pipe": (JOURNAL, pipe),
    "the mark, a link": (MARK, link_of("journal.json")),
    "the mark, gone": (MARK, lambda path: path.unlink()),
    "the mark, written again": (MARK, lambda path: (path.unlink(), path.write_bytes(b""))),
    "a file, a link": ("0", link_of("../../outside/x")),
    "a file, a pipe": ("0", pipe),
    "a file, changed": ("0", text_of("theirs")),
}


@pytest.mark.parametrize("name", STAGE)
def test_what_lies_beside_a_journal_is_as_it_was_written_or_refused(root, name):
    """Nothing is followed, waited for or believed that was changed since the seal."""
    stopped(root, NEW)
    path, make = STAGE[name]
    make(root / FOLDER / path)
    refused(root)


CHANGES = ["x", {"a": 1}, [], ["events/a.json", None], [1, None, None], [A, 1, 2], [A, [], None]]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_change_of_another_form_is_refused(root, change):
    stopped(root, NEW)
    journal = root / FOLDER / JOURNAL
    record = json.loads(journal.read_bytes())
    journal.write_text(json.dumps({**record, "changes": [change]}))
    refused(root)


def test_a_stage_that_is_no_folder_is_refused(root):
    stage = root / FOLDER
    stage.write_text("x")
    refused(root, "it is no folder")
    stage.unlink()
    stage.symlink_to("../outside")
    refused(root, "it is no folder")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_journal_of_another_user_is_refused(root):
    stopped(root, NEW)
    os.chown(root / FOLDER, 65534, 65534)
    refused(root, "it belongs to another user")
    os.chown(root, 65534, 65534)  # the timeline's owner may be another than who runs this
    settle(root)
    assert (root / A).read_bytes() == b"ours"


@pytest.mark.parametrize("place", ["events", "events/sub", "events/sub/deep"])
def test_no_change_leads_through_a_link(root, place):
    """Neither one that was there, nor one that was put there after the seal."""
    path = f"{place}/x.json"
    shutil.rmtree(root / "events")
    changes = [FileChange(path, None, b"ours"), FileChange("sources/y.json", None, b"ours")]
    stopped(root, changes)
    shutil.rmtree(root / "events", ignore_errors=True)
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(root.parent / "outside")
    with pytest.raises(Refused, match=f"{place}: a symbolic link; .*; the changes wait in"):
        settle(root)
    shutil.rmtree(root / FOLDER)
    with pytest.raises(Refused, match=f"{place}: a symbolic link; .*; nothing was changed"):
        commit(root, changes)
    assert list((root.parent / "outside").iterdir()) == []
    assert not (root / "sources/y.json").exists()
