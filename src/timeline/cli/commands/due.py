"""List commitments that are not settled, what is overdue first, and how long is left.

Overdue is worked out, never stored: 'possibly' where a deadline is vague, 'due passed' where the
time is up and no outcome is recorded. '--within 2w' leaves out what is due later than that.
--exit-status ends with 1 where a deadline of what is listed has passed, for cron.

Example: timeline due
Example: timeline due --within 2w --exit-status
Example: timeline due --overdue who:colombia
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from timeline import query
from timeline.cli import reading, terminal
from timeline.cli.filter_options import Question, filtered_by_editors
from timeline.cli.output_options import Output, id_below, printed_times
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.chronicle.due import DueState
    from timeline.chronicle.timeline import Timeline
    from timeline.dates.period import Period
    from timeline.query import Match, Node

TONES: Final = {"overdue": "bad", "possibly-overdue": "doubt", "passed": "doubt"}


class Owed(NamedTuple):
    """An open commitment and how it stands."""

    match: "Match"
    state: "DueState"


@printed_times
@filtered_by_editors
def command(
    *,
    question: Question,
    output: Output,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is overdue, certainly or possibly.")
    ] = False,
    all: Annotated[bool, typer.Option("--all", help="Settled ones, too.")] = False,
    exit_status: Annotated[
        bool, typer.Option("-e", "--exit-status", help="Exit with 1 where a deadline has passed.")
    ] = False,
) -> None:
    from timeline.chronicle.due import PAST

    timeline = reading.open_timeline(output.directory)
    horizon = None
    if not question.is_around:  # beside --around, --within is that option's
        horizon = _horizon(question.within, timeline.settings.tz)
        question = question._replace(within=None)
    node = question.node(timeline, terminal.now())
    owed = [
        one
        for one in _owed(timeline, node)
        if (all or one.state.verdict != "settled")
        and (not overdue or one.state.verdict in ("overdue", "possibly-overdue"))
        and (horizon is None or one.state.verdict in PAST or _is_near(one.state, horizon))
    ]
    _show(owed, timeline, output)
    question.hint(timeline, node)
    if exit_status and any(one.state.verdict in PAST for one in owed):
        raise typer.Exit(1)


def _owed(timeline: "Timeline", node: "Node") -> list[Owed]:
    """Every commitment with a deadline that the question finds, the most urgent first."""
    now = terminal.now()
    found = [
        Owed(match, state)
        for match in query.select(timeline, node)
        if "withdrawn" not in match.entry.record and (state := match.entry.due(now)) is not None
    ]
    return sorted(found, key=lambda one: (*one.state.urgency, one.match.entry.id))


def _horizon(within: str | None, tz: str) -> "Period | None":
    """How far `--within` looks ahead."""
    if within is None:
        return None
    from timeline.dates import DateError
    from timeline.dates.period import around

    try:
        return around("today", within=within, now=terminal.now(), tz=tz)
    except DateError as error:
        raise TimelineError(f"--within: {error}") from error


def _is_near(state: "DueState", horizon: "Period") -> bool:
    if horizon.clock:
        first, limit = state.first if state.first is not None else state.last, horizon.last
    else:
        days = (state.first_day, state.last_day)
        first, limit = days[0] if days[0] is not None else days[1], horizon.last
    return first is not None and limit is not None and first <= limit


def _show(owed: Sequence[Owed], timeline: "Timeline", output: Output) -> None:
    from timeline.words.told import Teller

    if output.for_programs:
        from timeline.listing.answer import answer

        output.rows([answer(one.match, now=terminal.now(), tz=output.tz) for one in owed], {})
        return
    teller = Teller(
        timeline,
        terminal.language(timeline, output.lang, personal=output.file is None),
        tz=output.tz,
    )
    rows = [dict(_row(one, teller)) for one in owed]
    if output.is_narrow:
        columns = output.headings(teller, ["title", "due", "state"])
        rows = [id_below(row, row["id"]) for row in rows]
    elif output.for_people:
        columns = output.headings(teller, ["state", "due", "title", "id"])
    else:
        names = ["overdue", "days_left", "deadline", "id", "title"]
        columns = {name: name for name in names}
    output.rows(rows, columns)


def _row(one: Owed, teller: Any) -> Iterator[tuple[str, Any]]:
    from timeline.listing.answer import due_zone, instant
    from timeline.listing.tables import TonedCell
    from timeline.words import due_state_words

    entry, state = one.match.entry, one.state
    tone: Any = TONES.get(state.verdict, "")
    yield "state", TonedCell(due_state_words(state, teller.lang), tone)
    yield "overdue", state.verdict
    yield "days_left", state.days_left
    yield "deadline", instant(state.last, due_zone(entry, teller.tz))
    yield "due", teller.due(entry)
    yield "title", teller.title(entry.id)
    yield "id", entry.id
