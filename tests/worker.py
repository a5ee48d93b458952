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
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
            threads = closing.enter_context(ThreadPoolExecutor(3))
            threads.submit(_write, given, input or "")
            told = [threads.submit(_read, each) for each in (out, err)]
            theirs = [theirs_in, theirs_out, theirs_err]
            code = self._ask(theirs, arguments, cwd, env)
            texts = [each.result(TIMEOUT) for each in told]
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
        request = json.dumps([list(arguments), os.fspath(cwd), dict(env)]).encode() + b"\n"
        fds = array.array("i", [each.fileno() for each in files])
        self._socket.sendmsg([b"!"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
        for each in files:
            each.close()  # so that the pipes end where the command does
        self._socket.sendall(request)
        pid = int(self._answers.readline())
        try:
            return int(self._answers.readline())
        except TimeoutError as error:
            os.kill(pid, signal.SIGKILL)
            self._stop()
            raise subprocess.TimeoutExpired(["timeline", *arguments], TIMEOUT) from error

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


def _write(file: IO[bytes], text: str) -> None:
    with contextlib.suppress(BrokenPipeError), file:  # it need not read what it is given
        file.write(text.encode())


def _read(file: IO[bytes]) -> str:
    return file.read().decode().replace("\r\n", "\n").replace("\r", "\n")  # as `text=True` does


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
