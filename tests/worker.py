"""Runs `timeline …` without starting Python anew: a process that has the program loaded forks.

    with Worker() as worker:
        worker.run(["list"], cwd=folder, input=None, env={…})

Starting Python and loading the program takes five times as long as what most tests ask of it. The
process that forks does nothing else, so each command finds the program as a fresh one would, only
loaded already. TIMELINE_TESTS_START=each starts every command as a process of its own.
"""

import array
import contextlib
import gc
import importlib
import io
import json
import os
import pkgutil
import selectors
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Self, TextIO

TIMEOUT = 120
"""Seconds after which a command is ended and the test fails."""
_AT_START = ("PYTHON", "LC_", "LANG", "LD_", "COVERAGE", "FAKETIME")
"""Beginnings of variables that Python or the loader reads once, when a process starts."""


def start_each() -> bool:
    """Whether every command is to be a process of its own."""
    return os.environ.get("TIMELINE_TESTS_START") == "each" or not hasattr(os, "fork")


class Worker:
    """A process with the program loaded, which runs each command in a fork of itself."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = dict(env)
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def run(
        self, arguments: Sequence[str], *, cwd: Path, input: str | None, env: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str] | None:
        """What the command printed and how it ended; None if only a new process can run it so."""
        if self._started(env) != self._started(self._env) or not self._busy.acquire(blocking=False):
            return None
        with contextlib.ExitStack() as closing:
            closing.callback(self._busy.release)
            if self._process is None:
                self._start()
            (given, theirs_in), (out, theirs_out), (err, theirs_err) = (
                _pipe(closing, writing=writing) for writing in (True, False, False)
            )
            pid = self._ask([theirs_in, theirs_out, theirs_err], arguments, cwd, env)
            try:
                texts = _told(given, (input or "").encode(), out, err)
                code = int(self._answers.readline())
            except TimeoutError as error:
                os.kill(pid, signal.SIGKILL)
                self._stop()
                raise subprocess.TimeoutExpired(["timeline", *arguments], TIMEOUT) from error
            return subprocess.CompletedProcess(["timeline", *arguments], code, *texts)

    @staticmethod
    def _started(env: Mapping[str, str]) -> dict[str, str]:
        return {name: text for name, text in env.items() if name.startswith(_AT_START)}

    def _start(self) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL, env=self._env, pass_fds=[theirs.fileno()],
            )  # fmt: skip
        self._answers = self._socket.makefile("rb")
        self._socket.settimeout(TIMEOUT)

    def _ask(
        self, files: list[IO[bytes]], arguments: Sequence[str], cwd: Path, env: Mapping[str, str]
    ) -> int:
        """The process that runs the command."""
        request = json.dumps([list(arguments), os.fspath(cwd), dict(env)]).encode() + b"\n"
        fds = array.array("i", [each.fileno() for each in files])
        self._socket.sendmsg([b"!"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
        for each in files:
            each.close()  # so that the pipes end where the command does
        self._socket.sendall(request)
        return int(self._answers.readline())

    def _stop(self) -> None:
        if self._process is None:
            return
        self._answers.close()
        self._socket.close()  # at which it ends
        self._process.wait()
        self._process = None


def _pipe(closing: contextlib.ExitStack, *, writing: bool) -> tuple[IO[bytes], IO[bytes]]:
    """This side's end of a pipe, which is written to or read, and the command's."""
    read, write = os.pipe()
    ours, theirs = (write, read) if writing else (read, write)
    ends = os.fdopen(ours, "wb" if writing else "rb"), os.fdopen(theirs, "rb" if writing else "wb")
    return closing.enter_context(ends[0]), closing.enter_context(ends[1])


def _told(given: IO[bytes], input: bytes, *files: IO[bytes]) -> Iterator[str]:
    """What the command prints into each of the files, while it is given its input."""
    found = dict.fromkeys(files, b"")
    with selectors.DefaultSelector() as open_ends:
        for each in files:
            open_ends.register(each, selectors.EVENT_READ)
        os.set_blocking(given.fileno(), False)
        open_ends.register(given, selectors.EVENT_WRITE)
        while open_ends.get_map():
            ready = open_ends.select(TIMEOUT)
            if not ready:
                raise TimeoutError
            for end in (key.fileobj for key, _ in ready):
                if end is given:
                    with contextlib.suppress(BrokenPipeError):  # it need not read what it is given
                        input = input[os.write(given.fileno(), input) :]
                        if input:
                            continue
                    open_ends.unregister(given)
                    given.close()
                else:
                    part = os.read(end.fileno(), 1 << 16)
                    found[end] += part
                    if not part:
                        open_ends.unregister(end)
    # As `text=True` reads it.
    return (text.decode().replace("\r\n", "\n").replace("\r", "\n") for text in found.values())


def serve(connection: socket.socket) -> None:
    """Answer requests until the other side closes."""
    load()
    requests = connection.makefile("rb")
    while True:
        _, ancillary, _, _ = connection.recvmsg(1, socket.CMSG_SPACE(3 * 4))
        if not ancillary:
            return
        fds = array.array("i", ancillary[0][2])
        arguments, cwd, env = json.loads(requests.readline())
        process = os.fork()
        if not process:
            connection.close()
            _become(list(fds), arguments, cwd, env)
        for each in fds:
            os.close(each)
        connection.sendall(b"%d\n" % process)
        connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))


def load() -> None:
    """Import what most commands import: the whole program but for what needs large libraries."""
    import timeline

    for module in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if not module.name.startswith(("timeline.__main__", "timeline.serve", "timeline.scale")):
            importlib.import_module(module.name)
    from timeline.format import schema
    from timeline.format.models.vocabulary import KINDS_OF_FILE

    for kind in KINDS_OF_FILE:  # a fifth of the time that a listing of few events takes
        schema.compiled(kind)
    gc.collect()
    gc.freeze()


def _become(fds: list[int], arguments: list[str], cwd: str, env: dict[str, str]) -> None:
    """Be the command; does not return."""
    import time

    try:
        for target, source in enumerate(fds):
            os.dup2(source, target)
        os.closerange(3, max(fds) + 1)
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        time.tzset()
        sys.stdin = sys.__stdin__ = _opened(0, sys.stdin)
        sys.stdout = sys.__stdout__ = _opened(1, sys.stdout)
        sys.stderr = sys.__stderr__ = _opened(2, sys.stderr)
        sys.argv = ["timeline", *arguments]
        from timeline.cli.app import main

        main()
    except BaseException:  # as the interpreter would tell of it
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def _opened(number: int, like: TextIO) -> TextIO:
    """A standard stream as Python opens it at its start where it is a file."""
    raw = io.FileIO(number, "w" if number else "r", closefd=False)
    buffer = io.BufferedWriter(raw) if number else io.BufferedReader(raw)
    return io.TextIOWrapper(
        buffer, encoding=like.encoding, errors=like.errors,
        newline="\n" if number else None, line_buffering=number == 2,
    )  # fmt: skip


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
