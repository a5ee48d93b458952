"""What a command would change in a file, as a unified diff."""

from difflib import unified_diff
from io import StringIO

from timeline.cli import terminal
from timeline.text import clean, one_line

_CUT = "\\ No newline at end of file\n"  # as git writes it


def difference(before: bytes | None, after: bytes | None, old: str, new: str) -> str:
    """The lines that differ, under the two names; None is a file that is not there."""
    lines = unified_diff(_lines(before), _lines(after), one_line(old), one_line(new))
    return "".join(line if line.endswith("\n") else f"{line}\n{_CUT}" for line in lines)


def _lines(data: bytes | None) -> list[str]:
    """The lines as git counts them: only a line feed ends one, none of Unicode's other signs."""
    text = (data or b"").decode("utf-8", "replace")
    return StringIO(text, newline="\n").readlines()


def show(text: str) -> None:
    """Print differences: to the byte, so that they can be applied, but safely on a terminal."""
    terminal.emit(clean(text) if terminal.is_terminal() else text)
