"""The hooks for real: pre-commit and prek install the program from a repository, offline, and git
commits.

The hook repository is a scratch clone of what is committed here, with a tag; what it needs is
installed from a folder of wheels, with no index. Every case ends in a real `git commit`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.oracle import oracle

from timeline import jsonio

ROOT = Path(__file__).parent.parent.parent
# In one process, where tests are shared among several: what is made once takes long.
pytestmark = pytest.mark.xdist_group("hooks")
FRAMEWORKS = ("pre-commit", "prek")
PAGE = ROOT / "docs/how-to/pre-commit.md"
MANY = 3_000
WARNING = "events/treaty.json:3:9: warning: history/revision: the event changed"


def configurations(hooks: Path) -> tuple[str, str]:
    """What the how-to prints: for a timeline at the top, and for several below it."""
    text = PAGE.read_text(encoding="utf-8").replace("https://example.org/timeline.git", str(hooks))
    first, second = re.findall(r"^```yaml\n(repos:\n.*?)^```", text, re.M | re.S)
    return first, second


def call(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a program; its output is text."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean(), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def clean() -> dict[str, str]:
    """The environment without git's own settings and those of a hook that runs these tests."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith(("GIT_", "PRE_"))}
    identity = {
        f"GIT_{who}_{what}": "x@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**kept, **identity, **apart}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that an installation takes, so that none asks an index."""
    folder = tmp_path_factory.mktemp("wheels")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(folder)]
    done = call(*pip, ROOT, "hatchling", "setuptools", "wheel", cwd=folder, check=False)
    if done.returncode:
        if os.environ.get("TIMELINE_ORACLES") == "required":
            pytest.fail(done.stderr)
        pytest.skip(f"needs wheels of the dependencies: {done.stderr[-200:]}")
    for own in folder.glob("timeline_events-*"):
        own.unlink()  # the hook has to build it itself
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hooks, tagged."""
    oracle("git")
    folder = tmp_path_factory.mktemp("hooks")
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src", "examples", "share"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    call("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    call("git", "add", "--all", cwd=folder)
    call("git", "commit", "--quiet", "--message=x", cwd=folder)
    call("git", "tag", "v1.0.0", cwd=folder)
    return folder


class Framework:
    """One of the two programs that run hooks, with a home and wheels of its own."""

    def __init__(self, name: str, home: Path, wheels: Path) -> None:
        found = oracle("pre_commit" if name == "pre-commit" else name)
        if name == "prek":
            oracle("uv")
        beside = Path(sys.executable).with_name(name)
        self.name = name
        self.program = str(beside) if beside.exists() else str(found)
        self.env = {
            "PRE_COMMIT_HOME": str(home),
            "PREK_HOME": str(home),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            # prek installs with uv, which it finds beside itself or on the path.
            "PATH": os.pathsep.join([str(beside.parent), os.environ["PATH"]]),
            "UV_OFFLINE": "1",
            "UV_FIND_LINKS": str(wheels),
        }

    def run(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the framework."""
        return call(self.program, *arguments, cwd=cwd, env=self.env, check=False)


@pytest.fixture(scope="module", params=FRAMEWORKS)
def framework(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wheels: Path
) -> Framework:
    """Each framework in turn; the hooks are installed once for all its cases."""
    return Framework(request.param, tmp_path_factory.mktemp("home"), wheels)


class Repository:
    """A timeline in a git repository whose commits run the hooks."""

    def __init__(self, folder: Path, framework: Framework) -> None:
        self.folder = folder
        self.framework = framework

    def start(self, configuration: str, *timelines: str) -> None:
        """Make it, with timelines in some of its folders, and commit them with the hooks."""
        self.folder.mkdir(parents=True, exist_ok=True)
        call("git", "init", "--quiet", "--initial-branch=main", cwd=self.folder)
        self.configure(configuration)
        installed = self.framework.run("install", cwd=self.folder)
        assert installed.returncode == 0, installed.stdout + installed.stderr
        for where in timelines:
            self.begin(where)
        self.add()
        passed, said = self.commit()
        assert passed, said

    def copy(self, folder: Path) -> "Repository":
        """The same in another folder."""
        shutil.copytree(self.folder, folder, symlinks=True)
        call("git", "update-index", "-q", "--refresh", cwd=folder)
        return Repository(folder, self.framework)

    def configure(self, configuration: str) -> None:
        """Choose the hooks."""
        (self.folder / ".pre-commit-config.yaml").write_text(configuration)

    def begin(self, where: str) -> None:
        """A timeline with a war and a treaty after it, in a folder."""
        (self.folder / where / "events").mkdir(parents=True)
        text = 'schema_version = "1.0"\nid = "example.test"\n'
        (self.folder / where / "timeline.toml").write_text(text)
        self.write("war", where)
        self.write("treaty", where, when={"relative": "after", "to": "war"})

    def write(self, id: str, where: str = "", /, **more: Any) -> None:
        """Write an event in its canonical form."""
        record = {"schema_version": "1.0", "id": id, "title": f"The {id}", "when": "2026", **more}
        (self.folder / where / f"events/{id}.json").write_bytes(jsonio.dumps(record))

    def add(self) -> None:
        """Stage everything."""
        call("git", "add", "--all", cwd=self.folder)

    def commit(self, folder: Path | None = None) -> tuple[bool, str]:
        """Commit what is staged: whether the hooks let it through, and what they said."""
        done = call(
            *("git", "commit", "--message=x"),
            cwd=folder or self.folder,
            env=self.framework.env,
            check=False,
        )
        return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def first(
    tmp_path_factory: pytest.TempPathFactory, framework: Framework, hooks: Path
) -> Repository:
    """What `repository` is copied from: a first commit with the hooks takes seconds."""
    made = Repository(tmp_path_factory.mktemp("first") / "timeline", framework)
    made.start(configurations(hooks)[0], "")
    return made


@pytest.fixture
def repository(tmp_path: Path, first: Repository) -> Repository:
    """A repository with a war and a treaty after it, committed with the hooks."""
    return first.copy(tmp_path / "timeline")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, framework: Framework, hooks: Path) -> Repository:
    """What `several` is copied from. Another program's folder beside the timelines is no matter."""
    made = Repository(tmp_path_factory.mktemp("both") / "several", framework)
    (made.folder / "svc/events").mkdir(parents=True)
    (made.folder / "svc/events/put.json").write_bytes(b'{ "Records":[] }\n')
    made.start(configurations(hooks)[1], "chrono", "archive/talks")
    return made


@pytest.fixture
def several(tmp_path: Path, both: Repository) -> Repository:
    """A repository with two timelines below its top, as the how-to configures them."""
    return both.copy(tmp_path / "several")


def test_a_good_commit_passes(repository: Repository) -> None:
    """A third event that is in order."""
    repository.write("peace", relations=[{"type": "follows", "to": "treaty"}])
    repository.add()
    passed, said = repository.commit()
    assert passed, said


def test_a_bad_commit_is_refused_with_its_place(repository: Repository) -> None:
    """The person who commits sees the line and what to do."""
    repository.write("peace", when="2026-13-04")
    repository.add()
    passed, said = repository.commit()
    assert not passed
    assert "events/peace.json:1:78: error: time/no-such-month" in said
    assert "help: did you mean '2026-04-13'?" in said


def test_a_deleted_anchor_is_refused(repository: Repository) -> None:
    """No changed file matches the patterns of a hook: only one that always runs sees it."""
    call("git", "rm", "--quiet", "events/war.json", cwd=repository.folder)
    passed, said = repository.commit()
    assert not passed
    assert "reference/unknown-event: no event has the id 'war'" in said


def test_a_renamed_anchor_is_refused(repository: Repository) -> None:
    """Renamed with its id, but not where it is referred to."""
    call("git", "rm", "--quiet", "events/war.json", cwd=repository.folder)
    repository.write("great-war")
    repository.add()
    passed, said = repository.commit()
    assert not passed
    assert "reference/unknown-event: no event has the id 'war'" in said


def test_an_untracked_draft_is_no_hindrance(repository: Repository) -> None:
    """It lies in the folder, and is not committed."""
    repository.write("peace")
    repository.add()
    repository.write("draft", when="some day")
    passed, said = repository.commit()
    assert passed, said


def test_another_form_is_mended_and_refused_once(repository: Repository) -> None:
    """The formatter changes the file; the second attempt passes."""
    path = repository.folder / "events/peace.json"
    path.write_text('{"id":"peace","when":"2026","title":"The peace","schema_version":"1.0"}\n')
    repository.add()
    passed, said = repository.commit()
    assert not passed
    assert "timeline fmt" in said
    repository.add()
    passed, said = repository.commit()
    assert passed, said


def test_more_names_than_one_command_line_takes(repository: Repository) -> None:
    """The hooks that get names run in batches."""
    names = [f"event-{i}-{'x' * 66}" for i in range(MANY)]
    assert sum(len(f"events/{name}.json ") for name in names) > 250_000
    for name in names:
        repository.write(name, relations=[{"type": "follows", "to": "war"}])
    repository.add()
    passed, said = repository.commit()
    assert passed, said
    repository.write(names[-9], relations=[{"type": "follows", "to": "waar"}], revision=1)
    repository.add()
    passed, said = repository.commit()
    assert not passed
    assert f"events/{names[-9]}.json:7:32: error: reference/unknown-event" in said


def test_try_repo_runs_the_hooks_from_a_path(repository: Repository, hooks: Path) -> None:
    """What somebody does who wants to try the hooks before adding them.

    Once, for each run installs the program anew: of three events it finds fault with one.
    """
    repository.write("peace", when="some day")
    repository.add()
    arguments = ("try-repo", str(hooks), "timeline-check", "--all-files")
    bad = repository.framework.run(*arguments, cwd=repository.folder)
    assert bad.returncode != 0
    assert re.findall(r"(\S+): error: (\S+):", bad.stdout) == [
        ("events/peace.json:1:73", "time/not-edtf")
    ], bad.stdout


def test_a_warning_is_seen_and_stops_no_commit(repository: Repository) -> None:
    """As the how-to configures the hooks; they pass."""
    repository.write("treaty", when={"relative": "after", "to": "war"}, title="The long treaty")
    repository.add()
    passed, said = repository.commit()
    assert passed, said
    assert WARNING in said
    assert 'write "revision": 1' in said


def test_a_warning_stops_the_commit_where_that_is_wanted(repository: Repository) -> None:
    """With `--strict`, as the how-to says."""
    text = (repository.folder / ".pre-commit-config.yaml").read_text()
    repository.configure(text.replace("verbose: true", "args: [--strict]"))
    repository.write("treaty", when={"relative": "after", "to": "war"}, title="The long treaty")
    repository.add()
    passed, said = repository.commit()
    assert not passed
    assert WARNING in said


def test_files_of_other_programs_are_left_alone(repository: Repository) -> None:
    """Folders called `events` and `entities` are common; without a timeline they are others'."""
    text = b'{ "Records":[] }\n'
    for name in ("svc/events/put.json", "app/entities/user.json", "docs/events/a.json"):
        path = repository.folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(text)
    repository.add()
    passed, said = repository.commit()
    assert passed, said
    assert (repository.folder / "svc/events/put.json").read_bytes() == text


def test_several_timelines_below_the_top(several: Repository) -> None:
    """Each is judged, and nothing else."""
    for where in ("chrono", "archive/talks"):
        call("git", "rm", "--quiet", f"{where}/events/war.json", cwd=several.folder)
        passed, said = several.commit()
        assert not passed
        assert f"{where}/events/treaty.json" in said
        assert "reference/unknown-event: no event has the id 'war'" in said
        call("git", "reset", "--quiet", "--hard", cwd=several.folder)


def test_a_linked_working_tree_is_judged(tmp_path: Path, several: Repository) -> None:
    """Its hooks are told of the repository in another way."""
    linked = tmp_path / "linked"
    call("git", "worktree", "add", "--quiet", str(linked), "-b", "other", cwd=several.folder)
    call("git", "rm", "--quiet", "chrono/events/war.json", cwd=linked)
    passed, said = several.commit(linked)
    assert not passed
    assert "reference/unknown-event: no event has the id 'war'" in said
