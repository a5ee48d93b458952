"""What `import --to parquet` does: events go into a dataset instead of files.

JSON lines and folders go by an event at a time; other files are read whole, as for any import.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from timeline import registry
from timeline.chronicle import folder as store
from timeline.chronicle import settings
from timeline.cli import importing, terminal
from timeline.errors import ProjectError, Refused, TimelineError
from timeline.format.untyped import null_note

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.findings import Finding
    from timeline.importers import Imported

SHOWN = 20  # reports that are told before the rest is only counted
MOST = 100
"""Events left out after which nothing is written: it is another format, or another mistake."""


class Reports:
    """Counts what was left out, and says the first of it; too many are `Refused`."""

    def __init__(self, all_reports: bool) -> None:
        self.count = 0
        self._most = None if all_reports else SHOWN

    def shown(self, count: int) -> int:
        """How many of `count` reports are told."""
        return count if self._most is None else min(count, self._most)

    def __call__(self, finding: "Finding") -> None:
        self.count += 1
        if self._most is None or self.count <= self._most:
            terminal.say(f"left out: {finding}")
        if self._most is not None and self.count >= MOST:
            raise Refused(
                f"{self.count} were left out so far; nothing was written",
                hint="--all-reports reads to the end all the same",
            )


def streams(source: str, format: str) -> bool:
    """Whether a source is read an event at a time: JSON lines, or a timeline's folder."""
    if format:
        return format == "jsonl"
    return source == "-" or Path(source).is_dir() or importing.is_of(source, "jsonl")


def write(
    source: str,
    folder: str,
    *,
    table: "Imported | None",
    name: str,
    replace: bool,
    all_reports: bool,
    directory: Path | None,
) -> None:
    """The dataset of the events that `source` holds, or that were read from it (`table`).

    `name` is the name of the source of a table, "" for the file's own.
    """
    if not folder:
        raise TimelineError("--to parquet: which folder?", hint="name it with --into")
    registry.load("timeline.exporters", "parquet")  # says so where it cannot be written
    from timeline.scale import stream

    reports = Reports(all_reports)
    known = _known(source, directory, reports)
    nulls: Counter[str] = Counter()
    with ExitStack() as opened:
        if table is None:
            events = _events(source, reports, opened, nulls)
        else:
            events = _of_table(source, table, name, reports)
        count = stream.write(
            events,
            known,
            Path(folder),
            report=reports,
            replace=replace,
            progress=terminal.progress("events read"),
        )
    if nulls:
        terminal.say(null_note(nulls))
    terminal.say(f"{count:,} events written to {folder}, {reports.count:,} left out")
    if reports.count:
        raise typer.Exit(1)


def _of_table(
    source: str, table: "Imported", name: str, reports: Reports
) -> Iterator[tuple[str, Any, str]]:
    """The events of a file that was read whole, with ids of their own."""
    from timeline.write import dataset

    for note in table.notes:
        terminal.say(note)
    for finding in table.reports:
        if finding.severity == "error":
            reports(finding)
    told = [one for one in table.reports if one.severity != "error"]
    for one in told[: reports.shown(len(told))]:
        terminal.say(str(one))
    if len(told) > reports.shown(len(told)):
        terminal.say(f"… and {len(told) - SHOWN} more; --all-reports tells them all")
    yield from ((path, record, "") for path, record in dataset.events(source, table, name, reports))


def _events(
    source: str, reports: Reports, opened: ExitStack, nulls: Counter[str]
) -> Iterator[tuple[str, Any, str]]:
    from timeline.scale import lines

    path = Path(source)
    if source != "-" and path.is_dir():
        root = store.find_root(path)
        some = store.records(root, "event", settings.read(root).max_bytes, reports)
        return ((path, record, "") for path, record in some)
    try:
        file: Iterable[bytes] = (
            sys.stdin.buffer if source == "-" else opened.enter_context(path.open("rb"))
        )
    except OSError as error:
        raise ProjectError(f"{source}: cannot be read: {error.strerror}") from error
    return lines.records(file, source, reports, nulls)


def _known(source: str, directory: Path | None, reports: Reports) -> "Timeline":
    """The settings, entities and sources of the folder to read, or of the timeline at `-C`."""
    from timeline.chronicle.timeline import Timeline

    folder = Path(source) if source != "-" and Path(source).is_dir() else directory
    if folder is None:
        return Timeline(settings.Settings())
    return store.without_events(store.find_root(folder), reports, into=Timeline)
