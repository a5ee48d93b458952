"""The output options that reading commands share, and how rows reach the reader.

`@printed` gives a command `--format`, `--json`, `--no-header`, `-o`, `--lang` and `-C`; the command
receives them as one `output`.
"""

import inspect
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from timeline import registry
from timeline.cli import complete, defaults, terminal
from timeline.cli.filter_options import bundled
from timeline.errors import TimelineError
from timeline.text import json_text

if TYPE_CHECKING:
    from timeline.words.told import Teller

ROOM = "timeline.listing.tables"
ALIASES = {"md": "markdown"}
FOR_PEOPLE = frozenset({"table", "wide", "markdown"})
NARROW = 100  # columns of the terminal from which a table shows more
FOR_PROGRAMS = frozenset({"json", "jsonl"})


class Output(NamedTuple):
    """How the rows are to be printed, and where to."""

    format: str
    given: bool  # whether a format was asked for
    file: Path | None
    header: bool | None
    lang: str | None
    tz: str
    directory: Path | None
    pager: bool

    @property
    def for_people(self) -> bool:
        """Whether headings and codes are put in words."""
        return self.format in FOR_PEOPLE

    @property
    def for_programs(self) -> bool:
        """Whether whole objects are printed rather than columns."""
        return self.format in FOR_PROGRAMS

    @property
    def width(self) -> int | None:
        """The columns that a table has room for; None where nothing limits it."""
        return terminal.width() if self.file is None else None

    @property
    def is_narrow(self) -> bool:
        """Whether a table has so little room that ids stand below the titles."""
        return self.format == "table" and self.width is not None and self.width < NARROW

    def rows(self, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
        """Print rows in the chosen form; through a pager where they are longer than the screen.

        Programs get each row as soon as it is made.
        """
        module = registry.load(ROOM, self.format)
        if self.for_programs:
            terminal.emit_pieces(module.pieces(rows, columns), self.file)
            return
        rows = list(rows)
        plain = self.format == "plain"
        text: str = module.render(
            rows,
            columns,
            width=self.width,
            colour=self.file is None and terminal.colour(),
            header=(not plain) if self.header is None else self.header,
        )
        self.text(text)

    def whole(self, report: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> None:
        """Print a report for programs: one object as JSON, a line a row as JSON lines."""
        if self.format == "jsonl":
            self.rows(rows, {})
            return
        self.text(f"{json_text(report, indented=True)}\n")

    def headings(self, teller: "Teller", names: Sequence[str], **others: str) -> dict[str, str]:
        """The columns with their headings in words; `others` gives a column another's heading."""
        return {
            name: "" if name == "bar" else teller.label("heading", others.get(name, name))
            for name in names
        }

    def text(self, text: str) -> None:
        """Print a text, through a pager where a person would see only its end."""
        seen = self.file is None and self.for_people and terminal.is_terminal()
        if seen and not text:
            terminal.say("nothing found")  # or a person waits for more
        elif seen and self.pager:
            page(text)
        else:
            terminal.emit(text, self.file)


def id_below(row: Mapping[str, Any], id: str) -> dict[str, Any]:
    """A row with an event's id below its title, where it is copied from as a whole."""
    from timeline.listing.tables import TonedCell

    title = row["title"]
    text = f"{title}\n{id}"
    return {**row, "title": TonedCell(text, title.tone) if isinstance(title, TonedCell) else text}


def check_number(option: str, number: int | None) -> None:
    """A `TimelineError` where an option that counts something is below 0."""
    if number is not None and number < 0:
        raise TimelineError(f"{option} {number}: expected a number, 0 or more")


def page(text: str) -> None:
    """Show `text` on the terminal; longer than the screen, in `PAGER` (else `less`)."""
    import shlex
    import shutil
    import subprocess

    try:
        given = os.environ.get("PAGER", defaults.default("pager") or "less")
        pager = shlex.split(given)
    except ValueError as error:
        raise TimelineError(f"PAGER is no command: '{given}'") from error
    lines = text.count("\n")
    program = shutil.which(pager[0]) if pager else None
    if program is None or lines < shutil.get_terminal_size().lines:
        terminal.emit(text)
        return
    environment = {"LESS": "FRX", **os.environ}  # colours shown, short texts not held back
    command = [program, *pager[1:]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as shown:
        shown.communicate(text.encode("utf-8"))


def printed(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the output options in place of its parameter `output`."""
    return bundled(command, "output", _parameters(but=("tz",)), _output, last=True)


def printed_times(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command that shows clock times: `--tz` is among its options."""
    return bundled(command, "output", _parameters(), _output, last=True)


def _parameters(but: Sequence[str] = ()) -> list[inspect.Parameter]:
    formats = ", ".join(registry.names(ROOM))
    options: dict[str, tuple[Any, Any]] = {
        "format": (
            Annotated[
                str | None,
                _option(
                    "-f",
                    "--format",
                    metavar="FORM",
                    help=formats,
                    autocompletion=complete.one_of(lambda: registry.names(ROOM)),
                ),
            ],
            None,
        ),
        "json": (Annotated[bool, _option("--json", help="Short for --format json.")], False),
        "file": (terminal.OutputOption, None),
        "no_header": (
            Annotated[bool, _option("--no-header", help="Leave the headings out.", hidden=True)],
            False,
        ),
        "header": (
            Annotated[bool, _option("--header", help="Headings in plain, too.", hidden=True)],
            False,
        ),
        "no_pager": (
            Annotated[bool, _option("--no-pager", help="Never use a pager.", hidden=True)],
            False,
        ),
        "lang": (terminal.LangOption, None),
        "tz": (terminal.ZoneOption, None),
        "directory": (terminal.DirectoryOption, None),
    }
    return [
        inspect.Parameter(
            f"out_{name}", inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
        )
        for name, (annotation, default) in options.items()
        if name not in but
    ]


def _option(*flags: str, **settings: Any) -> Any:
    return typer.Option(*flags, show_default=False, **settings)


def _output(given: dict[str, Any]) -> Output:
    asked = "json" if given["out_json"] else given["out_format"]
    if given["out_json"] and given["out_format"] not in (None, "json"):
        raise TimelineError(f"--json and --format {given['out_format']} ask for two forms")
    header = False if given["out_no_header"] else True if given["out_header"] else None
    return Output(
        format=chosen(asked, given["out_file"]),
        given=asked is not None,
        file=given["out_file"],
        header=header,
        lang=given["out_lang"],
        tz=terminal.zone(given.get("out_tz")),
        directory=given["out_directory"],
        pager=not given["out_no_pager"],
    )


def require_ending(file: Path, *, forms: bool = False) -> None:
    """A `TimelineError` for a file whose ending no format has; with `forms`, no form of a list."""
    ending = file.suffix.lower()
    if not ending or str(file) == "-" or not file.name.strip("."):
        return
    tables, formats = registry.names(ROOM), registry.names("timeline.exporters")
    if ending[1:] in tables or ending in _BY_SUFFIX or (forms and ending in _TEXTS):
        return
    if forms and (ending[1:] in formats or ending in _FORMATS):
        name = _FORMATS.get(ending, ending[1:])
        raise TimelineError(
            f"-o {file}: a list has no form '{ending}'", hint=f"write 'timeline export {name}'"
        )
    if forms or not (ending[1:] in formats or ending in _FORMATS or ending in _TEXTS):
        known = ", ".join(sorted({f".{name}" for name in (*tables, *(() if forms else formats))}))
        raise TimelineError(f"-o {file}: no format ends in '{ending}'", hint=f"expected {known}")


def say_ending(name: str, file: Path | None) -> None:
    """Say on standard error that a file's ending is not that of the format written to it."""
    ending = file.suffix.lower() if file is not None and file.name.strip(".") else ""
    fitting = {ending[1:], _FORMATS.get(ending, ""), _BY_SUFFIX.get(ending, "")}
    if not ending or name in fitting or ending in _ALSO.get(name, ()):
        return
    if ending not in _TEXTS or name in _BINARY:
        terminal.say(f"{file}: what is written is {name}, which '{ending}' does not say")


_TEXTS = (".txt", ".text")
_BINARY = ("sqlite", "parquet")
_ALSO = {
    "jsonld": (".json",),
    "geojson": (".json",),
    "timelinejs": (".json",),
    "timesketch": (".jsonl",),
    "jsonl": (".ndjson",),
    "plain": (".tsv",),
}
"""Endings that a format has besides its own."""
_FORMATS = {
    ".htm": "html",
    ".ical": "ics",
    ".icalendar": "ics",
    ".mmd": "mermaid",
    ".xml": "atom",
    ".db": "sqlite",
    ".sqlite3": "sqlite",
    ".ndjson": "timesketch",
}
_BY_SUFFIX = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "markdown"}


def chosen(asked: str | None, file: Path | None) -> str:
    """The form asked for, else that of the file's ending, else by who reads: people or a pipe."""
    if file is not None:
        require_ending(file, forms=asked is None)
        say_ending(ALIASES.get(asked, asked) if asked else "", file if asked else None)
    if asked is None:
        ending = file.suffix.lower() if file else ""
        name = _BY_SUFFIX.get(ending, ending[1:])
        if name in registry.names(ROOM):
            return name
        if file is not None or not terminal.is_terminal():
            return "plain"
        return chosen(defaults.default("format") or "table", None)
    name = ALIASES.get(asked, asked)
    if name not in registry.names(ROOM):
        if name in registry.names("timeline.exporters"):
            raise TimelineError(f"'{name}' is no table", hint=f"write 'timeline export {name}'")
        registry.load(ROOM, name)  # refuses it, with the nearest name
    return name
