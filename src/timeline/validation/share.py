"""A loop over many files shared among processes: forked, since threads only slow it down."""

import gc
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO, Generic, Self, TypeVar

T = TypeVar("T")
# Files from which on a second process gains more than it costs.
WORTH = 600
MOST = 4
# Numbers that are worked on at once, and how many ranges of them may wait for one before them.
TURN = 1000
AHEAD = 4
# A pipe has room for the numbers of so many ranges.
MOST_RANGES = 10_000
_NUMBER, _HEAD = struct.Struct("<I"), struct.Struct("<IQ")
_SET_SIZE = 1031  # F_SETPIPE_SZ, which only Linux has


def processes(count: int) -> int:
    """How many processes judge `count` files."""
    if count < WORTH or not hasattr(os, "fork") or sys.platform == "darwin" or _threaded():
        return 1
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(free or 1, MOST)


def _threaded() -> bool:
    """Whether other threads run, which a fork would lose with their locks held."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def shared(work: Callable[[range], T], count: int, parts: int) -> list[T]:
    """`work` done on `parts` consecutive ranges of `count` numbers, the results in their order.

    The first part is done here, the others in forked processes. A part whose process dies is done
    here again, so nothing is lost.
    """
    import pickle  # only where work is shared

    def done(part: range, pipe: IO[bytes]) -> None:
        pickle.dump(work(part), pipe, pickle.HIGHEST_PROTOCOL)

    ranges = [range(count * i // parts, count * (i + 1) // parts) for i in range(parts)]
    children = [(part, *_fork(partial(done, part))) for part in ranges[1:]]
    results = [work(ranges[0])]
    for part, pipe, process in children:
        with os.fdopen(pipe, "rb") as reader:
            data = reader.read()
        _, status = os.waitpid(process, 0)
        results.append(pickle.loads(data) if status == 0 else work(part))
    return results


def in_turns(work: Callable[[range], T], count: int) -> Iterator[T]:
    """`work` done on consecutive ranges of `count` numbers, shared where that is worth it.

    Forked processes work ahead of the caller, who may have more to do with each result. Each takes
    the next range that nobody has; so does this one where no result is there to be read. Few
    results are held, however many numbers there are.
    """
    parts = processes(count)
    size = max(TURN, count // MOST_RANGES)
    size = size if parts == 1 else min(size, -(-count // (2 * parts)))
    ranges = [range(start, min(start + size, count)) for start in range(0, count, size)]
    if parts == 1:
        yield from map(work, ranges)
        return
    with _Helpers(work, ranges, parts - 1) as helpers:
        for number in range(len(ranges)):
            yield helpers.result(number)


class _Helpers(Generic[T]):
    """Forked processes that do some of the ranges; the numbers of the rest wait in a pipe."""

    def __init__(self, work: Callable[[range], T], ranges: Sequence[range], count: int) -> None:
        self._work = work
        self._ranges = ranges
        self._done: dict[int, T] = {}
        self._waiting, writer = os.pipe()
        with os.fdopen(writer, "wb") as all_numbers:  # which the pipe has room for
            all_numbers.write(b"".join(map(_NUMBER.pack, range(len(ranges)))))
        self._processes = dict(_fork(self._help) for _ in range(count))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in list(self._processes):  # whoever asked may want no more
            os.kill(self._processes[pipe], signal.SIGKILL)
            self._end(pipe)
        os.close(self._waiting)

    def result(self, number: int) -> T:
        """What `work` made of a range; those before it were asked for before."""
        while number not in self._done:
            if self._read(wait=False):
                continue
            taken = self._take() if len(self._done) < AHEAD else None
            if taken is not None:
                self._done[taken] = self._work(self._ranges[taken])
            elif not self._read(wait=True):  # the process that took it has died
                self._done[number] = self._work(self._ranges[number])
        return self._done.pop(number)

    def _take(self) -> int | None:
        """The next range that nobody has; None if there is none."""
        data = os.read(self._waiting, _NUMBER.size)
        return int(_NUMBER.unpack(data)[0]) if data else None

    def _help(self, pipe: IO[bytes]) -> None:
        """Do ranges as long as there are any: what a forked process does."""
        import pickle

        while (number := self._take()) is not None:
            data = pickle.dumps(self._work(self._ranges[number]), pickle.HIGHEST_PROTOCOL)
            pipe.write(_HEAD.pack(number, len(data)) + data)
            pipe.flush()

    def _read(self, *, wait: bool) -> bool:
        """Read a result that is there, or wait for one; False where there is none."""
        import pickle
        from select import POLLIN, poll  # not on every machine, nor does every one fork

        while self._processes:
            watched = poll()
            for one in self._processes:
                watched.register(one, POLLIN)
            ready = watched.poll(None if wait else 0)
            if not ready:
                return False
            pipe = ready[0][0]
            head = _exactly(pipe, _HEAD.size)
            number, size = _HEAD.unpack(head) if head else (0, 0)
            data = _exactly(pipe, size)
            if data:
                self._done[number] = pickle.loads(data)
                return True
            self._end(pipe)  # it has done all it could
        return False

    def _end(self, pipe: int) -> None:
        os.close(pipe)
        os.waitpid(self._processes.pop(pipe), 0)


def _exactly(pipe: int, size: int) -> bytes:
    """So many bytes; none where the other side has ended before."""
    data = bytearray()
    while len(data) < size:
        part = os.read(pipe, size - len(data))
        if not part:
            return b""
        data += part
    return bytes(data)


def _fork(work: Callable[[IO[bytes]], None]) -> tuple[int, int]:
    """A process that writes what it makes into a pipe: the end to read, and its number."""
    import fcntl  # not on every machine, nor does every one fork

    reader, writer = os.pipe()
    with suppress(OSError):  # so that a process can go on while its last result waits
        fcntl.fcntl(reader, _SET_SIZE, 1 << 20)
    process = os.fork()
    if process:
        os.close(writer)
        return reader, process
    status = 1
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            work(pipe)
        status = 0
    finally:
        # Nothing of the parent's may run a second time: no exit handlers, no flushing.
        os._exit(status)


@contextmanager
def no_collection() -> Iterator[None]:
    """The collector of reference cycles switched off: records have none, and it walks them all."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
