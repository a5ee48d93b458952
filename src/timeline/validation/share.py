"""A loop over many files shared among processes: forked, since threads only slow it down."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

T = TypeVar("T")
# Files from which on a second process gains more than it costs.
WORTH = 600
MOST = 4
# Numbers of which a process holds the results at once.
TURN = 2000


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

    ranges = [range(count * i // parts, count * (i + 1) // parts) for i in range(parts)]
    children = [(part, *_fork(work, part)) for part in ranges[1:]]
    results = [work(ranges[0])]
    for part, process, pipe in children:
        with os.fdopen(pipe, "rb") as reader:
            data = reader.read()
        _, status = os.waitpid(process, 0)
        results.append(pickle.loads(data) if status == 0 else work(part))
    return results


def in_turns(work: Callable[[range], T], count: int) -> Iterator[T]:
    """`work` done on consecutive ranges of `count` numbers, shared where that is worth it.

    A turn at a time, so that few results are held, however many numbers there are.
    """
    parts = processes(count)
    for start in range(0, count, TURN * parts):
        turn = range(start, min(start + TURN * parts, count))
        if parts == 1:
            yield work(turn)
        else:
            yield from shared(partial(_within, work, turn), len(turn), parts)


def _within(work: Callable[[range], T], turn: range, part: range) -> T:
    return work(turn[part.start : part.stop])


def _fork(work: Callable[[range], T], part: range) -> tuple[int, int]:
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return process, reader
    import pickle

    status = 1
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(work(part), pipe, pickle.HIGHEST_PROTOCOL)
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
