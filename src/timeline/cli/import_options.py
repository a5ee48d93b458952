"""What `timeline import` may be told: one field an option, in the order of its help."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, NamedTuple

import typer

from timeline import registry
from timeline.cli import complete, writing
from timeline.errors import TimelineError
from timeline.format.untyped import Record

ROOM = "timeline.importers"
ORDERS = ("dmy", "mdy")


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
    str, _text("--recurrence", "HOW", "keep or expand repeating events (ics).", seldom=True)
]
SinceOption = Annotated[
    str, _text("--since", "DATE", "Leave out what is over before it (ics).", seldom=True)
]
UntilOption = Annotated[
    str, _text("--until", "DATE", "Leave out what begins after it (ics).", seldom=True)
]
IntoOption = Annotated[str, _text("--into", "DIR", "A folder below events/ to write to.")]
ManualOption = Annotated[
    str, _text("--formats", "FORMAT", "Explain a format, or 'all'.", known=_formats)
]
SourceOption = Annotated[
    str, _text("--source", "NAME", "A name for the source, for the next import.")
]
ConflictOption = Annotated[
    str,
    _text(
        "--on-conflict",
        "WHAT",
        "If both sides changed a field: keep, theirs, error.",
        known=_conflicts,
    ),
]
HeaderOption = Annotated[
    bool, typer.Option("--no-header", help="The first row of a table is an event.", hidden=True)
]
PrivateOption = Annotated[
    bool,
    typer.Option(
        "--keep-private", help="Keep people's e-mail addresses and phone numbers.", hidden=True
    ),
]
PruneOption = Annotated[
    bool, typer.Option("--prune", help="Withdraw what is no longer in the source.", hidden=True)
]
ReportOption = Annotated[
    str, _text("--report", "FILE", "Write every report to a file as well.", seldom=True)
]
EntitiesOption = Annotated[
    bool, typer.Option("--entities", help="Link names to entities, old or new.", hidden=True)
]
MapOption = Annotated[
    list[str] | None, _text("--map", "COLUMN=FIELD", "What a column or a key means.")
]
SplitOption = Annotated[
    list[str] | None,
    _text("--split", "COLUMN=SEPARATOR", "What separates several names or tags in a cell."),
]
MappingOption = Annotated[
    str,
    _text("--mapping", "FILE", "A file that keeps these options for the next import.", seldom=True),
]
MoreOption = Annotated[
    list[str] | None, _text("--option", "NAME=VALUE", "An option of the format; see --formats.")
]
ToOption = Annotated[str, _text("--to", "FORM", "'parquet': a dataset, in --into.", seldom=True)]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Overwrite an existing dataset.", hidden=True)
]
AppendOption = Annotated[
    bool, typer.Option("--append", help="Add to the existing dataset.", hidden=True)
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Write nothing if any event fails.", hidden=True)
]
ReportsOption = Annotated[
    bool, typer.Option("--all-reports", help="Print every report, however many.", hidden=True)
]


class ImportOptions(NamedTuple):
    """The options of an import, as they were given."""

    format: FormatOption = ""
    mapped: MapOption = None
    split: SplitOption = None
    mapping: MappingOption = ""
    date_order: OrderOption = ""
    tz: ZoneOption = ""
    recurrence: HowOption = ""
    since: SinceOption = ""
    until: UntilOption = ""
    more: MoreOption = None
    conflict: ConflictOption = "keep"
    name: SourceOption = ""
    entities: EntitiesOption = False
    no_header: HeaderOption = False
    keep_private: PrivateOption = False
    report: ReportOption = ""
    prune: PruneOption = False
    to: ToOption = ""
    replace: ReplaceOption = False
    append: AppendOption = False
    into: IntoOption = ""
    strict: StrictOption = False
    all_reports: ReportsOption = False
    formats: ManualOption = ""
    dry_run: writing.DryRunOption = False
    stage: writing.StageOption = False

    def require_sense(self, source: str) -> None:
        """Refuse what does not go together."""
        from timeline.write import bring

        if not source:
            raise TimelineError("what should be imported?", hint="name a file, a folder or '-'")
        one_of("--on-conflict", self.conflict, bring.CONFLICTS)
        if self.to:
            one_of("--to", self.to, ("parquet",))
        elif self.append or self.replace:
            option = "--append" if self.append else "--replace"
            raise TimelineError(f"{option} without --to parquet", hint="it is for datasets")
        if self.append and self.replace:
            raise TimelineError("--append and --replace", hint="use one of them")

    def said(self) -> Record:
        """What is said of the source, in the shape of a mapping file that has been read."""
        return {
            "source": self.name,
            "format": self.format,
            "entities": self.entities,
            "map": self.mapped or [],
            "split": self.split or [],
            "options": {
                "date-order": self.date_order,
                "tz": self.tz,
                "recurrence": self.recurrence,
                "since": self.since,
                "until": self.until,
                "no-header": self.no_header,
                "keep-private": self.keep_private,
                **_pairs(self.more or []),
            },
        }


def one_of(option: str, given: str, known: Iterable[str]) -> None:
    """Refuse a value that is not among those that an option has."""
    if given not in known:
        raise TimelineError(f"{option} {given}", hint=f"expected one of {', '.join(known)}")


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    if any(not sign for _, sign, _ in pairs):
        raise TimelineError("an option is NAME=VALUE", hint="as in --option encoding=cp1252")
    return {name.removeprefix("--"): value for name, _, value in pairs}
