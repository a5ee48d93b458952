"""What commands share: their common options, the clock, the terminal, and where output goes."""

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from timeline.cli import complete, defaults
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.listing.page import PageSection


def _before_or_after(name: str) -> Callable[[typer.Context, Any], Any]:
    """Of an option that may also stand before the command: what was given behind it, else there."""

    def chosen(ctx: typer.Context, value: Any) -> Any:
        if value is not None and isinstance(ctx.command, TyperGroup):
            ctx.meta[f"timeline.root.{name}"] = value
        return ctx.meta.get(f"timeline.root.{name}") if value is None else value

    return chosen


DirectoryOption = Annotated[
    Path | None,
    typer.Option(
        "-C",
        "--directory",
        metavar="DIR",
        help="The timeline's folder, or one below it.",
        callback=_before_or_after("directory"),
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="CODE",
        help="The language of the output, such as es.",
        callback=_before_or_after("lang"),
        autocompletion=complete.languages,
    ),
]
ZoneOption = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        show_default=False,
        help="Show clock times in this zone, such as Asia/Tokyo.",
        autocompletion=complete.zones,
    ),
]


def _not_own(output: Path | None) -> Path | None:
    """Where results go: never to a file of a timeline, which is refused before anything is done."""
    if output is not None and str(output) != "-":
        from timeline.files.owned import require_foreign  # `--help` needs none of it

        require_foreign(output)
    return output


OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write there; '-' is standard output.",
        callback=_not_own,
    ),
]

_EPOCH_DIGITS = 11  # seconds up to the year 5138
SLOW = 0.5  # seconds after which a person wants to see that something is going on


def language(timeline: "Timeline", lang: str | None, *, personal: bool = True) -> str:
    """The language of the output: the one asked for, else `TIMELINE_LANG`, else the timeline's.

    With `personal`, a person's own default comes before the timeline's: not for what is published.
    """
    own = defaults.default("lang") if personal and not lang else ""
    return lang or os.environ.get("TIMELINE_LANG") or own or timeline.settings.languages[0]


def zone(tz: str | None) -> str:
    """The zone that `--tz` names; "" where it is not given."""
    if not tz:
        return ""
    from timeline.dates import ZoneError
    from timeline.dates import zone as known  # zones are read where one is asked for

    try:
        return known(tz).name
    except ZoneError as error:
        raise TimelineError(f"--tz: {error}") from error


def require(name: str, known: Iterable[str], what: str) -> None:
    """A `TimelineError` with the nearest where `name` is none of those known."""
    known = tuple(known)
    if name not in known:
        from timeline.text import did_you_mean

        hint = did_you_mean(name, known) or f"expected one of {', '.join(known)}"
        raise TimelineError(f"no {what} is called '{name}'", hint=hint)


def now() -> int:
    """The present moment in UTC seconds, or what `TIMELINE_NOW` says it is."""
    given = os.environ.get("TIMELINE_NOW")
    if not given:
        return int(time.time())
    from timeline.dates import DateError, parse

    try:
        moment = parse(given)
    except DateError as error:
        raise TimelineError(f"TIMELINE_NOW: {error}") from error
    if moment.seconds is not None and moment.seconds.s1 is not None:
        return moment.seconds.s1 - (moment.offset or 0)
    if moment.days.s1 is None:
        raise TimelineError(f"TIMELINE_NOW: '{given}' has no first moment")
    return moment.days.s1 * 86400


def stamp() -> int | None:
    """`SOURCE_DATE_EPOCH` in UTC seconds, or None."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= _EPOCH_DIGITS):
        found = given if len(given) < 40 else f"{given[:40]}…"
        hint = f"expected at most {_EPOCH_DIGITS} digits"
        raise TimelineError(f"SOURCE_DATE_EPOCH: '{found}' is not a number of seconds", hint=hint)
    return int(given)


def say(line: str) -> None:
    """One line of talk, on standard error, whatever names and values are in it."""
    from timeline.text import one_line

    indent = line[: len(line) - len(line.lstrip(" "))]
    print(f"{indent}{one_line(line)}", file=sys.stderr)


def say_of(path: str, done: str) -> None:
    """What was done to a file, on one line whatever its name holds."""
    from timeline.files import shown

    say(f"{done} {shown(path)}")


def say_interrupted(root: Path) -> None:
    """One line where changes of a run that was stopped wait to be made."""
    from timeline.files import WRITING, is_interrupted

    if is_interrupted(root):
        say(
            f"'{WRITING}' holds changes of a command that was stopped;"
            " the next one that writes finishes them, or says why not"
        )


def emit(data: str | bytes | Iterable[str] | Iterable[bytes], output: Path | None = None) -> None:
    """Results: to standard output as UTF-8, or whole into the file `output`.

    Pieces go out as soon as they are there; a file is there once all are.
    """
    pieces = map(_raw, (data,) if isinstance(data, str | bytes) else data)
    if output is None or str(output) == "-":
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    from timeline.files import atomic

    if not output.parent.is_dir():
        raise TimelineError(f"{output}: the folder '{output.parent}' does not exist")
    try:
        atomic.write_named(output, pieces)
    except OSError as error:
        raise TimelineError(f"{output}: cannot be written: {error.strerror}") from error


def _raw(piece: str | bytes) -> bytes:
    return piece.encode("utf-8") if isinstance(piece, str) else piece


def emit_page(text: str) -> None:
    """A page of a manual; for a person, what is wider than the terminal is broken at spaces."""
    lines, room = text.split("\n"), width()
    if is_terminal() and any(len(line) > room for line in lines):
        lines = [part for line in _paragraphs(lines) for part in _broken(line, room)]
    emit("\n".join(lines) + "\n")


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """The lines, those of running text joined."""
    found: list[str] = []
    for line in lines:
        if found and _runs_on(found[-1]) and _runs_on(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _runs_on(line: str) -> bool:
    return line[:1] not in ("", " ", "-") and "  " not in line and not line.startswith("Example:")


def _broken(line: str, room: int) -> list[str]:
    """A line in parts of at most `room` columns, the later ones under its last column."""
    if len(line) <= room:
        return [line]
    import re
    import textwrap  # most commands print no manual

    indent = max((gap.end() for gap in re.finditer("^ +| {2,}", line[: room // 2])), default=0)
    return textwrap.wrap(
        line, room, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )


def is_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def colour() -> bool:
    """Whether colour is wanted on standard output (NO_COLOR, FORCE_COLOR, TERM=dumb)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; `COLUMNS` overrides."""
    import shutil

    return shutil.get_terminal_size().columns


T = TypeVar("T")


def progress(what: str) -> Callable[[int], None] | None:
    """A counter on standard error that shows itself after half a second; None when piped."""
    if not sys.stderr.isatty():
        return None
    begin = time.monotonic()
    state = {"shown": 0.0}

    def count(done: int) -> None:
        moment = time.monotonic()
        if moment - begin > SLOW and moment - state["shown"] > 0.1:
            state["shown"] = moment
            print(f"\r{done:,} {what} …\x1b[K", end="", file=sys.stderr, flush=True)
            if len(state) == 1:
                import atexit

                state["end"] = 1.0
                atexit.register(lambda: print("\r\x1b[K", end="", file=sys.stderr))

    return count


def counted(items: Collection[T], what: str) -> Iterable[T]:
    """The items as they are taken, counted for who looks on; the count is gone with the last."""
    count = progress(what)
    return items if count is None else _counted(items, count)


def _counted(items: Collection[T], count: Callable[[int], None]) -> Iterator[T]:
    for number, one in enumerate(items, 1):
        yield one
        count(number)
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Say on a terminal what takes a while, as long as it does; nothing when piped."""
    shown = sys.stderr.isatty()
    if shown:
        print(f"\r{what} …\x1b[K", end="", file=sys.stderr, flush=True)
    yield
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def two_columns(title: str, id: str, parts: "Sequence[PageSection]", *, colour: bool) -> str:
    """Headings, and what is under them, as two columns fitted to the terminal."""
    from timeline.listing.tables import TonedCell, table

    room = max(40, min(width(), 100))
    rows = []
    for part in parts:
        for place, line in enumerate(part.lines):
            rows.append(
                {"heading": TonedCell("" if place else part.heading, "faint"), "text": line}
            )
    body: str = table.render(
        rows, {"heading": "", "text": ""}, width=room, colour=colour, header=False
    )
    head = table.render(
        [{"title": TonedCell(title, "strong")}, {"title": TonedCell(id, "faint")}],
        {"title": ""},
        width=room,
        colour=colour,
        header=False,
    )
    return f"{head}\n{body}"
