"""A program's answers to TAB without starting Python for each: `answering.py HOME [PROGRAM]`.

It waits at the pipe `HOME/ask` for words, as the shell gave them to the program, and runs
`PROGRAM`, or the command line itself, in a copy of this process. What that prints is then in
`HOME/answer`, and its exit status comes out of the pipe `HOME/told`.
"""

import os
import runpy
import sys
from typing import BinaryIO

import timeline.cli.app
import timeline.cli.commands.completion
import timeline.cli.completion.bashline  # read once, not for each answer


def serve(home: str, program: str | None) -> None:
    """Answer whatever is asked, until the process is ended."""
    # Open for both, no pipe ends where a program that asked has ended.
    with open(os.open(f"{home}/ask", os.O_RDWR), "rb") as ask:
        told = os.open(f"{home}/told", os.O_RDWR)
        while True:
            folder, *words = _asked(ask)
            pid = os.fork()
            if pid == 0:
                _answer(folder, words, f"{home}/answer", program)
            _, status = os.waitpid(pid, 0)
            os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))


def _asked(ask: BinaryIO) -> list[str]:
    """The working folder and the words of a question; how many words there are stands before."""
    words = [_word(ask) for _ in range(int(_word(ask)) + 1)]
    return [os.fsdecode(word) for word in words]


def _word(ask: BinaryIO) -> bytes:
    """What stands before the next zero byte."""
    found = bytearray()
    while (byte := ask.read(1)) != b"\0":
        found += byte
    return bytes(found)


def _answer(folder: str, words: list[str], answer: str, program: str | None) -> None:
    """Run the program in this process, and end it."""
    os.chdir(folder)
    out = os.open(answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(out, 1)
    sys.argv[1:] = words
    code = 1  # what a traceback ends with
    try:
        if program is None:
            timeline.cli.app.main()
        else:
            runpy.run_path(program)
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(bool(error.code))
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
