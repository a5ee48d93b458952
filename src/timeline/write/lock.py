"""One writer at a time in a timeline's folder; a lock goes with its process, however that ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import Refused

# The lock file, on systems where a folder itself cannot be locked.
FILE = ".timeline-lock"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the timeline at `root` for writing; waits while another program does."""
    try:
        handle = _open(root)
    except OSError as error:
        raise Refused(f"{root}: cannot be locked for writing: {error.strerror}") from error
    try:
        _hold(handle)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover – CI has no such machine
    import msvcrt

    def _open(root: Path) -> int:
        return os.open(root / FILE, os.O_RDWR | os.O_CREAT)

    def _hold(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # gives up after ten seconds
            except OSError:
                continue
            return

else:
    import fcntl

    def _open(root: Path) -> int:
        return os.open(root, os.O_RDONLY)

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
