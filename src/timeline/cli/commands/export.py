"""Export events for other programs: calendars, pages, pictures, data.

'timeline export FORMAT --help' shows the options of a format. All filters of 'timeline list' can be
used.

Example: timeline export ics --since 2024 -o meetings.ics
Example: timeline export markdown --lang ja
"""

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline import query
from timeline.chronicle.cleared import Show
from timeline.cli import complete, reading, terminal
from timeline.cli.filter_options import Question, bundled, filtered
from timeline.cli.group import LazyGroup
from timeline.cli.output_options import EXPORTS, require_ending
from timeline.cli.reader_options import for_editors, for_readers
from timeline.errors import TimelineError
from timeline.exporters import TZ, is_working, rendered

if TYPE_CHECKING:
    from timeline.exporters import Rendered
    from timeline.registry import Option

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder to write.", show_default=False)
]


class ExportGroup(LazyGroup):
    """The formats: the files of `timeline.exporters`."""

    room = EXPORTS
    aliases = {"md": "markdown"}  # noqa: RUF012

    def function(self, name: str, module: ModuleType) -> Callable[..., None]:
        """The command that exports to the format `name`."""
        options = [_parameter(option) for option in module.OPTIONS]
        if hasattr(module, "write"):
            return filtered(bundled(_to_folder(module), "options", options, dict))
        shown = for_editors if is_working(module) else for_readers
        return filtered(shown(bundled(_to_file(name, module), "options", options, dict)))


command = ExportGroup


def _to_file(name: str, module: ModuleType) -> Callable[..., None]:
    def command(
        *,
        question: Question,
        options: dict[str, Any],
        show: Show,
        output: terminal.OutputOption = None,
        lang: terminal.LangOption = None,
        directory: terminal.DirectoryOption = None,
    ) -> None:
        require_ending(output, name)
        timeline = reading.open_timeline(directory)
        node = question.node(timeline, terminal.now())
        chosen = terminal.language(timeline, lang, personal=False)
        made = rendered(
            name,
            query.select(timeline, node),
            timeline,
            lang=chosen,
            stamp=terminal.stamp(),
            show=show,
            **options,
        )
        _write(name, made, output)
        question.hint(timeline, node)

    return command


def _to_folder(module: ModuleType) -> Callable[..., None]:
    def command(
        folder: FolderArgument,
        *,
        question: Question,
        options: dict[str, Any],
        lang: terminal.LangOption = None,
        directory: terminal.DirectoryOption = None,
    ) -> None:
        timeline = reading.open_timeline(directory)
        node = question.node(timeline, terminal.now())
        matches = query.select(timeline, node)
        chosen = terminal.language(timeline, lang, personal=False)
        notes = module.write(matches, timeline, folder, lang=chosen, **options)
        for note in notes:
            terminal.say(note)
        question.hint(timeline, node)

    return command


def _write(name: str, made: "Rendered", output: Path | None) -> None:
    if output is None and terminal.is_terminal() and (name in PAGES or not _is_text(made.content)):
        raise TimelineError(
            f"'{name}' is a binary format, not meant for a terminal",
            hint=f"-o timeline.{name} writes a file, -o - prints it anyway",
        )
    terminal.emit(made.content, output)
    for note in made.notes:
        terminal.say(note)


PAGES = ("html", "svg")


def _is_text(content: bytes | Iterable[bytes]) -> bool:
    return not isinstance(content, bytes) or b"\0" not in content[:4096]


def _parameter(option: "Option") -> inspect.Parameter:
    """One option of a format as a parameter that Typer reads."""
    choices = f" ({', '.join(option.choices)})" if option.choices else ""
    given = typer.Option(
        option.name,
        help=option.help + choices,
        metavar=option.metavar or (None if option.type is bool else option.type.__name__.upper()),
        show_default=option.default not in (None, False, ""),
        callback=_checked(option),
        autocompletion=complete.one_of(lambda: option.choices) if option.choices else None,
    )
    kind: Any = option.type if option.default is not None else option.type | None
    return inspect.Parameter(
        option.keyword,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=Annotated[kind, given],
        default=option.default,
    )


def _checked(option: "Option") -> Callable[[Any], Any] | None:
    if option is TZ:
        return terminal.zone
    return _one_of(option) if option.choices else None


def _one_of(option: "Option") -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if value is not None and value not in option.choices:
            expected = ", ".join(option.choices)
            raise TimelineError(f"{option.name} '{value}'", hint=f"expected one of {expected}")
        return value

    return check
