"""The shells that are completed in: each one's script, and where it is installed."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from timeline.errors import ProjectError, TimelineError

_SCRIPTS = Path(__file__).with_name("scripts")
# The end of the line that is added to a shell's start file, by which it is found again.
_MARK = b"# completion of timeline"


class ScriptPlace(NamedTuple):
    """Where a shell's script is written, and the start file that has to read it, if one has."""

    script: Path
    start: Path | None = None


def _home(variable: str, *otherwise: str) -> Path:
    """The folder that an environment variable names, else one below the home folder."""
    given = os.environ.get(variable)
    return Path(given) if given and os.path.isabs(given) else Path.home().joinpath(*otherwise)


def _bash() -> ScriptPlace:
    # bash-completion finds it there by its name; without it, the line in .bashrc does.
    data = _home("XDG_DATA_HOME", ".local", "share")
    return ScriptPlace(
        data / "bash-completion" / "completions" / "timeline", Path.home() / ".bashrc"
    )


def _zsh() -> ScriptPlace:
    data = _home("XDG_DATA_HOME", ".local", "share")
    return ScriptPlace(data / "timeline" / "completion.zsh", _home("ZDOTDIR") / ".zshrc")


def _fish() -> ScriptPlace:
    return ScriptPlace(
        _home("XDG_CONFIG_HOME", ".config") / "fish" / "completions" / "timeline.fish"
    )


_PLACES: dict[str, Callable[[], ScriptPlace]] = {"bash": _bash, "fish": _fish, "zsh": _zsh}
NAMES = tuple(_PLACES)


def script(shell: str) -> bytes:
    """The script of a shell."""
    return (_SCRIPTS / f"timeline.{shell}").read_bytes()


def detected() -> str:
    """The shell that `SHELL` names; another, or none, is a `TimelineError` that asks for one."""
    name = os.path.basename(os.environ.get("SHELL", ""))
    if name in NAMES:
        return name
    raise TimelineError(
        f"for which shell? SHELL is '{name}'" if name else "for which shell? SHELL is not set",
        hint=f"write 'timeline --install-completion SHELL', one of {', '.join(NAMES)}",
    )


def install(shell: str) -> dict[Path, bool]:
    """Write a shell's script, and the line of its start file that reads it.

    The files, and whether each was changed: done again, none is. What else a start file holds
    stays as it is.
    """
    try:
        place = _PLACES[shell]()
        files = {place.script: script(shell)}
        if place.start is not None:
            files[place.start] = _with_line(_read(place.start), place.script)
        return {path: _write(path, data) for path, data in files.items()}
    except OSError as error:
        raise ProjectError(f"{error.filename}: cannot be written: {error.strerror}") from error
    except RuntimeError as error:  # so says Python
        raise ProjectError("no home folder is known", hint="set HOME") from error


def _with_line(before: bytes, script: Path) -> bytes:
    """A start file with the one line that reads the script: in place of an older one, or last."""
    path = os.fsencode(shlex.quote(str(script)))
    line = b"if [ -r %b ]; then . %b; fi %b" % (path, path, _MARK)
    lines = before.split(b"\n")
    own = [at for at, one in enumerate(lines) if one.endswith(_MARK)]
    if own:
        lines[own[0]] = line
        return b"\n".join(lines)
    ended = before if before.endswith(b"\n") or not before else before + b"\n"
    # After an empty line: a last line that ends in a backslash goes on in the next one.
    return ended + b"\n" * bool(ended) + line + b"\n"


def _read(path: Path) -> bytes:
    """The bytes of a file; none where there is no such file. A pipe is never waited for."""
    if not path.exists():
        return b""
    if not path.is_file() or "\n" in str(path):
        raise ProjectError(f"{path}: not a file that a line can be added to")
    return path.read_bytes()


def _write(path: Path, data: bytes) -> bool:
    """Put `data` at `path`; False where it stands there already."""
    from timeline.files import atomic

    if _read(path) == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic.write_named(path, data)
    return True
