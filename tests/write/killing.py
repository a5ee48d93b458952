"""Runs a command again and again, killed before another of its writing calls each time.

Of many calls some are tried, evenly spread, the first and the last among them; fewer while a person
waits.

`python -m tests.write.killing` reads lines of JSON, each a folder and the arguments of a command,
and answers each by one: what was in the folder before, what the whole command makes of it, and what
each killed run left: at once, after an interrupted run was settled, and after the same command was
run again.
"""

import json
import mmap
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.effort import some, spread
from tests.worker import load

from timeline.cli import app
from timeline.write import start, transaction

Tree = dict[str, list[str]]
CALLS = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.chmod")
MOST = 20  # calls of one command that it is killed before
EDITS = ".timeline-edits"  # a person's text stays there on purpose
CALLED = mmap.mmap(-1, 8)  # how many writing calls a command has come to; its process writes it


def tree(folder: Path) -> Tree:
    """Rights and content of every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): [
            oct(path.lstat().st_mode),
            sha256(path.read_bytes()).hexdigest(),
        ]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and EDITS not in path.parts
    }


def forked(work: Callable[[], Any]) -> int:
    """What became of `work` in a process of its own, as `os.waitpid` tells it."""
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(99)
    return os.waitpid(child, 0)[1]


def command(folder: Path, arguments: list[str], kill: int = 0) -> int:
    """Run the command line in a folder, killed before its `kill`-th writing call."""

    def work() -> None:
        os.chdir(folder)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        if kill:
            os.dup2(null, 2)
        sys.addaudithook(killer(str(folder), kill))
        sys.argv = ["timeline", *arguments]
        app.main()

    return forked(work)


def killer(folder: str, kill: int) -> Callable[[str, tuple[Any, ...]], None]:
    """What ends the process before its `kill`-th call that writes in the folder."""
    CALLED[:] = bytes(8)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        writes = event in CALLS or (event == "open" and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR))
        if not writes or not isinstance(args[0], str | bytes | os.PathLike):
            return
        path = os.path.abspath(os.fsdecode(args[0]))
        if path.startswith(folder) and EDITS not in path:
            calls = int.from_bytes(CALLED, "little") + 1
            CALLED[:] = calls.to_bytes(8, "little")
            if calls == kill:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def settled(folder: Path) -> None:
    """Settle what an interrupted run left."""
    forked(lambda: transaction.settle(folder, also=start.OWN))


def main(folder: Path, arguments: list[str]) -> dict[str, Any]:
    """Everything that is to be printed."""
    # No `TemporaryDirectory`: what a child's end finalizes would be the parent's.
    room = Path(tempfile.mkdtemp(dir=folder.parent)).resolve()
    done = room / "whole"
    shutil.copytree(folder, done)
    status = command(done, arguments)
    calls = int.from_bytes(CALLED, "little")
    found: dict[str, Any] = {"status": status, "old": tree(folder), "new": tree(done)}
    points = spread(range(1, calls + 1), MOST)  # of more, those between are alike
    found["killed"] = list(killed(folder, arguments, room, some(points, 5)))
    shutil.rmtree(room)
    return found


def killed(
    folder: Path, arguments: list[str], room: Path, calls: Iterable[int]
) -> Iterable[dict[str, Tree]]:
    """What a run leaves that is killed before its first writing call, its second, and so on."""
    for call in calls:
        place = room / f"{call}"
        shutil.copytree(folder, place)
        assert os.WIFSIGNALED(command(place, arguments, kill=call))
        left = tree(place)
        settled(place)
        after = tree(place)
        command(place, arguments)
        yield {"left": left, "settled": after, "again": tree(place)}


if __name__ == "__main__":
    load()  # once, not in every run
    for line in sys.stdin:
        folder, arguments = json.loads(line)
        print(json.dumps(main(Path(folder), arguments)), flush=True)
