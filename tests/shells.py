"""bash, zsh and fish in a real terminal, in which a test types, presses TAB and presses Enter."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.environment import bare
from tests.oracle import oracle, oracle_file

SCRIPTS = Path(__file__).parent.parent / "src" / "timeline" / "cli" / "completion" / "scripts"
BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"
PATIENCE = 30.0  # seconds that a shell on a busy machine may take for one answer

# In place of the program: it answers to TAB as ANSWERS does, and instead of running a command it
# writes down the words that the shell gave it.
_PROGRAM = """\
#!/bin/sh
if [ "$1 $3" = "completion --" ]; then
    ANSWERS "$@"
    status=$?
    echo >> 'HOME/answered'
    exit $status
fi
for word; do printf '%s\\0' "$word"; done > 'HOME/running'
mv 'HOME/running' 'HOME/ran'
"""
_ANSWERS = f"'{sys.executable}' -m timeline"
_PROMPT = "ready>"
_ZSHRC = f"PS1='{_PROMPT} '\nautoload -Uz compinit; compinit -D\n"
_FISH = f"""\
function fish_prompt; printf '{_PROMPT} '; end
set fish_greeting
set -g fish_autosuggestion_enabled 0
"""


class Shell:
    """A shell that is waiting for a line, its working folder a timeline's."""

    def __init__(self, name: str, home: Path, tmux: Sequence[str]) -> None:
        self.name = name
        self.home = home
        self._tmux = tmux

    def type(self, text: str) -> None:
        """Type a text, as keys."""
        self._do("send-keys", "-l", "--", text)

    def press(self, key: str) -> None:
        """Press a key, such as Enter."""
        self._do("send-keys", key)

    def complete(self, text: str, *, offered: bool = True) -> None:
        """Type a text and press TAB, until the program has answered.

        Where something is `offered`, also until the terminal shows something of it: keys that are
        pressed meanwhile may end a completion that is not there yet.
        """
        self.type(text)
        self.wait(lambda: text.rstrip() in self.screen())
        answers, state = self._answers(), self._state()
        self.press("Tab")
        self.wait(lambda: self._answers() > answers and (self._state() != state or not offered))

    def enter(self) -> list[str]:
        """Press Enter; the words that the program is then run with."""
        ran = self.home / "ran"
        ran.unlink(missing_ok=True)
        self.press("Enter")
        self.wait(ran.exists)
        return ran.read_bytes().decode("utf-8", "surrogateescape").split("\0")[:-1]

    def screen(self) -> str:
        """All that the terminal shows, wrapped lines joined."""
        return self._do("capture-pane", "-p", "-J")

    def wait(self, done: Callable[[], bool]) -> None:
        """Until something is so; an error that shows the terminal where it takes too long."""
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain, the terminal shows\n{self.screen()}")
            time.sleep(0.02)

    def _state(self) -> tuple[str, str]:
        """What the terminal shows, and where its cursor is."""
        return self.screen(), self._do("display-message", "-p", "#{cursor_x},#{cursor_y}")

    def _answers(self) -> int:
        path = self.home / "answered"
        return path.stat().st_size if path.exists() else 0

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            [*self._tmux, *command], capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout


@contextmanager
def shell(
    name: str, folder: Path, *, answers: str = _ANSWERS, start: str = "", **env: str
) -> Iterator[Shell]:
    """A shell called `name` in `folder`, whose `timeline` answers and runs nothing.

    `start` stands in its start file. Without it, the script of the program is read there.
    """
    oracle(name)
    tmux = [str(oracle("tmux")), "-f", os.devnull, "-S"]
    home = Path(tempfile.mkdtemp(prefix="shell-"))  # a socket's path must be short
    try:
        command = _prepared(name, home, answers, start or f"source '{SCRIPTS}/timeline.{name}'")
        tmux.append(str(home / "socket"))
        environment = {**bare(), "LC_ALL": "C.UTF-8", "HOME": str(home), **env}
        environment["PATH"] = f"{home}/bin{os.pathsep}{environment['PATH']}"
        for key in ("TMUX", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            environment.pop(key, None)
        size = ("-x", "180", "-y", "50")
        start_it = [*tmux, "-u", "new-session", "-d", *size, "-c", str(folder), *command]
        subprocess.run(start_it, env=environment, check=True)
        found = Shell(name, home, tmux)
        found.wait(lambda: _PROMPT in found.screen())
        yield found
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)
        _remove(home)


def _remove(home: Path) -> None:
    """Remove a home folder; a shell that is ending may still write into it."""
    end = time.monotonic() + PATIENCE
    while home.exists() and time.monotonic() < end:
        shutil.rmtree(home, ignore_errors=True)
        time.sleep(0.05)


def _prepared(name: str, home: Path, answers: str, start: str) -> list[str]:
    """The files that a shell starts with, and the command that starts it."""
    program = home / "bin" / "timeline"
    program.parent.mkdir()
    program.write_text(_PROGRAM.replace("ANSWERS", answers).replace("HOME", str(home)))
    program.chmod(0o755)
    if name == "zsh":
        (home / ".zshrc").write_text(f"{_ZSHRC}{start}\n")
        return ["zsh", "-i"]
    if name == "fish":
        config = home / ".config" / "fish" / "config.fish"
        config.parent.mkdir(parents=True)
        config.write_text(f"{_FISH}{start}\n")
        return ["fish", "-i"]
    (home / ".bashrc").write_text(f"{start}\nPS1='{_PROMPT} '\n")
    return ["bash", "--noprofile", "--rcfile", str(home / ".bashrc"), "-i"]


def bash_completion() -> str:
    """The line of a start file that reads bash-completion, and then the script."""
    path = oracle_file("bash-completion", BASH_COMPLETION)
    return f"source '{path}'\nsource '{SCRIPTS}/timeline.bash'"
