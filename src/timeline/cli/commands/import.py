"""Bring in events from other programs: calendars, tables, JSON, Markdown.

The format follows from the file's ending, or from --from-format. What has no field of its own is
kept in `origin`, and everything left out is reported with its line. Importing a file again writes
only what changed in it. Either all that can be brought in is written, or nothing.

The formats: csv, ics, json, jsonl, markdown, ods, periodo, timelinejs, tsv, xlsx. 'timeline import
--formats FORMAT' explains a format and its options; 'timeline help import' shows seldom needed
options too.

With --to parquet, events are written, piece by piece, to a dataset for --data instead of files.
Then --into names the folder to write; --append adds to the dataset in it.

Example: timeline import calendar.ics
Example: timeline import hechos.csv --map Cuando=when --date-order dmy
Example: timeline import notes/
Example: timeline import events.jsonl --to parquet --into data
"""

import shlex
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline import registry
from timeline.cli import importing, terminal, to_parquet, writing
from timeline.cli import mapping as mapping_files
from timeline.cli.filter_options import fields_as_options
from timeline.cli.import_options import ORDERS, ROOM, ImportOptions, one_of
from timeline.errors import Refused, TimelineError
from timeline.format.untyped import Record

if TYPE_CHECKING:
    from timeline.importers import Imported
    from timeline.write.bring import Plan
    from timeline.write.workspace import Workspace

# Reports of one kind that are told before the rest is only counted.
SHOWN = 3
# Lines on how files were understood: notes of a folder may each have entries of their own.
NOTES = 20
# Bytes of a file that takes so long that who looks on is told.
LONG = 4 << 20
# Shapes of dates that are shown with an example.
SHAPES = 5


@fields_as_options("asked", ImportOptions)
def command(
    source: Annotated[str, typer.Argument(metavar="FILE|DIR|-", show_default=False)] = "",
    *,
    asked: ImportOptions,
    directory: terminal.DirectoryOption = None,
) -> None:
    if asked.formats:
        terminal.emit_page(_manual(asked.formats))
        return
    asked.require_sense(source)
    given = asked.said()
    known = mapping_files.read(asked.mapping) if asked.mapping else None
    said = given if known is None else mapping_files.with_given(known, given)
    if asked.to:
        left_out = _to_parquet(source, said, asked, directory)
        _keep_mapping(asked, given, known)
        raise typer.Exit(1 if left_out else 0)
    workspace = writing.open_workspace(directory)
    found = _planned(source, said, workspace, asked)
    _tell(found, all_reports=asked.all_reports, report=asked.report)
    _keep_mapping(asked, given, known)
    _write(found, workspace, asked)


def _keep_mapping(asked: ImportOptions, given: Record, known: Record | None) -> None:
    if asked.mapping and known is None and not asked.dry_run:
        mapping_files.save(asked.mapping, mapping_files.of_given(given))
        terminal.say(f"{asked.mapping}: the options of this import are kept there for the next one")


def _to_parquet(source: str, said: Record, asked: ImportOptions, directory: Path | None) -> int:
    """A dataset: of JSON lines, tables and folders a piece at a time, of other files as a whole.

    How many events were left out of it.
    """
    kind, whole = to_parquet.kind_of(source, said["format"]), None
    options = {**said["options"], "map": said["map"], "split": said["split"]}
    if not kind:
        ((_, whole),) = _read(source, said["format"], options, {})
    tables = _options(kind, options, {}) if kind in ("csv", "tsv") else {}
    return to_parquet.write(
        to_parquet.Incoming(source, kind, said["source"], tables, whole),
        asked.into,
        replace=asked.replace,
        append=asked.append,
        all_reports=asked.all_reports,
        directory=directory,
    )


def _planned(source: str, said: Record, workspace: "Workspace", asked: ImportOptions) -> "Plan":
    """What the import would change; `said` is what was given, with what a mapping file says."""
    from timeline.write.identity import Doubled

    try:
        return _plan(source, said, workspace, asked)
    except Doubled as error:
        lines = [shlex.join(["timeline", *sys.argv[1:], "--source", n]) for n in error.sources]
        pipe = "… | " if source == "-" else ""
        hint = f"the same source: {pipe}{lines[0]}\n  another one: {pipe}{lines[1]}"
        raise Refused(str(error), hint=hint) from error


def _plan(source: str, said: Record, workspace: "Workspace", asked: ImportOptions) -> "Plan":
    from timeline.validation.share import no_collection
    from timeline.write import bring

    options = {**said["options"], "map": said["map"], "split": said["split"]}
    of_timeline = {"languages": workspace.settings.languages}
    with no_collection():
        read = _asked(source, said["format"], options, of_timeline)
        return bring.plan(
            workspace,
            read,
            conflict=asked.conflict,
            folder=_folder(asked.into),
            source=said["source"],
            entities=said["entities"],
            prune=asked.prune,
            watched=lambda events: terminal.counted(events, "events compared"),
            window=(options.get("since", ""), options.get("until", "")),
            top=source if Path(source).is_dir() else "",
        )


def _asked(
    source: str, format: str, options: dict[str, Any], known: dict[str, Any]
) -> "list[tuple[str, Imported]]":
    """What is read; on a terminal a person is asked where dates have two readings."""
    from timeline.importers.rows import day_order

    read = _read(source, format, options, known)
    unclear = [
        report
        for _, imported in read
        for report in imported.reports
        if report.help == day_order.HINT
    ]
    if not unclear or source == "-" or not writing.may_ask():
        return read
    terminal.say(unclear[0].message)
    order = typer.prompt("Does the day or the month come first? (dmy, mdy, or neither)", err=True)
    if order not in ORDERS:
        return read
    return _read(source, format, options | {"date-order": order}, known)


def _read(
    source: str, format: str, options: dict[str, Any], known: dict[str, Any]
) -> "list[tuple[str, Imported]]":
    """What every file holds; `known` are options that only formats that have them are given."""
    from timeline.write import bring

    found = []
    for name, data in importing.inputs(source, format):
        kind = importing.format_of(name, data, format)
        asked = _options(kind, options, known)
        with terminal.doing(f"reading {name}") if len(data) > LONG else nullcontext():
            found.append((name, bring.read(data, kind, name=name, **asked)))
    return found


def _options(format: str, given: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The options of a format as keywords; one that it does not have is an error."""
    from timeline.write import bring

    known = {option.name.removeprefix("--"): option for option in bring.options(format)}
    chosen: dict[str, Any] = {
        known[name].keyword: known[name].read(value)
        for name, value in more.items()
        if name in known and not given.get(name)
    }
    for name, value in given.items():
        if not value:
            continue
        option = known.get(name)
        if option is None:
            raise TimelineError(
                f"{format} has no option --{name}",
                hint=f"its options: {', '.join(sorted(known)) or 'none'}",
            )
        if option.choices:
            one_of(option.name, value, option.choices)
        chosen[option.keyword] = option.read(value)
    return chosen


def _folder(into: str) -> str:
    path = Path("events") / into
    if ".." in path.parts or path.is_absolute() or path.parts[0] != "events":
        raise TimelineError(f"--into {into}", hint="give a folder below events/, as in calendar")
    return path.as_posix()


def _tell(found: "Plan", *, all_reports: bool, report: str) -> None:
    """The notes, and the reports: of one kind the first ones and how many there are."""
    notes = list(dict.fromkeys(found.notes))
    for note in notes if all_reports else notes[:NOTES]:
        terminal.say(note)
    if len(notes) > NOTES and not all_reports:
        terminal.say(f"… and {len(notes) - NOTES} more such lines; --all-reports prints them all")
    for line in found.said:
        terminal.say(line)
    _tell_readings(found)
    counts = Counter(one.rule for one in found.reports)
    shown: Counter[str] = Counter()
    for one in found.reports:
        shown[one.rule] += 1
        if all_reports or shown[one.rule] <= SHOWN:
            writing.tell([one])
    for rule, count in counts.items():
        if count > SHOWN and not all_reports:
            terminal.say(f"… and {count - SHOWN} more {rule}; --all-reports prints them all")
    if report:
        _write_report(found, Path(report))


def _tell_readings(found: "Plan") -> None:
    """How dates were read that are not written as they are kept, by their shape."""
    some = sorted(found.readings.values(), key=lambda one: -one[0])
    for count, text, expression in some[:SHAPES]:
        dates = "1 date" if count == 1 else f"{count} dates"
        terminal.say(f"{dates} read from words, as '{text}' → {expression}")
    if len(some) > SHAPES:
        terminal.say(f"… and dates in {len(some) - SHAPES} more forms")


def _write_report(found: "Plan", path: Path) -> None:
    lines = "".join(f"{one}\n" for one in found.reports)
    terminal.emit(f"{lines}{found.closing()}\n", path)


def _write(found: "Plan", workspace: "Workspace", asked: ImportOptions) -> None:
    """Write what can be written, unless one failure is to stop all; end with the counts."""
    if found.kept:
        some = ", ".join(f"{column} ({count})" for column, count in found.kept.items())
        terminal.say(f"kept in origin, because no field fits: {some}")
    stopped = found.failed > 0 and (asked.strict or asked.conflict == "error")
    if asked.dry_run:
        writing.show_difference(found.changes)
    elif not stopped:
        for note in workspace.commit(found.changes):
            terminal.say(note)
        if asked.stage:
            writing.stage_files(
                workspace.root, [workspace.root / change.path for change in found.changes]
            )
    terminal.say(found.closing())
    if stopped:
        raise Refused("nothing was written")
    if found.failed:
        raise typer.Exit(1)


def _manual(format: str) -> str:
    if format != "all":
        from timeline.write import bring

        lines = [registry.manual(ROOM, format), ""]
        for one in bring.options(format):
            value = one.metavar or "|".join(one.choices) or "VALUE"
            lines.append(f"--option {one.name[2:]}={value}: {one.help}")
        return "\n".join(lines)
    names = registry.names(ROOM)
    return "\n".join(f"{name}: {registry.summary(ROOM, name)}" for name in names)
