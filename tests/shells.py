"""bash, zsh and fish in a real terminal, in which a test types, presses TAB and presses Enter."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.answering import Answer, answering
from tests.environment import bare
from tests.oracle import oracle, oracle_file
from tests.worker import Worker

SCRIPTS = Path(__file__).parent.parent / "src" / "timeline" / "cli" / "completion" / "scripts"
BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"
PATIENCE = 60.0  # seconds that a shell on a busy machine may take for one answer

# In place of the program: it passes on to the tests what TAB asks, and instead of running a
# command it writes down the words that the shell gave it.
_PROGRAM = """\
#!/bin/sh
if [ "$1 $3" = "completion --" ]; then
    printf '%s\\0' $# "$PWD" "$@" > 'HOME/ask'
    read -r status < 'HOME/told'
    cat 'HOME/answer'
    echo >> 'HOME/answered'
    exit $status
fi
for word; do printf '%s\\0' "$word"; done > 'HOME/running'
mv 'HOME/running' 'HOME/ran'
"""
_PROMPT = "ready>"
# A key that tells that the shell has come to it: all that was typed before is in its line.
_KEY = ("C-x", "C-t")
_SEEN = "echo >> 'HOME/seen'"
_BASHRC = f"""\
PS1='{_PROMPT} '
bind -x '"\\C-x\\C-t": "{_SEEN}"'
"""
_ZSHRC = f"""\
PS1='{_PROMPT} '
seen() {{ {_SEEN}; }}
zle -N seen
bindkey '^X^T' seen
autoload -Uz compinit; compinit -D
"""
_FISH = f"""\
function fish_prompt; printf '{_PROMPT} '; end
set fish_greeting
set -g fish_autosuggestion_enabled 0
bind \\cx\\ct "{_SEEN}"
"""


class Shell:
    """A shell that is waiting for a line, its working folder a timeline's."""

    def __init__(self, name: str, home: Path, tmux: Sequence[str]) -> None:
        self.name = name
        self.home = home
        self._tmux = tmux
        self._is_empty = True
        self.wait(lambda: _PROMPT in self.screen())
        self._terminal = self._do("display-message", "-p", "#{pane_tty}").strip()
        self.wait(self._is_reading)

    def clear(self) -> None:
        """Take away what an earlier test left half typed, an open quotation mark too."""
        if not self._is_empty:
            self._keys(*_KEY, done="seen")
            self._keys("C-c")
            self.wait(self._is_reading)
            self._keys(*_KEY, done="seen")
        self._is_empty = True

    def type(self, text: str) -> None:
        """Type a text, as keys, until the shell has it in its line."""
        self._is_empty = False
        # To tmux a ';' at the end of a word would be the end of a command.
        literal = f"{text[:-1]}\\;" if text.endswith(";") else text
        self._keys("-l", "--", literal, ";", "send-keys", *_KEY, done="seen")

    def complete(self, text: str, *, offered: bool = True) -> None:
        """Type a text and press TAB, until the program has answered.

        Where something is `offered`, also until the terminal shows something of it: keys that are
        pressed meanwhile may end a completion that is not there yet.
        """
        if text:  # the key that tells of it would stand between two TABs
            self.type(text)
        state = self._state()
        self._keys("Tab", done="answered")
        if offered:
            self.wait(lambda: self._state() != state)

    def enter(self) -> list[str]:
        """Press Enter; the words that the program is then run with."""
        ran = self.home / "ran"
        ran.unlink(missing_ok=True)
        self._keys("Enter")
        self.wait(ran.exists)
        self.wait(self._is_reading)
        self._is_empty = True
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
            time.sleep(0.002)

    def _keys(self, *keys: str, done: str = "") -> None:
        """Press keys, until one of them has made a file longer."""
        before = self._size(done)
        self._do("send-keys", *keys)
        if done:
            self.wait(lambda: self._size(done) > before)

    def _size(self, name: str) -> int:
        path = self.home / name
        return path.stat().st_size if name and path.exists() else 0

    def _state(self) -> str:
        """What the terminal shows, and where its cursor is."""
        return self._do(
            *("capture-pane", "-p", "-J", ";"),
            *("display-message", "-p", "#{cursor_x},#{cursor_y}"),
        )

    def _is_reading(self) -> bool:
        """Whether the shell takes keys one by one: while a program runs, the terminal keeps a line.

        What is typed before the shell is ready may be lost.
        """
        import termios  # a Unix shell, and so a Unix

        terminal = os.open(self._terminal, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            local = termios.tcgetattr(terminal)[3]
        finally:
            os.close(terminal)
        return not local & termios.ICANON

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            [*self._tmux, *command], capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout


@contextmanager
def shell(
    name: str, folder: Path, *, answer: Answer | None = None, start: str = "", **env: str
) -> Iterator[Shell]:
    """A shell called `name` in `folder`, whose `timeline` answers and runs nothing.

    It answers as the command line does, or as `answer`. `start` stands in its start file; without
    it, the script of the program is read there.
    """
    oracle(name)
    tmux = [str(oracle("tmux")), "-f", os.devnull, "-S"]
    home = Path(tempfile.mkdtemp(prefix="shell-"))  # a socket's path must be short
    try:
        command = _prepared(name, home, start or f"source '{SCRIPTS}/timeline.{name}'")
        tmux.append(str(home / "socket"))
        environment = {**bare(), "LC_ALL": "C.UTF-8", "HOME": str(home), **env}
        environment["PATH"] = f"{home}/bin{os.pathsep}{environment['PATH']}"
        for key in ("TMUX", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            environment.pop(key, None)
        size = ("-x", "180", "-y", "50")
        start_it = [*tmux, "-u", "new-session", "-d", *size, "-c", str(folder), *command]
        subprocess.run(start_it, env=environment, check=True)
        with Worker(environment) as worker:

            def printed(folder: Path, words: Sequence[str]) -> tuple[int, str]:
                done = worker.run(words, cwd=folder, input=None, env=environment)
                assert done is not None
                return done.returncode, done.stdout

            if answer is None:
                printed(folder, ["--version"])  # no TAB waits until the program is loaded
            with answering(home, answer or printed):
                yield Shell(name, home, tmux)
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)
        _remove(home)


def _remove(home: Path) -> None:
    """Remove a home folder; a shell that is ending may still write into it."""
    end = time.monotonic() + PATIENCE
    while home.exists() and time.monotonic() < end:
        shutil.rmtree(home, ignore_errors=True)
        time.sleep(0.05)


def _prepared(name: str, home: Path, start: str) -> list[str]:
    """The files that a shell starts with, and the command that starts it."""
    program = home / "bin" / "timeline"
    program.parent.mkdir()
    program.write_text(_PROGRAM.replace("HOME", str(home)))
    program.chmod(0o755)
    if name == "zsh":
        (home / ".zshrc").write_text(f"{_ZSHRC.replace('HOME', str(home))}{start}\n")
        return ["zsh", "-i"]
    if name == "fish":
        config = home / ".config" / "fish" / "config.fish"
        config.parent.mkdir(parents=True)
        config.write_text(f"{_FISH.replace('HOME', str(home))}{start}\n")
        return ["fish", "-i"]
    (home / ".bashrc").write_text(f"{start}\n{_BASHRC.replace('HOME', str(home))}")
    return ["bash", "--noprofile", "--rcfile", str(home / ".bashrc"), "-i"]


def bash_completion() -> str:
    """The line of a start file that reads bash-completion, and then the script."""
    path = oracle_file("bash-completion", BASH_COMPLETION)
    return f"source '{path}'\nsource '{SCRIPTS}/timeline.bash'"
