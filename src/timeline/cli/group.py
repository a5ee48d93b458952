"""A group of commands whose members are the files of a room, each loaded when it is called."""

import inspect
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from timeline import registry
from timeline.cli import terminal
from timeline.cli.doors import NoArgsIsHelpError, NoSuchOption, UsageError
from timeline.errors import TimelineError
from timeline.files import shown

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(TyperGroup):
    """Lists the files of `room` without loading any; a file becomes a command when it is called."""

    room = ""
    aliases: dict[str, str] = {}  # noqa: RUF012  # a constant of each subclass
    elsewhere: dict[str, str] = {}  # noqa: RUF012  # what to do in place of a command there is not

    def function(self, name: str, module: ModuleType) -> Callable[..., None] | type[TyperGroup]:
        """The module's `command`: a function, or a group of commands of its own."""
        found: Callable[..., None] | type[TyperGroup] = module.command
        return found

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands."""
        return list(registry.names(self.room))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command called `cmd_name`, loaded now; None where there is no such file."""
        name = self.aliases.get(cmd_name, cmd_name)
        if name not in registry.names(self.room):
            return None
        module = registry.load(self.room, name)
        return built(name, self.function(name, module), module)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names; an unknown one is told with the nearest."""
        name = args[0]
        files = registry.names(self.room)
        there = name in self.aliases or name in files
        if not (there or ctx.resilient_parsing or name.startswith("-")):
            from timeline.cli import meant  # only a mistake needs it

            kind = "format" if self.room == "timeline.exporters" else "command"
            known = [*self.list_commands(ctx), *self.aliases]
            said = meant.FORMATS if kind == "format" else meant.COMMANDS
            near = meant.hint(name, said, known)
            hint = (
                self.elsewhere.get(name) or near or f"'{ctx.command_path} --help' lists the {kind}s"
            )
            raise TimelineError(f"no {kind} is called '{name}'", hint=hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands with the first line of each one's manual."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries()))

    def summaries(self) -> Iterator[tuple[str, str]]:
        """The name of each command, and what it does in a few words; none is loaded."""
        for name in self.list_commands(None):
            yield name, _clause(registry.summary(self.room, name))


def _clause(line: str) -> str:
    """What a manual's first line says before its first colon, comma or semicolon."""
    return _PAUSE.split(line, maxsplit=1)[0].rstrip(".")


_PAUSE = re.compile(r"[:;,(]")


def _anywhere(
    *, directory: terminal.DirectoryOption = None, lang: terminal.LangOption = None
) -> None:
    """What may stand before a sub-command as well as behind it."""


def built(name: str, function: Callable[..., None] | type[TyperGroup], module: ModuleType) -> Any:
    """The command or group that Typer makes of a function or a group class.

    Its help is the function's docstring, else the module's; `CONTEXT` in the module adds settings.
    """
    settings = SETTINGS | getattr(module, "CONTEXT", {})
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    own = None if isinstance(function, type) else function.__doc__
    manual = _kept(inspect.cleandoc(own or module.__doc__ or ""))
    if isinstance(function, type):
        app = typer.Typer(
            cls=function,
            name=name,
            help=manual,
            no_args_is_help=True,
            rich_markup_mode=None,
            add_completion=False,
            context_settings=settings,
        )
        app.callback()(_anywhere)
    else:
        made = getattr(function, "command_class", None)
        app.command(name, cls=made, help=manual, context_settings=settings)(function)
    found: Any = get_command(app)
    if not isinstance(function, type):
        found.callback = _reading_text(found)
    found.parse_args = _naming_options(found)
    return found


def _naming_options(command: Any) -> Callable[..., Any]:
    """How a command reads its arguments; what is wrong with them is told as all errors are."""
    parse_args: Callable[..., Any] = command.parse_args

    def parsed(ctx: Any, args: list[str]) -> Any:
        try:
            return parse_args(ctx, args)
        except NoArgsIsHelpError:
            raise
        except UsageError as error:
            raise wrong_request(ctx, error) from error

    return parsed


def wrong_request(ctx: Any, error: UsageError) -> TimelineError:
    """The error for arguments that a command cannot read, in the program's own form."""
    if isinstance(error, NoSuchOption):
        return unknown_option(ctx, error.option_name)
    text = error.format_message().rstrip(".")
    hint = f"'{ctx.command_path} --help' shows how to use it"
    return TimelineError(f"{text[:1].lower()}{text[1:]}", hint=hint)


def unknown_option(ctx: Any, flag: str) -> TimelineError:
    """The error for an option that a command has not."""
    from timeline.cli import meant  # only a mistake needs it

    known = [one for param in ctx.command.params for one in (*param.opts, *param.secondary_opts)]
    flags = sorted({one for one in known if one.startswith("--")} | {"--help"})
    hint = meant.option_hint(flag, flags, ctx.command_path)
    return TimelineError(f"'{ctx.command_path}' has no option '{flag}'", hint=hint)


def _reading_text(command: Any) -> Callable[..., Any]:
    """What the command calls, asked only with words that can be written as UTF-8."""
    callback: Callable[..., Any] = command.callback

    def checked(**given: Any) -> Any:
        for param in command.params:
            if not _PATH.search(param.metavar or ""):
                _require_text(param, given.get(param.name))
        return callback(**given)

    return checked


# The name of a file may have any bytes, and 'when' shows where in an expression they are.
_PATH = re.compile("PATH|FILE|DIR|EXPRESSION")


def _require_text(param: Any, value: Any) -> None:
    words = value if isinstance(value, list | tuple) else [value]
    for word in words:
        if isinstance(word, str) and any("\ud800" <= char <= "\udfff" for char in word):
            known = param.opts[0] if param.opts[0].startswith("-") else ""
            name = known or str(param.metavar or param.name).strip("[].")
            raise TimelineError(
                f"{name}: '{shown(word)}' is not UTF-8",
                hint="if it is on your terminal, the locale is not: set LC_ALL=C.UTF-8",
            )


def _kept(doc: str) -> str:
    """A manual whose examples keep their lines (`\\b` says so to the help formatter)."""
    blocks = doc.split("\n\n")
    return "\n\n".join(
        f"\b\n{block}" if block.startswith(("Example:", " ", "-")) else block for block in blocks
    )
