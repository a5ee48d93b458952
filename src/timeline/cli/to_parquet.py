"""What `import --to parquet` does: events go by one at a time, into a dataset instead of files."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from timeline import registry
from timeline.chronicle import folder as store
from timeline.chronicle import settings
from timeline.cli import terminal
from timeline.errors import ProjectError, TimelineError

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.findings import Finding

SHOWN = 20  # reports that are told before the rest is only counted


class Reports:
    """Counts what was left out, and says the first of it."""

    def __init__(self, all_reports: bool) -> None:
        self.count = 0
        self._most = None if all_reports else SHOWN

    def __call__(self, finding: "Finding") -> None:
        self.count += 1
        if self._most is None or self.count <= self._most:
            terminal.say(f"left out: {finding}")


def write(
    source: str, folder: str, *, replace: bool, all_reports: bool, directory: Path | None
) -> None:
    """The dataset of the events that `source` holds: JSON lines, `-`, or a timeline's folder."""
    if not folder:
        raise TimelineError("--to parquet: which folder?", hint="name it with --into")
    registry.load("timeline.exporters", "parquet")  # says so where it cannot be written
    from timeline.scale import stream

    reports = Reports(all_reports)
    known = _known(source, directory, reports)
    with ExitStack() as opened:
        events = _events(source, reports, opened)
        count = stream.write(
            events,
            known,
            Path(folder),
            report=reports,
            replace=replace,
            progress=terminal.progress("events read"),
        )
    terminal.say(f"{count:,} events written to {folder}, {reports.count:,} left out")
    if reports.count:
        raise typer.Exit(1)


def _events(source: str, reports: Reports, opened: ExitStack) -> Iterator[tuple[str, Any]]:
    from timeline.scale import lines

    path = Path(source)
    if source != "-" and path.is_dir():
        root = store.find_root(path)
        return store.records(root, "event", settings.read(root).max_bytes, reports)
    try:
        file: Iterable[bytes] = (
            sys.stdin.buffer if source == "-" else opened.enter_context(path.open("rb"))
        )
    except OSError as error:
        raise ProjectError(f"{source}: cannot be read: {error.strerror}") from error
    return lines.records(file, source, reports)


def _known(source: str, directory: Path | None, reports: Reports) -> "Timeline":
    """The settings, entities and sources of the folder to read, or of the timeline at `-C`."""
    from timeline.chronicle.timeline import Timeline

    folder = Path(source) if source != "-" and Path(source).is_dir() else directory
    if folder is None:
        return Timeline(settings.Settings())
    return store.without_events(store.find_root(folder), reports, into=Timeline)
