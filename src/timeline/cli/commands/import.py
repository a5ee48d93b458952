"""Bring in events from files of other programs: calendars, tables, JSON, Markdown.

The format follows from the file's ending, or from --from-format. What has no field of its own is
kept in `origin`, and all that is left out is told with its line. The same file again changes
nothing, a changed one only what it changed. All that can be brought in is written, or nothing.

The formats: csv, ics, json, jsonl, markdown, ods, periodo, timelinejs, tsv, xlsx. 'timeline
import --formats FORMAT' tells what a format's options are and what is made of it; 'timeline
help import' shows seldom needed options too.

With --to parquet, JSON lines (or a timeline's folder) go into a dataset for --data, one event at
a time and not as files; there --into names the folder to write.

Example: timeline import calendar.ics
Example: timeline import hechos.csv --map Cuando=when --date-order dmy
Example: timeline import notes/
Example: timeline import events.jsonl --to parquet --into data
"""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline import registry
from timeline.cli import complete, importing, terminal, to_parquet, writing
from timeline.cli import mapping as mapping_files
from timeline.errors import Refused, TimelineError
from timeline.format.untyped import Record

if TYPE_CHECKING:
    from timeline.importers import Imported
    from timeline.write.bring import Plan
    from timeline.write.workspace import Workspace

ROOM = "timeline.importers"
ORDERS = ("dmy", "mdy")
SHOWN = 3
"""Reports of one kind that are told before the rest is only counted."""
NOTES = 20
"""Lines on how files were understood: notes of a folder may each have entries of their own."""
SHAPES = 5
"""Shapes of dates that are shown with an example."""


def _text(
    flag: str,
    metavar: str,
    help: str,
    *,
    seldom: bool = False,
    known: Callable[[], Iterable[str]] | None = None,
) -> Any:
    """An option with a value; one seldom needed is told of by `timeline help import`."""
    offered = complete.one_of(known) if known else None
    return typer.Option(flag, metavar=metavar, help=help, hidden=seldom, autocompletion=offered)


def _formats() -> Iterable[str]:
    return registry.names(ROOM)


def _conflicts() -> Iterable[str]:
    from timeline.write import bring

    return bring.CONFLICTS


FormatOption = Annotated[
    str, _text("--from-format", "FORMAT", "The format of the files.", known=_formats)
]
OrderOption = Annotated[
    str, _text("--date-order", "ORDER", "dmy or mdy, for 10/11/2024.", known=lambda: ORDERS)
]
ZoneOption = Annotated[
    str, _text("--tz", "ZONE", "The zone of clock times without one.", seldom=True)
]
HowOption = Annotated[
    str, _text("--recurrence", "HOW", "keep or expand repetitions (ics).", seldom=True)
]
SinceOption = Annotated[
    str, _text("--since", "DATE", "Leave out what is over before it (ics).", seldom=True)
]
UntilOption = Annotated[
    str, _text("--until", "DATE", "Leave out what begins after it (ics).", seldom=True)
]
IntoOption = Annotated[str, _text("--into", "DIR", "A folder below events/ to write to.")]
ManualOption = Annotated[
    str, _text("--formats", "FORMAT", "Tell of a format, or of 'all'.", known=_formats)
]
SourceOption = Annotated[
    str, _text("--source", "NAME", "What the events come from, for the next import.")
]
ConflictOption = Annotated[
    str,
    _text(
        "--on-conflict",
        "WHAT",
        "Where both sides changed a field: keep, theirs, error.",
        known=_conflicts,
    ),
]
HeaderOption = Annotated[
    bool, typer.Option("--no-header", help="The first row of a table is an event.", hidden=True)
]
PrivateOption = Annotated[
    bool,
    typer.Option("--keep-private", help="Keep people's mail and telephone.", hidden=True),
]
PruneOption = Annotated[
    bool,
    typer.Option("--prune", help="Withdraw what is no longer in the source.", hidden=True),
]
ReportOption = Annotated[
    str, _text("--report", "FILE", "Write every report to a file as well.", seldom=True)
]
EntitiesOption = Annotated[
    bool,
    typer.Option("--entities", help="Link names to entities, old or new.", hidden=True),
]
MapOption = Annotated[
    list[str] | None, _text("--map", "COLUMN=FIELD", "What a column or a key means.")
]
SplitOption = Annotated[
    list[str] | None,
    _text("--split", "COLUMN=SEPARATOR", "What parts several names or tags in a cell."),
]
MappingOption = Annotated[
    str,
    _text("--mapping", "FILE", "What was said of an import, kept for the next one.", seldom=True),
]
MoreOption = Annotated[
    list[str] | None, _text("--option", "NAME=VALUE", "An option of the format; see --formats.")
]
ToOption = Annotated[str, _text("--to", "FORM", "'parquet': a dataset, in --into.", seldom=True)]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Write over a dataset that is there.", hidden=True)
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Write nothing if any event fails.", hidden=True)
]
ReportsOption = Annotated[
    bool, typer.Option("--all-reports", help="Tell every report, however many.", hidden=True)
]


def command(
    source: Annotated[str, typer.Argument(metavar="FILE|DIR|-", show_default=False)] = "",
    *,
    format: FormatOption = "",
    mapped: MapOption = None,
    split: SplitOption = None,
    mapping: MappingOption = "",
    date_order: OrderOption = "",
    tz: ZoneOption = "",
    recurrence: HowOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    more: MoreOption = None,
    conflict: ConflictOption = "keep",
    name: SourceOption = "",
    entities: EntitiesOption = False,
    no_header: HeaderOption = False,
    keep_private: PrivateOption = False,
    report: ReportOption = "",
    prune: PruneOption = False,
    to: ToOption = "",
    replace: ReplaceOption = False,
    into: IntoOption = "",
    strict: StrictOption = False,
    all_reports: ReportsOption = False,
    formats: ManualOption = "",
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.validation.share import no_collection
    from timeline.write import bring

    if formats:
        terminal.emit_page(_manual(formats))
        return
    if not source:
        raise TimelineError("what is to be imported?", hint="name a file, a folder or '-'")
    _one_of("--on-conflict", conflict, bring.CONFLICTS)
    if prune and (since or until):
        raise TimelineError("--prune with --since or --until", hint="import all of the source")
    if to:
        _check_target(to, format)
        to_parquet.write(
            source, into, replace=replace, all_reports=all_reports, directory=directory
        )
        return
    options: dict[str, Any] = {"date-order": date_order, "tz": tz}
    options |= {"recurrence": recurrence, "since": since, "until": until}
    options |= {"no-header": no_header, "keep-private": keep_private, **_pairs(more or [])}
    given: Record = {"source": name, "format": format, "options": options}
    given |= {"map": mapped or [], "split": split or []}
    known = mapping_files.read(mapping) if mapping else None
    said = given if known is None else mapping_files.with_given(known, given)
    options = {**said["options"], "map": said["map"], "split": said["split"]}
    workspace = writing.open_workspace(directory)
    of_timeline = {"languages": workspace.settings.languages}
    with no_collection():
        read = _asked(source, said["format"], options, of_timeline)
        found = bring.plan(
            workspace,
            read,
            conflict=conflict,
            folder=_folder(into),
            source=said["source"],
            entities=entities,
            prune=prune,
            top=source if Path(source).is_dir() else "",
        )
    _tell(found, all_reports=all_reports, report=report)
    if mapping and known is None and not dry_run:
        mapping_files.save(mapping, mapping_files.of_given(given))
        terminal.say(f"{mapping}: what was said of this import is kept there for the next one")
    _write(found, workspace, strict=strict, conflict=conflict, dry_run=dry_run, stage=stage)


def _one_of(option: str, given: str, known: Iterable[str]) -> None:
    if given not in known:
        raise TimelineError(f"{option} {given}", hint=f"expected one of {', '.join(known)}")


def _check_target(to: str, format: str) -> None:
    if to != "parquet" or format not in ("", "jsonl"):
        raise TimelineError(f"--to {to}", hint="only JSON lines and folders go 'to parquet'")


def _asked(
    source: str, format: str, options: dict[str, Any], known: dict[str, Any]
) -> "list[tuple[str, Imported]]":
    """What is read; on a terminal a person is asked where dates have two readings."""
    read = _read(source, format, options, known)
    unclear = [
        report
        for _, imported in read
        for report in imported.reports
        if report.rule == "import/unclear-date" and "two readings" in report.message
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
        found.append((name, bring.read(data, kind, name=name, **_options(kind, options, known))))
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
            _one_of(option.name, value, option.choices)
        chosen[option.keyword] = option.read(value)
    return chosen


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    if any(not sign for _, sign, _ in pairs):
        raise TimelineError("an option is NAME=VALUE", hint="as in --option encoding=cp1252")
    return {name.removeprefix("--"): value for name, _, value in pairs}


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
        terminal.say(f"… and {len(notes) - NOTES} more such lines; --all-reports tells them all")
    _tell_readings(found)
    counts = Counter(one.rule for one in found.reports)
    shown: Counter[str] = Counter()
    for one in found.reports:
        shown[one.rule] += 1
        if all_reports or shown[one.rule] <= SHOWN:
            writing.tell([one])
    for rule, count in counts.items():
        if count > SHOWN and not all_reports:
            terminal.say(f"… and {count - SHOWN} more {rule}; --all-reports tells them all")
    if report:
        _write_report(found, Path(report))


def _tell_readings(found: "Plan") -> None:
    """How dates were read that are not written as they are kept, by their shape."""
    some = sorted(found.readings.values(), key=lambda one: -one[0])
    for count, text, expression in some[:SHAPES]:
        dates = "1 date" if count == 1 else f"{count} dates"
        terminal.say(f"{dates} read from words, as '{text}' → {expression}")
    if len(some) > SHAPES:
        terminal.say(f"… and dates of {len(some) - SHAPES} more shapes")


def _write_report(found: "Plan", path: Path) -> None:
    lines = "".join(f"{one}\n" for one in found.reports)
    terminal.emit(f"{lines}{found.closing()}\n", path)


def _write(
    found: "Plan",
    workspace: "Workspace",
    *,
    strict: bool,
    conflict: str,
    dry_run: bool,
    stage: bool,
) -> None:
    """Write what can be written, unless one failure is to stop all; end with the counts."""
    if found.kept:
        some = ", ".join(f"{column} ({count})" for column, count in found.kept.items())
        terminal.say(f"kept in origin, as no field suits: {some}")
    stopped = found.failed > 0 and (strict or conflict == "error")
    if dry_run:
        writing.show_difference(found.changes)
    elif not stopped:
        for note in workspace.commit(found.changes):
            terminal.say(note)
        if stage:
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
