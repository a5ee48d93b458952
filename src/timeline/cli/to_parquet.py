"""What `import --to parquet` does: events go into a dataset instead of files.

JSON lines, folders and tables of text go by a piece at a time; other files are read whole, as for
any import. A dataset goes into one whose parts are one.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from timeline import registry
from timeline.chronicle import folder as store
from timeline.chronicle import settings
from timeline.cli import importing, terminal
from timeline.errors import ProjectError, Refused, TimelineError
from timeline.format.untyped import null_note
from timeline.scale import place

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.files.paged import PagedList
    from timeline.findings import Finding
    from timeline.importers import Imported

SHOWN = 20  # reports that are told before the rest is only counted
# Reports of one kind that are told of events that are there.
FIRST = 3
# Events left out after which nothing is written: it is another format, or another mistake.
MOST = 100


class Reports:
    """Counts what was left out, and says the first of it; too many are `Refused`.

    Of what is only told of events, the first of a kind are said, and the others counted.
    """

    def __init__(self, all_reports: bool) -> None:
        self.count = 0
        self._all = all_reports
        self._told: Counter[str] = Counter()

    def __call__(self, finding: "Finding") -> None:
        if finding.severity != "error":
            self._tell(finding)
            return
        self.count += 1
        if self._all or self.count <= SHOWN:
            terminal.say(f"left out: {finding}")
        if not self._all and self.count >= MOST:
            raise Refused(
                f"{self.count} were left out so far; nothing was written",
                hint="--all-reports reads to the end anyway",
            )

    def _tell(self, finding: "Finding") -> None:
        self._told[finding.rule] += 1
        if self._all or self._told[finding.rule] <= FIRST:
            terminal.say(str(finding))

    def take(self, findings: "PagedList[Finding]") -> None:
        """Tell or count each, and empty the list."""
        for one in findings:
            self(one)
        findings.clear()

    def close(self) -> None:
        """Say how many more of a kind there were."""
        for rule, count in self._told.items():
            if count > FIRST and not self._all:
                terminal.say(f"… and {count - FIRST:,} more {rule}; --all-reports prints them all")


def kind_of(source: str, format: str) -> str:
    """What is read a piece at a time: dataset, folder, jsonl, csv or tsv; "" for all else."""
    if not format and source != "-" and Path(source).is_dir():
        return place.kind(source)
    known = (one for one in ("jsonl", "csv", "tsv") if importing.is_of(source, one))
    found = format or next(known, "jsonl" if source == "-" else "")
    return found if found in ("jsonl", "csv", "tsv") else ""


class Incoming(NamedTuple):
    """What comes in: a source of a kind, or what was read from it whole.

    `options` are those of the kind; `name` is the name of the source, "" for the file's own.
    """

    source: str
    kind: str
    name: str
    options: Mapping[str, Any]
    whole: "Imported | None"


def write(
    incoming: Incoming,
    folder: str,
    *,
    replace: bool,
    append: bool,
    all_reports: bool,
    directory: Path | None,
) -> int:
    """The dataset of the events that come in, or more events for the one that is there.

    How many were left out.
    """
    if not folder:
        raise TimelineError("--to parquet: which folder?", hint="name it with --into")
    registry.load("timeline.exporters", "parquet")  # says so where it cannot be written
    from timeline.scale import appending

    if incoming.kind == "dataset":
        if append:
            raise TimelineError(
                "--append: a dataset cannot be added to another", hint="add its events"
            )
        count = appending.compact(Path(incoming.source), Path(folder), replace=replace)
        terminal.say(f"{count:,} events written to {folder}, as one part")
        return 0
    reports, nulls = Reports(all_reports), Counter[str]()
    with ExitStack() as opened:
        events = _events(incoming, reports, opened, nulls)
        if append:
            count = _append(incoming, events, folder, reports, directory)
        else:
            count = _new(incoming, events, folder, reports, directory, replace=replace)
    if nulls:
        terminal.say(null_note(nulls))
    reports.close()
    words = "added to" if append else "written to"
    terminal.say(f"{count:,} events {words} {folder}, {reports.count:,} left out")
    return reports.count


def _new(
    incoming: Incoming,
    events: Iterator[tuple[str, Any, str]],
    folder: str,
    reports: Reports,
    directory: Path | None,
    *,
    replace: bool,
) -> int:
    from timeline.scale import stream

    return stream.write(
        events,
        _known(incoming, directory, reports),
        Path(folder),
        report=reports,
        replace=replace,
        progress=terminal.progress("events read"),
    )


def _append(
    incoming: Incoming,
    events: Iterator[tuple[str, Any, str]],
    folder: str,
    reports: Reports,
    directory: Path | None,
) -> int:
    """Add the events; names, sources and the zone are those of the dataset."""
    from timeline.scale import appending
    from timeline.scale.engines.duckdb import connect

    dataset = connect(folder)
    if directory is not None:
        raise TimelineError("--append with -C", hint="names and zone come from the dataset")
    if incoming.kind == "folder":
        _require_same(_known(incoming, None, reports), dataset, incoming.source)
    count, parts = appending.append(
        events, dataset, Path(folder), report=reports, progress=terminal.progress("events read")
    )
    if parts >= appending.PARTS:
        terminal.say(
            f"{folder} has {parts} parts; 'timeline import {folder} --to parquet --into {folder}"
            " --replace' merges them into one, which is faster to query"
        )
    return count


def _require_same(known: "Timeline", dataset: "Timeline", source: str) -> None:
    """Refuse a folder that says something else of names, works or the zone than the dataset."""
    for what, here, there in (
        ("entity", known.entities.records, dataset.entities.records),
        ("source", known.sources, dataset.sources),
    ):
        other = next((id for id, record in here.items() if there.get(id) != record), None)
        if other is not None:
            raise TimelineError(
                f"{source}: the dataset does not have the {what} '{other}' as it is here",
                hint="make the dataset again from all folders",
            )
    if known.settings.tz != dataset.settings.tz:
        raise TimelineError(
            f"{source}: its zone is {known.settings.tz}, but the dataset has another"
        )


def _events(
    incoming: Incoming, reports: Reports, opened: ExitStack, nulls: Counter[str]
) -> Iterator[tuple[str, Any, str]]:
    from timeline.scale import lines

    source = incoming.source
    if incoming.kind == "folder":
        root = store.find_root(Path(source))
        some = store.records(root, "event", settings.read(root).max_bytes, reports)
        return ((path, record, "") for path, record in some)
    if incoming.whole is not None:
        return _whole(incoming, incoming.whole, reports)
    if incoming.kind == "jsonl":
        file = sys.stdin.buffer if source == "-" else opened.enter_context(_opened(source))
        return lines.records(file, source, reports, nulls)
    return _pieces(incoming, reports, opened)


def _opened(source: str) -> BinaryIO:
    try:
        return Path(source).open("rb")
    except OSError as error:
        raise ProjectError(f"{source}: cannot be read: {error.strerror}") from error


def _whole(
    incoming: Incoming, found: "Imported", reports: Reports
) -> Iterator[tuple[str, Any, str]]:
    """The events of a file that was read whole."""
    from timeline.write.dataset import DatasetIntake

    for note in found.notes:
        terminal.say(note)
    intake = DatasetIntake(incoming.source, found, incoming.name, reports)
    for finding in found.reports:
        reports(finding)
    yield from intake.events(found.records, found.origins)


def _pieces(
    incoming: Incoming, reports: Reports, opened: ExitStack
) -> Iterator[tuple[str, Any, str]]:
    """The events of a table, a piece at a time."""
    from timeline.importers import Imported
    from timeline.importers.rows import pieces
    from timeline.importers.rows.gathering import Gathering
    from timeline.write.dataset import DatasetIntake

    source = incoming.source
    if source == "-":  # it is read twice
        source = str(Path(opened.enter_context(TemporaryDirectory())) / "piped")
        with Path(source).open("wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
    found = Gathering(incoming.source)
    intake = DatasetIntake(incoming.source, Imported(), incoming.name, reports)
    options = dict(incoming.options)
    if incoming.kind == "tsv":
        options["delimiter"] = "\t"
    said: set[str] = set()
    with closing(pieces.read(lambda: _opened(source), found, **options)) as read:
        for notes in read:
            for note in notes:
                if note not in said:
                    said.add(note)
                    terminal.say(note)
            yield from intake.events(found.records, found.origins)
            found.records.clear()
            found.origins.clear()
            reports.take(found.reports)
    found.close()
    reports.take(found.reports)


def _known(incoming: Incoming, directory: Path | None, reports: Reports) -> "Timeline":
    """The settings, entities and sources of the folder to read, or of the timeline at `-C`."""
    from timeline.chronicle.timeline import Timeline

    folder = Path(incoming.source) if incoming.kind == "folder" else directory
    if folder is None:
        return Timeline(settings.Settings())
    return store.without_events(store.find_root(folder), reports, into=Timeline)
