"""The command line: finds commands by file name, loads one when it is called, ends every error.

Exit codes: 0 done; 1 the answer is no (findings, an unknown id); 2 a wrong request; 3 no timeline
found or an unreadable configuration; 70 a bug; 130 interrupted.
"""

import os
import sys
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from timeline import registry
from timeline.errors import TimelineError

ROOM = "timeline.cli"
# Modules of the room that are no commands.
SHARED = frozenset({"app", "common", "filters"})
BUG = 70
INTERRUPTED = 130
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(TyperGroup):
    """A group whose commands are the files of the room; help lists them without loading any."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands."""
        return [name for name in registry.names(ROOM) if name not in SHARED and "/" not in name]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command called `cmd_name`, loaded now; None where there is no such file."""
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in self.list_commands(ctx):
            return None
        module = registry.load(ROOM, name)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, context_settings=SETTINGS | getattr(module, "CONTEXT", {}))(
            module.command
        )
        return get_command(app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands with the first line of each one's manual."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries(ctx)))

    def _summaries(self, ctx: Any) -> Iterator[tuple[str, str]]:
        for name in self.list_commands(ctx):
            yield name, registry.summary(ROOM, name).rstrip(".")


ALIASES = {"ls": "list", "add": "new", "check": "validate"}

app = typer.Typer(
    cls=Commands,
    name="timeline",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
    epilog="Exit codes: 0 done, 1 the answer is no, 2 a wrong request, 3 no timeline found, "
    "70 a bug, 130 interrupted.",
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"timeline {version('timeline-events')}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of a bug."),
) -> None:
    """Events as they are really known: validate, list, look at and export a timeline."""


def main() -> None:
    """Run the command line; every way out has its exit code."""
    try:
        app(prog_name="timeline")
    except TimelineError as error:
        _tell(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone; what Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (SystemExit, MemoryError):
        raise
    except BaseException as error:
        if "--debug" in sys.argv:
            raise
        _report(error)
        sys.exit(BUG)


def _tell(error: TimelineError) -> None:
    from timeline.text import clean

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
