"""List commitments that are not settled, overdue ones first, with the time left.

Whether one is overdue is worked out, never stored: 'possibly' where a deadline is vague, 'due
passed' where the time is up and no outcome is recorded. '--within 2w' leaves out what is due later
than that. With --exit-status, the exit code is 1 if the deadline of anything listed has passed, for
cron.

Example: timeline due
Example: timeline due --within 2w --exit-status
Example: timeline due --overdue who:colombia
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from timeline import query
from timeline.cli import reading, terminal
from timeline.cli.filter_options import Question, filtered_by_editors
from timeline.cli.output_options import Output, id_below, printed_times

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.listing.owed import Owed

TONES: Final = {"overdue": "bad", "possibly-overdue": "doubt", "passed": "doubt"}


@printed_times
@filtered_by_editors
def command(
    *,
    question: Question,
    output: Output,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is overdue, certainly or possibly.")
    ] = False,
    all: Annotated[bool, typer.Option("--all", help="Settled ones as well.")] = False,
    exit_status: Annotated[
        bool, typer.Option("-e", "--exit-status", help="Exit with 1 if a deadline has passed.")
    ] = False,
) -> None:
    from timeline.chronicle.due import PAST
    from timeline.listing.owed import horizon, owed

    timeline = reading.open_timeline(output.directory)
    now, within = terminal.now(), None
    if not question.is_around and question.within is not None:  # else it is --around's
        within = horizon(question.within, now=now, tz=timeline.settings.tz)
        question = question._replace(within=None)
    node = question.node(timeline, now)
    matches = query.select(timeline, node)
    found = owed(matches, now=now, overdue=overdue, settled=all, within=within)
    _show(found, timeline, output)
    question.hint(timeline, node)
    if exit_status and any(one.state.verdict in PAST for one in found):
        raise typer.Exit(1)


def _show(owed: "Sequence[Owed]", timeline: "Timeline", output: Output) -> None:
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


def _row(one: "Owed", teller: Any) -> Iterator[tuple[str, Any]]:
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
