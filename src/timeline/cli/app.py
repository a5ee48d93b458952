"""The command line: finds commands by file name, loads one when it is called, ends every error.

Exit codes: 0 done; 1 the answer is no (findings, an unknown id); 2 a wrong request; 3 no timeline
found or an unreadable configuration; 70 a bug; 130 interrupted.
"""

import atexit
import errno
import os
import sys
from contextlib import suppress
from typing import Any

import typer

from timeline.cli import terminal
from timeline.cli.doors import NoArgsIsHelpError, UsageError
from timeline.cli.group import SETTINGS, LazyGroup, wrong_request
from timeline.errors import ProjectError, TimelineError

INSTALL = "--install-completion"
BUG = 70
INTERRUPTED = 130
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


FIRST = "write"
# The commands by what they are for; all others are named in one line.
GROUPS = {
    FIRST: (
        *("init", "new", "edit", "mv", "rm", "withdraw"),
        *("commitment", "entity", "source", "import"),
    ),
    "check": ("validate", "fmt", "rule", "diff", "log"),
    "ask": ("list", "search", "show", "stats", "values", "gaps", "due", "claims", "graph", "when"),
    "share": ("export", "build", "serve"),
}


class Commands(LazyGroup):
    """The files of `timeline.cli.commands`."""

    room = "timeline.cli.commands"
    aliases = {"ls": "list", "add": "new", "check": "validate"}  # noqa: RUF012

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; `--install-completion` may stand alone, at the end."""
        try:
            return super().parse_args(ctx, [*args, ""] if args[-1:] == [INSTALL] else args)
        except NoArgsIsHelpError:
            raise
        except UsageError as error:
            raise wrong_request(ctx, error) from error

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in groups, by what they are for."""
        summaries = dict(self.summaries())
        wide = max(map(len, summaries))
        for title, names in GROUPS.items():
            formatter.write(f"\n{title}:\n" if title == FIRST else f"{title}:\n")
            for name in names:
                formatter.write(f"  {name:<{wide}}  {summaries.pop(name)}\n")
        formatter.write(f"more:\n  {' · '.join(sorted(summaries))}\n")


app = typer.Typer(
    cls=Commands,
    name="timeline",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
    add_completion=False,  # what Typer answers to a shell is evaluated there, names and all
    epilog="\b\nExit codes: 0 done, 1 no, 2 wrong request, 3 no timeline, 70 bug, 130 stopped.\n"
    f"{INSTALL} makes your shell complete commands, ids and names.",
)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        from timeline.project import NAME

        print(f"timeline {version(NAME)}")
        raise typer.Exit


def _install(ctx: typer.Context, shell: str | None) -> None:
    if shell is None or ctx.resilient_parsing:
        return
    from timeline.cli.completion import shells

    name = shell or shells.detected()
    terminal.require(name, shells.NAMES, "shell")
    for path, changed in shells.install(name).items():
        terminal.say_of(str(path), "written:" if changed else "not changed:")
    terminal.say(f"every new {name} completes 'timeline'")
    raise typer.Exit


@app.callback()
def root(
    *,
    directory: terminal.DirectoryOption = None,
    lang: terminal.LangOption = None,
    version: bool = typer.Option(
        False, "-V", "--version", callback=_version, is_eager=True, help="Show the version."
    ),
    install_completion: str | None = typer.Option(
        None,
        INSTALL,
        metavar="SHELL",
        callback=_install,
        is_eager=True,
        hidden=True,
        help="Write what makes bash, zsh or fish complete.",
    ),
    debug: bool = typer.Option(False, "--debug", hidden=True, help="Show the traceback of a bug."),
) -> None:
    """Events as they are really known: write, check, ask, look and share."""


def main() -> None:
    """Run the command line and end the process; every way out has its exit code."""
    _open_closed_streams()
    _leave(_status())


def _open_closed_streams() -> None:
    """Open the null device in place of what the caller closed (`>&-`)."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(null, "w" if number else "r", encoding="utf-8"))


def _status() -> int:
    """Run the command line; its exit code."""
    out = sys.stdout
    try:
        _stand_somewhere()
        app(prog_name="timeline")
    except TimelineError as error:
        _tell(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _mute()
    except SystemExit as end:
        if sys.stdout is not out:  # so Typer ends, with 1, when the reader has gone
            return _mute()
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except MemoryError:
        raise
    except BaseException as error:  # a bug: the one place where it becomes a line
        if "--debug" in sys.argv:
            raise
        if isinstance(error, OSError) and error.errno in _UNWRITABLE:
            code = _unwritten(error)
            _mute()  # from Python 3.14 on, what was not written is tried again in the end
            return code
        _report(error)
        return BUG
    return 0


def _leave(code: int) -> None:  # pragma: no cover – the exit functions end the measuring
    """End the process at once, all output written.

    To take every object apart first, as Python does, costs a sixth of a short run and much more
    after a large timeline.
    """
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # the reader has gone, which is no news
    except OSError as error:
        code = _unwritten(error)
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def _mute() -> int:
    """The reader has gone: what is still to be written goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _unwritten(error: OSError) -> int:
    """The disk is full or the like: no bug, and nothing to be done here."""
    problem = TimelineError(f"the output cannot be written: {error.strerror}")
    _tell(problem)
    return problem.exit_code


def _stand_somewhere() -> None:
    """`ProjectError` where the working folder has been removed: no path means anything there."""
    try:
        os.getcwd()
    except FileNotFoundError:
        hint = "go to one that exists"
        raise ProjectError("the working folder no longer exists", hint=hint) from None


def _tell(error: TimelineError) -> None:
    from timeline.text import clean

    with suppress(OSError):  # where nobody reads, the exit code says it
        print(f"timeline: {clean(error.message)}", file=sys.stderr)
        if error.hint:
            print(f"  {clean(error.hint)}", file=sys.stderr)


def _report(error: BaseException) -> None:
    print(
        f"timeline: a bug: {type(error).__name__}: {error}\n"
        "  please report it with the command that you ran; --debug shows where it happened",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
