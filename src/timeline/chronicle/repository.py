"""The git repository around a timeline: the one place that runs git and reads its objects.

Git is run through its own program and without a shell. Of the caller's environment only what says
where the repository lies and whom it trusts is kept, so that no setting of a person, a hook or
another program changes an answer, and nothing is fetched.
"""

import errno
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import IO, NamedTuple

from timeline.chronicle.waiting import require_no_pipes
from timeline.errors import ProjectError

# What a hook or a person says of the place of a repository (`git rev-parse --local-env-vars`).
_WHERE = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)  # fmt: skip
_PATHS = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")
# Where git's own programs are, how far upwards it looks, whom it trusts (`safe.directory`).
_KEPT = ("GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_FAMILIES = ("GIT_CONFIG", "GIT_TEST_")
_FIXED = {
    "LC_ALL": "C",  # its words are recognised below, and stand beside ours, which are English
    "GIT_OPTIONAL_LOCKS": "0",  # whoever only reads hinders no other git
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone is not completed from the network …
    "GIT_ALLOW_PROTOCOL": "none",  # … by a git that does not know that variable either
}
# A repository may name a program here that git would start to learn which files changed.
_SETTINGS = ("-c", "core.fsmonitor=false")

_AHEAD = 64  # requests that fit into a pipe together with room to spare
_PIECE = 1 << 16
# What to do where an object is missing.
LOST = (
    "'git fsck' names what is missing; "
    "in a partial clone, 'git fetch --refetch --no-filter' brings it"
)


class NoRepository(ProjectError):
    """The timeline is in no git repository."""


class _Place(NamedTuple):
    """Where a repository is, as git sees it from some folder.

    `own` is its own folder, `top` that of its files, and from `start` on git reads relative paths:
    it goes to the top of the files among which it was called.
    """

    own: str
    top: str | None
    start: str


class Repository:
    """The git repository around the folder `root`, whatever a hook's environment says of others."""

    def __init__(self, root: str | Path) -> None:
        self.root = str(root)

    @cached_property
    def environment(self) -> dict[str, str]:
        """The environment that git is run in.

        Git tells hooks by `GIT_DIR`, in a linked worktree without `GIT_WORK_TREE`, which repository
        they belong to; git run in a folder below would then take that folder for the top. So the
        repository is looked for from `root`, and only the index and the objects that a commit under
        way uses are taken over, where they belong to that repository.
        """
        plain = _plain_environment()
        given = {name: os.environ[name] for name in _WHERE if os.environ.get(name)}
        caller = _place(".", {**plain, **given}) if given else None
        if caller is None:  # nothing is said, or nothing that git can make use of
            return {**plain, **given}
        whole = {
            name: os.path.join(caller.start, text) if name in _PATHS else text
            for name, text in given.items()
        }
        own = _place(self.root, plain)
        if own is not None and _same(own.own, caller.own):
            for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"):
                whole.pop(name, None)
        elif "GIT_DIR" not in given or (own is not None and _is_nearer(own, caller, self.root)):
            return plain
        else:
            whole["GIT_DIR"] = caller.own
            if caller.top is not None:
                whole["GIT_WORK_TREE"] = caller.top
        return {**plain, **whole}

    def run(self, *arguments: str, data: bytes | None = None) -> bytes:
        """What git prints; a failure is a `ProjectError` with git's own words and remedy."""
        code, out, words = self._ask(arguments, data)
        if code:
            raise _failure(words, self.root)
        return out

    def answer(self, *arguments: str) -> bytes | None:
        """What git prints, or None where it says no without a word, as `--quiet` makes it."""
        code, out, words = self._ask(arguments, None)
        if code and words:
            raise _failure(words, self.root)
        return None if code else out

    def _ask(self, arguments: Sequence[str], data: bytes | None) -> tuple[int, bytes, str]:
        return _call(self.root, self.environment, arguments, data)

    @cached_property
    def prefix(self) -> str:
        """What leads from the top of the repository to `root`; a slash at the end, or empty."""
        return _line(self.run("rev-parse", "--show-prefix"))

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """A running git to talk to; its complaints are not kept."""
        require_no_pipes(self.root, self.environment)
        try:
            return subprocess.Popen(
                _command(self.root, arguments),
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise _not_started(error) from error

    def contents(self, names: Sequence[str | OSError], limit: int) -> Iterator[bytes | OSError]:
        """The content of each object, in order, or why there is none; one call of git."""
        if not names:
            return
        objects = Objects(self)
        try:
            yield from objects.contents(names, limit)
        finally:
            objects.close()


def _plain_environment() -> dict[str, str]:
    """The caller's environment without what would change an answer of git."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_FAMILIES)
    }
    return {**kept, **_FIXED}


def _place(folder: str, environment: dict[str, str]) -> _Place | None:
    """The repository that git finds from a folder in an environment, or None."""
    code, own, _ = _call(folder, environment, ("rev-parse", "--absolute-git-dir"), None)
    if code:
        return None
    code, out, _ = _call(folder, environment, ("rev-parse", "--show-toplevel"), None)
    top, here = None if code else _line(out), os.path.realpath(folder)
    inside = top is not None and Path(here).is_relative_to(os.path.realpath(top))
    return _Place(_line(own), top, top if inside and top else here)


def _line(out: bytes) -> str:
    """A path that git prints, whatever its bytes."""
    return os.fsdecode(out.removesuffix(b"\n"))


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _is_nearer(own: _Place, caller: _Place, root: str) -> bool:
    """Whether a repository of its own holds `root`, inside that of the caller or apart from it."""
    if own.top is None or caller.top is None:
        return False
    inner, outer = os.path.realpath(own.top), os.path.realpath(caller.top)
    below = Path(os.path.realpath(root)).is_relative_to(outer)
    return not below or (inner != outer and Path(inner).is_relative_to(outer))


def _command(folder: str, arguments: Sequence[str]) -> list[str]:
    return ["git", "-C", folder, *_SETTINGS, *arguments]


def _call(
    folder: str, environment: dict[str, str], arguments: Sequence[str], data: bytes | None
) -> tuple[int, bytes, str]:
    """Run git once: its exit code, what it prints, and its complaints."""
    require_no_pipes(folder, environment)
    try:
        done = subprocess.run(
            _command(folder, arguments),
            env=environment,
            input=data,
            stdin=subprocess.DEVNULL if data is None else None,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise _not_started(error) from error
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()


def _not_started(error: OSError) -> ProjectError:
    if isinstance(error, FileNotFoundError):
        return ProjectError("git is not installed")
    return ProjectError(f"git cannot be started: {error.strerror}")


def _failure(words: str, root: str) -> ProjectError:
    """Git's own words as an error: what was fatal, and all else, its remedy among it, as a hint."""
    lines = [line.strip() for line in words.splitlines() if line.strip()] or ["no reason given"]
    fatal = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    rest = " ".join(line.removeprefix("hint: ") for line in lines if line != fatal)
    message = f"git: {fatal.removeprefix('fatal: ')}"
    if "not a git repository (or any" in fatal:
        return NoRepository(f"{root}: not in a git repository", hint="'git init' begins one")
    if "promisor remote" in fatal:
        rest = LOST
    return ProjectError(message, hint=rest or None)


class Objects:
    """One `git cat-file --batch`, asked ahead in small batches: ten thousand files, one process."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process = repository.start("cat-file", "--batch")

    def contents(self, names: Sequence[str | OSError], limit: int) -> Iterator[bytes | OSError]:
        """The content of each object, in order; a name that is an error comes back as it is.

        An object that is not there, or of more than `limit` bytes, is an `OSError`.
        """
        ask, answer = self._process.stdin, self._process.stdout
        if ask is None or answer is None:
            return
        for start in range(0, len(names), _AHEAD):
            batch = names[start : start + _AHEAD]
            lines = "".join(f"{name}\n" for name in batch if isinstance(name, str))
            with suppress(BrokenPipeError):  # git has ended; what it did not answer is told below
                ask.write(lines.encode())
                ask.flush()
            for name in batch:
                yield self._content(answer, name, limit) if isinstance(name, str) else name

    def _content(self, answer: IO[bytes], name: str, limit: int) -> bytes | OSError:
        head = answer.readline().split()
        if not head:
            raise self._ended(name)
        if len(head) != 3:
            lost = f"git has no object {name}: the repository is damaged or incomplete"
            return OSError(errno.EIO, lost)
        size = int(head[2])
        if size > limit:
            _skip(answer, size + 1)
            return OSError(errno.EFBIG, f"{size:,} bytes; at most {limit:,} are read")
        data = answer.read(size + 1)
        if len(data) <= size:
            raise self._ended(name)
        return data[:-1]

    def _ended(self, name: str) -> ProjectError:
        """Why git ended before it had given an object whole; asked once more, it says so."""
        self._repository.run("cat-file", "-p", name)
        return ProjectError(f"git ended before it had given the object {name}", hint=LOST)

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # of what an ended git did not take
                    pipe.close()
        self._process.wait()

    def __del__(self) -> None:
        if self._process.returncode is None:
            self.close()


def _skip(answer: IO[bytes], left: int) -> None:
    """Read past the rest of an answer, piece by piece, or to its end."""
    while left > 0:
        piece = answer.read(min(left, _PIECE))
        left -= len(piece) or left
