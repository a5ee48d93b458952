"""Answers to what a shell asks on TAB, given by the tests in place of a program that is started.

The program in its place writes to the pipe `ask` how many words it got, its working folder and the
words, a zero byte behind each. It prints what is then in the file `answer`, and ends with the
status that it reads from the pipe `told`.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

Answer = Callable[[Path, Sequence[str]], tuple[int, str]]
"""From the working folder and the words: the exit status, and what is printed."""


@contextmanager
def answering(home: Path, answer: Answer) -> Iterator[None]:
    """Answer all that is asked by way of the pipes in `home`, in a thread."""
    pipes = []
    for name in ("ask", "told"):
        os.mkfifo(home / name)
        # Open for both: a pipe does not end where a program that asked has ended.
        pipes.append(os.open(home / name, os.O_RDWR))
    ask, told = pipes
    thread = threading.Thread(target=_serve, args=(home, ask, told, answer))
    thread.start()
    try:
        yield
    finally:
        if thread.is_alive():  # an answer that failed ended it
            os.write(ask, b"0\0")
        thread.join()
        os.close(told)


def _serve(home: Path, ask: int, told: int, answer: Answer) -> None:
    with open(ask, "rb") as asked:
        while count := int(_word(asked)):
            folder, *words = (_word(asked) for _ in range(count + 1))
            status, text = 70, ""
            try:
                status, text = answer(Path(folder), words)
            finally:  # a shell without an answer would wait for ever
                # In a locale of bytes a shell breaks words in the middle of a character, too.
                (home / "answer").write_bytes(os.fsencode(text))
                os.write(told, b"%d\n" % status)


def _word(asked: BinaryIO) -> str:
    """What stands before the next zero byte."""
    found = bytearray()
    while (byte := asked.read(1)) != b"\0":
        found += byte
    return os.fsdecode(bytes(found))
