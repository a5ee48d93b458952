"""Explain a topic: filters, one term, fields, formats, or a command.

Example: timeline help filters
Example: timeline help since
Example: timeline help --man list > timeline-list.1
"""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Annotated

import typer

from timeline import registry
from timeline.cli import complete, meant, terminal
from timeline.errors import TimelineError

ROOMS = TERMS, TABLES, EXPORTERS = (
    "timeline.query.terms",
    "timeline.listing.tables",
    "timeline.exporters",
)


def command(
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[TOPIC]",
            help="A topic.",
            show_default=False,
            autocompletion=complete.one_of(lambda: _topics()),
        ),
    ] = None,
    *,
    man: Annotated[
        bool, typer.Option("--man", help="Print a manual page for 'man': TOPIC or everything.")
    ] = False,
) -> None:
    if man:
        terminal.emit(_man(topic or ""))
        return
    terminal.emit_page(_page(topic) if topic else _overview())


def _man(name: str) -> str:
    from timeline.cli import manual
    from timeline.cli.app import app

    if name and name not in _commands():
        hint = meant.hint(name, meant.COMMANDS, _commands())
        raise TimelineError(f"no command is called '{name}'", hint=hint)
    return manual.page(typer.main.get_command(app), name)


def _page(topic: str) -> str:
    """All that has this name: a term and a command may share one, a form and a format."""
    if topic in TOPICS:
        return TOPICS[topic]()
    found = [_manual(room, topic) for room in ROOMS if topic in registry.names(room)]
    if topic in _commands():
        found.append(_help_of(topic))
    if not found:
        hint = meant.hint(topic, {**meant.TOPICS, **meant.COMMANDS}, _topics())
        hint = hint or "'timeline help' lists the topics"
        raise TimelineError(f"there is no help on '{topic}'", hint=hint)
    return "\n\n".join(found)


def _topics() -> set[str]:
    """Everything that has a page: topics, terms, forms, formats and commands."""
    names = (name for room in ROOMS for name in registry.names(room))
    return {*TOPICS, *names, *_commands()}


def _commands() -> tuple[str, ...]:
    from timeline.cli.app import app

    root = typer.main.get_command(app)
    return tuple(root.list_commands(None))  # type: ignore[attr-defined]  # a group by construction


def _help_of(name: str) -> str:
    """What `timeline NAME --help` prints, then its seldom needed options."""
    from timeline.cli.app import app

    root = typer.main.get_command(app)
    with root.make_context("timeline", [], resilient_parsing=True) as outer:
        found = root.get_command(outer, name)  # type: ignore[attr-defined]  # a group, as above
        context = typer.Context(found, info_name=name, parent=outer)
        return "\n\n".join(filter(None, (found.get_help(context), _seldom(context))))


def _seldom(context: typer.Context) -> str:
    """The options of a command that its `--help` does not show, formatted as it formats them."""
    formatter = context.make_formatter()
    records = []
    for option in context.command.params:
        if getattr(option, "hidden", False) and option.param_type_name == "option":
            shown = copy(option)
            shown.hidden = False  # type: ignore[attr-defined]  # options have it, as just seen
            records.append(shown.get_help_record(context))
    found = [record for record in records if record]
    if found:
        with formatter.section("Seldom needed"):
            formatter.write_dl(found)
    return formatter.getvalue().rstrip("\n")


def _overview() -> str:
    terms = ", ".join(registry.names(TERMS))
    return (
        "Topics: timeline help TOPIC\n\n"
        "  filters     the filter language: every term and how terms are combined\n"
        "  fields      the columns that --fields and --template know\n"
        "  formats     the forms that answers are printed in, and the formats of export\n"
        "  dates       how dates are written\n"
        "  exit-codes  what a command's exit status says\n\n"
        f"Terms: {terms}\n\n"
        f"Commands: {', '.join(_commands())}"
    )


def _manual(room: str, name: str) -> str:
    written = {TABLES: f"--format {name}", EXPORTERS: f"timeline export {name}"}.get(room)
    flags = registry.load(TERMS, name).TERM.flags if room == TERMS else ()
    return f"{written or ', '.join((name, *flags))}\n\n{registry.manual(room, name)}"


def _filters() -> str:
    return "\n".join(_filter_lines())


def _filter_lines() -> Iterator[str]:
    from timeline.cli.filter_options import terms

    yield from (
        "The same terms narrow every reading command: as options, or in a QUERY.",
        "",
        "  timeline list --tag energy --since 2024",
        "  timeline list 'tag:energy since:2024'",
        "",
        "In a query, terms side by side must all hold. OR and NOT are written in capitals,",
        "parentheses group, quotes hold spaces together, a comma in a value means OR:",
        "",
        "  timeline list 'tag:energy,oil (kind:meeting OR kind:statement) not:standing:alleged'",
        "  timeline list '\"Clan del Golfo\" missing:sources start>=2024-03'",
        "",
        "As options, a repeated one means AND, a comma OR, and --not TERM leaves something out.",
        "Other words are looked for in every text and name. A view is a saved query.",
        "",
        "Events that only may match, because of vague dates, are found and marked; is:certain (or",
        "--certain) leaves them out.",
        "",
    )
    for name, term, line in terms():
        written = f"is:{name}" if term.metavar is None else f"{name}:{term.metavar}"
        yield f"  {written:<18} {', '.join(term.flags):<14} {line}"
    yield from (
        "",
        "A PERIOD is a date such as 2024, 2024-03 or 2024-03-15, a span such as 2024..2025, or",
        "words such as 'last week', '3 weeks ago' or 'today'. 'timeline help since' explains a",
        "term with examples; --explain says how a question was understood.",
    )


def _fields() -> str:
    from timeline.listing.columns import BESIDE, FIELDS

    told = {name: line for name, (_, line) in FIELDS.items()} | BESIDE
    lines = (f"  {name:<14} {line}" for name, line in told.items())
    return "\n".join(("Columns for --fields, and names in --template:", "", *lines))


def _formats() -> str:
    return "\n".join(
        (
            "Forms of answers (--format):",
            "",
            *_summaries(TABLES),
            "",
            "Formats of files (timeline export FORMAT):",
            "",
            *_summaries(EXPORTERS),
        )
    )


def _summaries(room: str) -> Iterator[str]:
    for name in registry.names(room):
        yield f"  {name:<14} {registry.summary(room, name)}"


def _exit_codes() -> str:
    return "\n".join(
        (
            "Exit codes:",
            "",
            "    0  done, also where nothing matched",
            "    1  the answer is no: findings, an unknown id; nothing matched with --exit-status",
            "    2  a wrong request: an unknown option, command or field, an invalid query",
            "    3  no timeline found, or one that cannot be read",
            "   70  a bug: please report it",
            "  130  interrupted",
        )
    )


def _dates() -> str:
    return "\n".join(
        (
            "Dates are written as people write them, or in EDTF, and nothing is guessed:",
            "",
            "  2026-02-04, 4 February 2026, 4 de febrero de 2026, 2026年2月4日",
            "  2026-02, February 2026; 2026; Q1 2026; spring 2024; the 1990s; 44 BCE",
            "  early 2026, mid March 2024, late 1990s      kept as bounds, with the words",
            "  c. 1850, maybe 2018, 2018?                  uncertain: 1850~, 2018?",
            "  4–6 February 2026, 2018 to 2020, since 2018 durations",
            "  3 or 4 February 2026, before 2018           doubt about one moment",
            "  4 February 2026, 11:00; about 11 am on 4 February 2026",
            "  within 2 months after they-meet             relative to another event",
            "",
            "Where nothing is known, --when-text 'date unknown' keeps the words of the source.",
            "What has two readings, such as 10/11/2024, is refused, and both are named.",
            "'timeline when TEXT' says how a date is understood.",
        )
    )


TOPICS: dict[str, Callable[[], str]] = {
    "dates": _dates,
    "filters": _filters,
    "fields": _fields,
    "formats": _formats,
    "exit-codes": _exit_codes,
}
