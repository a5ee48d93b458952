"""No repository makes a command wait for ever: it may come from a stranger."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.cli.reading import timeline, write

from timeline.chronicle.waiting import require_no_pipes
from timeline.errors import ProjectError

NAMES = (
    *(".git/HEAD", ".git/index", ".git/config", ".git/packed-refs", ".git/refs/heads/other"),
    *(".git/objects/info/alternates", ".git/info/attributes", ".git/commondir", ".gitattributes"),
)

IDENTITY = ("-c", "user.name=x", "-c", "user.email=x@example.org")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A timeline that is committed."""
    write(tmp_path / "t", {"id": "a", "when": "2024"})
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "First")):
        subprocess.run(["git", *IDENTITY, *words], cwd=tmp_path / "t", check=True)
    return tmp_path / "t"


def pipe(path: Path) -> None:
    """Put a pipe at `path`, whatever was there."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)


@pytest.mark.parametrize("command", [("validate", "--index"), ("diff",), ("log", "a")])
@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_where_git_keeps_its_files_is_refused(folder, name, command):
    pipe(folder / name)
    refused = timeline(*command, "-C", str(folder)).exception
    assert isinstance(refused, ProjectError)
    assert f"{name}: a pipe or a device" in refused.message


def test_so_is_one_among_the_objects_or_behind_a_link(folder):
    one = next(path for path in folder.glob(".git/objects/??/*"))
    pipe(one)
    with pytest.raises(ProjectError, match="a pipe or a device"):
        require_no_pipes(str(folder / "events"), {})
    one.unlink()
    one.symlink_to("/dev/null")
    with pytest.raises(ProjectError, match="a pipe or a device"):
        require_no_pipes(str(folder), {"GIT_DIR": ".git"})


def test_so_is_one_in_the_repository_of_a_linked_working_tree(folder, tmp_path):
    other = tmp_path / "other"
    subprocess.run(["git", "worktree", "add", "-q", other, "-b", "o"], cwd=folder, check=True)
    require_no_pipes(str(other / "events"), {})
    pipe(folder / ".git/config")
    with pytest.raises(ProjectError, match="config: a pipe or a device"):
        require_no_pipes(str(other), {})


@pytest.mark.parametrize("command", [("validate", "--index"), ("diff",), ("log", "a")])
def test_without_one_each_command_answers(folder, command):
    assert timeline(*command, "-C", str(folder)).exit_code == 0


def test_what_others_keep_there_stops_nothing(folder):
    """Links to files, and sockets, such as that of git's own watcher."""
    (folder / ".git/link").symlink_to("HEAD")
    (folder / ".git/nowhere").symlink_to("none")
    (folder / ".git/modules").mkdir()
    pipe(folder / ".git/modules/pipe")
    require_no_pipes(str(folder), {})
