"""The documents as a reader follows them: in a shell, on a terminal."""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.environment import bare

COLUMNS, LINES = 80, 60
_END = "\036"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_FILE = re.compile(r"`(\S+/\S+)`[^`]*\n\n\Z")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_COUNTER = re.compile(r"\r[^\r\n]*\x1b\[K")  # of a run that takes more than half a second


def session(commands: Sequence[str], folder: Path, **env: str) -> list[str]:
    """What each command shows, one after the other in one shell, without colours.

    A shell that ends early, as `set -e` makes it, has what it showed in the end as its last.
    """
    script = "".join(f"{command}\nprintf '\\036'\n" for command in commands)
    shown = _shown(["bash", "-c", script], folder, env)
    *parts, rest = _COUNTER.sub("", _COLOUR.sub("", shown)).split(_END)
    return [*parts, rest] if rest else parts


def clone(folder: Path) -> Path:
    """`folder`, made to look like a clone whose `activate` leads to the program under test."""
    activate = folder / ".venv" / "bin" / "activate"
    activate.parent.mkdir(parents=True)
    activate.write_text(f"PATH='{Path(sys.executable).parent}{os.pathsep}'$PATH\n")
    return folder


def _shown(command: list[str], folder: Path, env: dict[str, str]) -> str:
    """All that a command writes, to the terminal's output or its errors."""
    import fcntl
    import pty  # a Unix shell, and so a Unix
    import termios

    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environment = {**bare(), "TERM": "xterm", **env}
    process = subprocess.Popen(
        command, cwd=folder, stdin=writer, stdout=writer, stderr=writer, env=environment
    )
    os.close(writer)
    shown = _read(reader)
    os.close(reader)
    process.wait(timeout=60)
    return shown.decode("utf-8").replace("\r\n", "\n")


def _read(reader: int) -> bytes:
    parts = []
    while part := _part(reader):
        parts.append(part)
    return b"".join(parts)


def _part(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:  # so Linux says that the other side is closed
        return b""


class Step(NamedTuple):
    """What a reader types, and what the page shows below it."""

    typed: str
    shown: str


def steps(page: str) -> list[Step]:
    """Every block of the page: commands with the output below them, files that are saved."""
    found: list[Step] = []
    for block in _FENCE.finditer(page):
        kind, text = block.groups()
        if kind == "text":
            assert not found[-1].shown
            found[-1] = found[-1]._replace(shown=text)
        elif kind == "sh":
            found.append(Step(text, ""))
        else:
            file = _FILE.search(page, 0, block.start())
            assert file, f"no file is named above:\n{text}"
            found.append(Step(f"cat > {file[1]} <<'END'\n{text}END\n", ""))
    return found
