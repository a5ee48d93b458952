"""List who says what: every claim about the events, with its voice, stance, time and sources.

With --contradictions, only claims that cannot both be right: two voices give times that exclude
each other, or one affirms the event and the other denies it. --source keeps the claims that rest on
it.

Example: timeline claims --by gustavo-petro
Example: timeline claims 'since:2026' --stance denies,disputes
Example: timeline claims --contradictions --json
"""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline import query
from timeline.cli import complete, reading, terminal
from timeline.cli.filter_options import Question, filtered_by_editors
from timeline.cli.output_options import Output, id_below, printed
from timeline.errors import TimelineError
from timeline.format.models.vocabulary import STANCES

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline
    from timeline.listing.claims import ClaimFilter

ByOption = Annotated[
    str,
    typer.Option("--by", metavar="WHO", help="Only of this voice.", autocompletion=complete.voices),
]
StanceOption = Annotated[
    str,
    typer.Option(
        "--stance",
        metavar="STANCE",
        help="Only alleges, reports, denies …",
        autocompletion=complete.one_of(lambda: STANCES),
    ),
]
AboutOption = Annotated[
    str,
    typer.Option("--about", metavar="WHAT", help="Only about a part, such as /summary or /when."),
]
ContradictionsOption = Annotated[
    bool, typer.Option("--contradictions", help="Only claims that cannot both be right.")
]
StatusOption = Annotated[
    bool, typer.Option("-e", "--exit-status", help="Exit with 1 if there is none.")
]


@printed
@filtered_by_editors
def command(
    *,
    question: Question,
    output: Output,
    by: ByOption = "",
    stance: StanceOption = "",
    about: AboutOption = "",
    contradictions: ContradictionsOption = False,
    exit_status: StatusOption = False,
) -> None:
    from timeline.listing import claims
    from timeline.words.told import Teller

    timeline = reading.open_timeline(output.directory)
    asked = _asked(timeline, by, stance, about, contradictions)
    asked = asked._replace(sources=tuple(text for name, text in question.asked if name == "source"))
    node = question.node(timeline, terminal.now())
    found = claims.said((match.entry for match in query.select(timeline, node)), asked)
    teller = Teller(
        timeline, terminal.language(timeline, output.lang, personal=output.file is None)
    )
    if output.for_people:
        rows = [claims.words(one, teller) for one in found]
        fields = [name for name in claims.FIELDS if any(row[name] for row in rows)]
        if output.is_narrow:
            rows = [id_below(row, row["event"]) for row in rows]
            fields = [name for name in fields if name != "event"]
        output.rows(rows, output.headings(teller, fields, by="voice"))
    else:
        rows = [claims.row(one, teller) for one in found]
        if not output.for_programs:  # a cell holds words, as those of 'list' do
            rows = [row | claims.cells(one, teller) for one, row in zip(found, rows, strict=True)]
        output.rows(rows, {} if output.for_programs else {one: one for one in claims.FIELDS})
    question.hint(timeline, node)
    if exit_status and not found:
        raise typer.Exit(1)


def _asked(
    timeline: "Timeline", by: str, stance: str, about: str, contradictions: bool
) -> "ClaimFilter":
    from timeline.chronicle.voices import found
    from timeline.listing.claims import ClaimFilter

    voice = found(by, timeline.voices(), timeline.entities, timeline.sources) if by else None
    stances = tuple(one.strip() for one in stance.split(",") if one.strip())
    if stance and not stances:
        raise TimelineError("--stance names none", hint=f"expected some of {', '.join(STANCES)}")
    for one in stances:
        terminal.require(one, STANCES, "stance")
    return ClaimFilter(voice, stances, (), about, contradictions)
