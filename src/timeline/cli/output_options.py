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
        self.require_ending()
        module = registry.load(ROOM, self.format)
        if self.for_programs:
            terminal.emit(module.pieces(rows, columns), self.file)
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
        self.free_text(text)

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

    def require_ending(self) -> None:
        """A `TimelineError` where the file's ending says another format."""
        require_ending(self.file, self.format, registry.names(ROOM))

    def text(self, text: str) -> None:
        """Print a text in the chosen form."""
        self.require_ending()
        self.free_text(text)

    def free_text(self, text: str) -> None:
        """Print what has a form of its own, through a pager where only its end would be seen."""
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
        raise TimelineError(f"PAGER is not a command: '{given}'") from error
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
            Annotated[bool, _option("--header", help="Headings in 'plain' as well.", hidden=True)],
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
        raise TimelineError(f"--json and --format {given['out_format']} exclude each other")
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


def require_ending(file: Path | None, name: str, formats: Sequence[str] = ()) -> None:
    """A `TimelineError` where a file's ending is not that of the format `name` written to it.

    `formats` are those that the command has by `--format`; without them, those of `export` are
    named. Endings of plain text say nothing of a format.
    """
    ending = file.suffix.lower() if file is not None and file.name.strip(".") else ""
    if not ending or ending in endings(name) or (ending in _TEXTS and name not in _BINARY):
        return
    own = [one for one in formats if ending in endings(one)]
    others = [one for one in registry.names(EXPORTS) if ending in endings(one)]
    hint = f"expected {' or '.join(endings(name))}"
    if own:
        hint = f"{hint}; '--format {own[0]}' writes {own[0]}"
    elif others:
        hint = f"{hint}; 'timeline export {others[0]}' writes {others[0]}"
    elif ending not in _TEXTS:
        known = sorted({one for form in formats or (name,) for one in endings(form)})
        raise TimelineError(
            f"-o {file}: no format ends in '{ending}'", hint=f"expected {', '.join(known)}"
        )
    raise TimelineError(f"-o {file}: {name} does not end in '{ending}'", hint=hint)


def endings(name: str) -> tuple[str, ...]:
    """The endings of the files of a format, the usual one first."""
    return _ENDINGS.get(name, (f".{name}",))


def by_ending(file: Path | None, formats: Sequence[str]) -> str:
    """The format whose usual ending a file has, or another of its endings; else the first."""
    ending = file.suffix.lower() if file is not None else ""
    usual = [one for one in formats if ending == endings(one)[0]]
    return next(iter(usual or [one for one in formats if ending in endings(one)]), formats[0])


EXPORTS = "timeline.exporters"
_TEXTS = (".txt", ".text")
_BINARY = ("sqlite", "parquet")
# Endings of the formats that have others than their name.
_ENDINGS = {
    "atom": (".atom", ".xml"), "dot": (".dot", ".gv"), "geojson": (".geojson", ".json"),
    "gitlab": (".gitlab", ".json"), "html": (".html", ".htm"),
    "ics": (".ics", ".ical", ".icalendar"), "jsonl": (".jsonl", ".ndjson"),
    "jsonld": (".jsonld", ".json"), "junit": (".junit", ".xml"), "markdown": (".md", ".markdown"),
    "mermaid": (".mmd", ".mermaid"), "plain": (".plain", ".tsv"), "sarif": (".sarif", ".json"),
    "sqlite": (".sqlite", ".sqlite3", ".db"), "text": _TEXTS,
    "timelinejs": (".timelinejs", ".json"), "timesketch": (".timesketch", ".jsonl", ".ndjson"),
}  # fmt: skip


def chosen(asked: str | None, file: Path | None) -> str:
    """The form asked for, else that of the file's ending, else by who reads: people or a pipe."""
    forms = registry.names(ROOM)
    if asked is None and file is not None:
        return by_ending(file, ("plain", *forms))
    if asked is None:
        return (
            chosen(defaults.default("format") or "table", None)
            if terminal.is_terminal()
            else "plain"
        )
    name = ALIASES.get(asked, asked)
    if name not in registry.names(ROOM):
        if name in registry.names("timeline.exporters"):
            raise TimelineError(
                f"'{name}' is not a table format", hint=f"write 'timeline export {name}'"
            )
        registry.load(ROOM, name)  # refuses it, with the nearest name
    return name
