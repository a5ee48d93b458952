"""What `list` and `search` share: their options, which columns they show, and how they end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from timeline import query
from timeline.cli import complete
from timeline.cli import terminal as common
from timeline.cli.filter_options import fields_as_options
from timeline.cli.output_options import NARROW, Output, check_number, id_below

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Backend, Timeline
    from timeline.query import Match, Node


def _listing() -> Any:
    """The room that knows columns, orders and groups; only listings and completion load it."""
    from timeline import listing

    return listing


FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="NAMES",
        help="Columns, such as id,start,title.",
        autocompletion=complete.one_of(lambda: _listing().FIELDS),
    ),
]
SortOption = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="NAMES",
        help="Order, such as -start,title.",
        autocompletion=complete.one_of(lambda: _listing().SORTS),
    ),
]
ReverseOption = Annotated[
    bool, typer.Option("-r", "--reverse", help="Reverse the order, last first.")
]
LimitOption = Annotated[
    int | None, typer.Option("-n", "--limit", metavar="N", help="Only the first N.")
]
LastOption = Annotated[
    int | None, typer.Option("--last", metavar="N", help="Only the last N, oldest first.")
]
GroupOption = Annotated[
    str | None,
    typer.Option(
        "--group-by",
        metavar="WHAT",
        help="By year, month, kind, tag, who, place …",
        autocompletion=complete.one_of(lambda: _listing().GROUPS),
    ),
]
DeltaOption = Annotated[bool, typer.Option("--delta", help="Days since the previous event.")]
TemplateOption = Annotated[
    str | None,
    typer.Option("--template", metavar="TEXT", help="A Jinja template, or a file that holds it."),
]
StatusOption = Annotated[
    bool, typer.Option("-e", "--exit-status", help="Exit with 1 if nothing matches.")
]

PLAIN = ("when", "match", "id", "title")
FLAT = ("id", "start", "end", "when", "title", "kind", "status", "standing", "match")
READ = frozenset({"table", "wide", "markdown", "plain"})  # forms in which a search marks titles
BROAD = 130  # columns of the terminal from which a table shows more


class ListOptions(NamedTuple):
    """The options of a listing, as they were given."""

    fields: FieldsOption = None
    sort: SortOption = None
    reverse: ReverseOption = False
    limit: LimitOption = None
    last: LastOption = None
    group_by: GroupOption = None
    delta: DeltaOption = False
    template: TemplateOption = None


# A command with the options of a listing in place of its parameter `asked`.
listing = fields_as_options("asked", ListOptions)


def statement(node: "Node", *, limit: int | None) -> str:
    """A question as the one SQL text that every engine reads."""
    from timeline.query import statements

    return f"{statements.select(node, limit=limit)};\n"


def chosen(timeline: "Timeline", node: "Node", asked: ListOptions) -> "list[Match]":
    """The matches in the order and number asked for; says when some are not shown."""
    from timeline.listing import arranged

    check_number("--limit", asked.limit)
    check_number("--last", asked.last)
    if timeline.backend is not None and (asked.limit is None) != (asked.last is None):
        few = _few(timeline.backend, node, asked)
        if few is not None:
            return few
    found = query.select(timeline, node)
    shown = arranged(
        found, sort=asked.sort, reverse=asked.reverse, limit=asked.limit, last=asked.last
    )
    if len(shown) < len(found):
        common.say(f"showing {len(shown)} of {len(found)}")
    return shown


def _few(backend: "Backend", node: "Node", asked: ListOptions) -> "list[Match] | None":
    """The first or last matches, nothing beyond them being read; says whether there are more.

    None where no table holds what they are to be sorted by.
    """
    from timeline.listing import sort_names
    from timeline.query import statements

    number = asked.last if asked.limit is None else asked.limit
    by = statements.order(sort_names(asked.sort), backwards=asked.reverse != (asked.limit is None))
    if by is None or number is None:
        return None
    found = query.select_few(backend, node, order=by, limit=number + 1)
    if len(found) > number:
        which = "last" if asked.limit is None else "first"
        common.say(f"showing the {which} {number}; there are more")
    found = found[:number]
    return found[::-1] if asked.limit is None else found


def show(
    timeline: "Timeline",
    matches: "Sequence[Match]",
    asked: ListOptions,
    output: Output,
    *,
    words: tuple[str, ...] = (),
) -> None:
    """Print the matches as the options say; `words` are those that a search looked for."""
    if asked.template is not None:
        output.free_text(_templated(timeline, matches, asked.template, output, words))
    elif output.for_programs and asked.fields is None:
        from timeline.listing.answer import answer

        answers = (answer(match, now=common.now(), tz=output.tz) for match in matches)
        output.rows(answers, {})
    else:
        _rows(timeline, matches, asked, output, words)


def _rows(
    timeline: "Timeline",
    matches: "Sequence[Match]",
    asked: ListOptions,
    output: Output,
    words: tuple[str, ...],
) -> None:
    from timeline.listing import Lister, check_fields, grouped

    wide = output.width or 0
    lister = Lister(
        timeline,
        common.language(timeline, output.lang, personal=output.file is None),
        now=common.now(),
        tz=output.tz,
        codes=not output.for_people,
        bar_width=24 if wide >= BROAD else 16 if wide >= NARROW else 8,
        words=words,
        mark=output.format in READ,
    )
    by = asked.group_by or _default_group(matches, asked, output)
    pairs = grouped(matches, by) if by else [("", match) for match in matches]
    fields = check_fields(asked.fields) if asked.fields else _default_fields(matches, output)
    if not asked.fields and any(match.entry.by for match in matches):
        fields = (*fields, "by")
    if words and not asked.fields:
        fields = (*(name for name in fields if name != "bar"), "found")
    fields = (*(["group"] if by else []), *(["delta"] if asked.delta else []), *fields)
    fields = tuple(dict.fromkeys(fields))
    rows = lister.rows(pairs, fields)
    if output.is_narrow and not asked.fields:
        rows = [id_below(row, match.entry.id) for row, (_, match) in zip(rows, pairs, strict=True)]
    if output.for_people and "group" in fields:
        rows = _said_once(rows)
    output.rows(rows, lister.headings(fields))
    if output.for_people and "match" in fields and any(row.get("match") for row in rows):
        common.say("? possibly: the date is too vague to be sure")


def _default_group(matches: "Sequence[Match]", asked: ListOptions, output: Output) -> str | None:
    """Long tables of people are grouped by year, or by month within one year."""
    if output.format != "table" or asked.fields or asked.sort or len(matches) <= _LONG:
        return None
    from timeline.listing.order import GROUPS

    years = {group for match in matches for group in GROUPS["year"](match)}
    return "year" if len(years) > 1 else "month"


_LONG = 40


def _default_fields(matches: "Sequence[Match]", output: Output) -> tuple[str, ...]:
    if output.format == "plain":
        return PLAIN
    if not output.for_people:
        return FLAT
    vague = ("match",) if any(match.verdict == "possible" for match in matches) else ()
    bar = ("bar",) if output.format == "table" and output.file is None else ()
    if output.is_narrow:
        return ("title", "when", *vague, *bar)
    broad = output.format == "wide" or (output.width or 0) >= BROAD
    return (*bar, "when", *vague, "title", *(("kind", "standing") if broad else ()), "id")


def _said_once(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with the name of each group only where it begins."""
    found = []
    before: object = None
    for row in rows:
        group = row["group"]
        found.append(row | {"group": "" if group == before else group})
        before = group
    return found


def _templated(
    timeline: "Timeline",
    matches: "Sequence[Match]",
    template: str,
    output: Output,
    words: tuple[str, ...],
) -> str:
    from timeline.listing import Lister
    from timeline.listing.template import fill

    lang = common.language(timeline, output.lang, personal=output.file is None)
    lister = Lister(timeline, lang, now=common.now(), tz=output.tz, words=words)
    return fill(template, matches, lister)


def draw(timeline: "Timeline", matches: "Sequence[Match]", output: Output) -> None:
    """Print the matches as a strip of time."""
    from timeline.exporters.picture import terminal

    lang = common.language(timeline, output.lang, personal=output.file is None)
    colour = output.file is None and common.colour()
    output.text(terminal.draw(matches, timeline, lang=lang, width=common.width(), colour=colour))


def end(matches: "Sequence[Match]", exit_status: bool) -> None:
    """Name the events whose time is at fault; exit with 1 where that was asked for and none match.

    Such an event stands in the list as if it had no date, so that nothing is lost.
    """
    for match in matches:
        fault = match.entry.resolved.fault
        if fault is not None:
            common.say(f"{match.entry.id}: {fault.message}; its time is not known")
    if exit_status and not matches:
        raise typer.Exit(1)
