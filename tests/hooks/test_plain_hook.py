"""`validate --index` as git itself runs it before a commit: it judges what will be committed.

The hook is a line of shell. What git tells a hook of its repository differs with the kind of
working tree and of commit; the verdict does not.
"""

import json
import os
import shlex
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from tests.effort import some
from tests.environment import bare
from tests.oracle import oracle

from timeline.validation import judge_all
from timeline.validation.staged import Staged

FOLDERS = ("", "deep/chrono")
"""Where the timeline lies in its repository."""
SAID = "reference/unknown-event: no event has the id 'war'"


def event(id: str, **more: object) -> str:
    """An event as its file holds it, after the war but for the war itself."""
    when = "2026" if id == "war" else {"relative": "after", "to": "war"}
    record = {"schema_version": "1.0", "id": id, "title": f"The {id}", "when": when, **more}
    return json.dumps(record, indent=2) + "\n"


def environment(**more: str) -> dict[str, str]:
    """The environment without git's own settings and those of a hook that runs these tests."""
    kept = {key: text for key, text in bare().items() if not key.startswith("GIT_")}
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**kept, **apart, **more}


def call(
    *command: str, cwd: Path, check: bool = True, **more: str
) -> "subprocess.CompletedProcess[str]":
    """Run a program; its output is text."""
    done = subprocess.run(
        command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=120
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def judged(root: Path) -> list[tuple[str, str]]:
    """Path and rule of every finding on what would be committed, in this environment."""
    findings = judge_all(Staged(str(root)), choice=None).findings
    return [(found.path, found.rule) for found in findings]


class Repository:
    """A git repository with a timeline in `folder`, committed: a war, and a treaty after it."""

    def __init__(self, top: Path, folder: str) -> None:
        oracle("git")
        self.top = top
        self.folder = folder
        (self.events).mkdir(parents=True)
        self.git("init", "-q", "-b", "main")
        for key, value in (("user.name", "x"), ("user.email", "x@example.org")):
            self.git("config", key, value)
        (self.root / "timeline.toml").write_text('schema_version = "1.0"\nid = "example.test"\n')
        for id in ("war", "treaty"):
            (self.events / f"{id}.json").write_text(event(id))
        self.git("add", "-A")
        self.git("commit", "-qm", "first")

    @property
    def root(self) -> Path:
        """The timeline's folder."""
        return self.top / self.folder

    @property
    def events(self) -> Path:
        """The folder of its events."""
        return self.root / "events"

    def git(
        self, *arguments: str, cwd: Path | None = None, check: bool = True, **more: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run git in the repository."""
        return call("git", *arguments, cwd=cwd or self.top, check=check, **more)

    def install(self, hooks: Path | None = None) -> None:
        """Let `timeline validate --index` judge every commit."""
        own = hooks or self.top / ".git/hooks"
        line = (
            f"exec {shlex.quote(sys.executable)} -m timeline validate -C './{self.folder}' --index"
        )
        (own / "pre-commit").write_text(f"#!/bin/sh\n{line}\n")
        (own / "pre-commit").chmod(0o755)

    def refuses(self, *arguments: str, cwd: Path | None = None, **more: str) -> None:
        """See that the hook refuses a commit for the war that is missing."""
        done = self.git("commit", "-m", "x", *arguments, cwd=cwd, check=False, **more)
        assert done.returncode == 1, done.stdout + done.stderr
        assert SAID in done.stdout + done.stderr


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder or "top")
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    """A repository whose timeline is its top folder, or one below."""
    made = Repository(tmp_path / "repository", request.param)
    made.install()
    return made


def test_a_commit_that_takes_away_what_others_need_is_refused(repository: Repository) -> None:
    """Each kind of commit uses an index of its own."""
    (repository.events / "war.json").unlink()
    repository.refuses("-a")
    repository.refuses("-a", cwd=repository.events)
    repository.refuses(str(repository.events / "war.json"))
    repository.refuses("war.json", cwd=repository.events)
    repository.git("rm", "-q", str(repository.events / "war.json"))
    repository.refuses()
    repository.refuses(cwd=repository.events)


def test_a_commit_of_some_paths_is_judged_without_the_rest(repository: Repository) -> None:
    """What is staged beside them is not committed now."""
    repository.git("rm", "-q", "--cached", str(repository.events / "war.json"))
    other = repository.root / "notes.txt"
    other.write_text("x")
    repository.git("add", str(other))
    assert repository.git("commit", "-qm", "x", str(other)).returncode == 0
    repository.refuses()


def test_a_linked_working_tree_is_judged_like_the_main_one(repository: Repository) -> None:
    """Git tells its hooks by GIT_DIR, without GIT_WORK_TREE, where the repository is."""
    linked = repository.top.with_name("linked")
    repository.git("worktree", "add", "-q", str(linked), "-b", "other")
    events = linked / repository.folder / "events"
    repository.git("rm", "-q", str(events / "war.json"), cwd=linked)
    repository.refuses(cwd=linked)
    repository.refuses(cwd=linked / repository.folder)
    repository.git("reset", "-q", "--hard", cwd=linked)
    (events / "war.json").unlink()
    repository.refuses("-a", cwd=linked)
    repository.refuses(str(events / "war.json"), cwd=linked)
    assert (repository.events / "war.json").exists()


def test_the_environment_may_name_the_repository(repository: Repository) -> None:
    """Absolutely, or from the folder that git is called in."""
    repository.git("rm", "-q", str(repository.events / "war.json"))
    repository.refuses(GIT_DIR=str(repository.top / ".git"))
    repository.refuses(GIT_DIR=".git")
    upwards = os.path.relpath(repository.top, repository.root)
    named = {"GIT_DIR": f"{upwards}/.git", "GIT_WORK_TREE": upwards}
    repository.refuses(cwd=repository.root, **named)


@pytest.mark.parametrize(
    ("index", "place", "given"),
    some(
        [
            *product(
                ["own", "absolute", "relative"],
                ["top", "root", "events", "outside"],
                ["nothing", "absolute", "relative", "both"],
            )
        ],
        17,
    ),
)
def test_by_hand_the_verdict_is_the_same_from_anywhere(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: str,
    place: str,
    index: str,
) -> None:
    """Whatever of the repository the environment names, and wherever one stands."""
    own = repository.top / ".git"
    folders = {"top": repository.top, "root": repository.root, "events": repository.events}
    cwd = folders.get(place, tmp_path)
    away = {"GIT_INDEX_FILE": str(own / "other")}
    repository.git("read-tree", "HEAD", **away)
    war = str(repository.events / "war.json")
    repository.git("rm", "-q", "--cached", war, **({} if index == "own" else away))
    monkeypatch.chdir(cwd)
    if given != "nothing":
        monkeypatch.setenv("GIT_DIR", os.path.relpath(own) if given == "relative" else str(own))
    if given == "both":
        monkeypatch.setenv("GIT_WORK_TREE", str(repository.top))
    if index == "absolute":
        monkeypatch.setenv("GIT_INDEX_FILE", str(own / "other"))
    if index == "relative":
        # Git takes it from the top of the files, or from where it is called with others' files.
        is_top = given in ("absolute", "relative") or (place == "outside" and given == "both")
        start = cwd if is_top else repository.top
        monkeypatch.setenv("GIT_INDEX_FILE", os.path.relpath(own / "other", start))
    assert judged(repository.root) == [("events/treaty.json", "reference/unknown-event")]


def test_a_timeline_in_a_submodule_is_judged_by_its_own_index(tmp_path: Path) -> None:
    """Whether the submodule commits or the repository around it, whose index lies elsewhere."""
    inner = Repository(tmp_path / "inner", "chrono")
    outer = Repository(tmp_path / "outer", "other")
    free = ("-c", "protocol.file.allow=always")
    outer.git(*free, "submodule", "--quiet", "add", str(inner.top), "sub")
    outer.git("commit", "-qm", "add a submodule")
    sub = outer.top / "sub"
    for key, value in (("user.name", "x"), ("user.email", "x@example.org")):
        outer.git("config", key, value, cwd=sub)
    inner.install(outer.top / ".git/modules/sub/hooks")
    outer.git("rm", "-q", "chrono/events/war.json", cwd=sub)
    outer.refuses(cwd=sub)
    outer.refuses("-a", cwd=sub / "chrono")

    outer.folder = "sub/chrono"
    outer.install()
    outer.refuses("--allow-empty")
    outer.refuses("--allow-empty", "-a")
    linked = tmp_path / "linked"
    outer.git("worktree", "add", "-q", str(linked), "-b", "elsewhere")
    outer.git(*free, "submodule", "--quiet", "update", "--init", cwd=linked)
    outer.git("rm", "-q", "chrono/events/war.json", cwd=linked / "sub")
    outer.refuses("--allow-empty", cwd=linked)


def test_a_repository_of_its_own_below_that_of_the_hook(tmp_path: Path) -> None:
    """Git tells the hook of the outer one; the timeline is the inner one's."""
    outer = Repository(tmp_path / "outer", "other")
    inner = Repository(outer.top / "inner", "")
    inner.git("rm", "-q", "events/war.json")
    outer.folder = "inner"
    outer.install()
    outer.refuses("--allow-empty")
    outer.refuses("--allow-empty", GIT_DIR=str(outer.top / ".git"))


def test_a_repository_that_the_environment_alone_names(tmp_path: Path) -> None:
    """As people keep the files of their home: `git --git-dir=… --work-tree=…`."""
    made = Repository(tmp_path / "home", "chrono")
    apart = tmp_path / "apart.git"
    (made.top / ".git").rename(apart)
    made.install(apart / "hooks")
    named = (f"--git-dir={apart}", f"--work-tree={made.top}")
    made.git(*named, "rm", "-q", "chrono/events/war.json")
    done = made.git(*named, "commit", "-m", "x", check=False)
    assert (done.returncode, SAID in done.stdout + done.stderr) == (1, True)


@pytest.mark.parametrize("sparse_index", ["false", "true"])
def test_files_that_are_not_checked_out_are_committed_all_the_same(
    tmp_path: Path, sparse_index: str
) -> None:
    """A sparse checkout leaves files out of the folder, not out of the commit."""
    made = Repository(tmp_path / "repository", "chrono")
    for name in ("2025", "2026"):
        (made.events / name).mkdir()
        (made.events / name / f"in-{name}.json").write_text(event(f"in-{name}"))
    made.git("add", "-A")
    made.git("commit", "-qm", "more")
    made.git("config", "index.sparse", sparse_index)
    made.git("sparse-checkout", "set", "--cone", "chrono/events/2025")
    assert not (made.events / "2026").exists()
    assert judged(made.root) == []
    made.git("rm", "-q", "--sparse", "--cached", "chrono/events/war.json")
    unknown = "reference/unknown-event"
    paths = ("events/2025/in-2025.json", "events/2026/in-2026.json", "events/treaty.json")
    assert judged(made.root) == [(path, unknown) for path in paths]


def test_git_that_trusts_the_folder_not_says_so_with_its_remedy(tmp_path: Path) -> None:
    """In a container the files are often another user's."""
    made = Repository(tmp_path / "repository", "")
    for command in (["log", "war"], ["diff"], ["validate", "--index"], ["log", "nobody"]):
        done = call(
            *(sys.executable, "-m", "timeline", *command),
            cwd=made.root,
            check=False,
            GIT_TEST_ASSUME_DIFFERENT_OWNER="1",
        )
        assert (done.returncode, done.stdout) == (3, "")
        first, second = done.stderr.splitlines()
        assert first == f"timeline: git: detected dubious ownership in repository at '{made.top}'"
        assert f"git config --global --add safe.directory {made.top}" in second
