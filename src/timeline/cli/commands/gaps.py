"""List the longest spans of time in which no event can lie.

Each event counts for as long as it may have lasted. Events with an open or unknown end, and those
without a date, could lie in any gap: they are left out and counted.

Example: timeline gaps
Example: timeline gaps --min 30d --since 2024
"""

from typing import Annotated

import typer

from timeline.cli import reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.cli.output_options import Output, check_number, printed
from timeline.errors import TimelineError


@printed
@filtered
def command(
    *,
    question: Question,
    output: Output,
    least: Annotated[
        str,
        typer.Option("--min", metavar="TIME", help="Only gaps at least this long, such as 30d."),
    ] = "1d",
    limit: Annotated[
        int | None, typer.Option("-n", "--limit", metavar="N", help="Only the N longest.")
    ] = None,
) -> None:
    from timeline.listing import counts
    from timeline.words.told import Teller

    days = _days(least)
    check_number("--limit", limit)
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, terminal.now())
    engine = reading.engine_of(timeline)
    sizes = engine.sizes(node)
    left = sizes.events - sizes.bounded
    rows = counts.gaps(list(engine.covers(node)), days)[:limit]
    if output.for_programs:
        output.whole({"events": sizes.bounded, "left_out": left, "rows": rows}, rows)
    else:
        teller = Teller(
            timeline, terminal.language(timeline, output.lang, personal=output.file is None)
        )
        names = ["from", "to", "days", "gap_after", "gap_before"]
        output.rows(rows, output.headings(teller, names))
    _say_left_out(left)
    question.hint(timeline, node)


def _days(text: str) -> int:
    """A duration in days, a month counted as 30 and a year as 365."""
    from timeline.dates import DateError
    from timeline.dates.period import duration

    try:
        found = duration(text)
    except DateError as error:
        raise TimelineError(f"--min: {error}", hint=error.hint) from error
    return found.years * 365 + found.months * 30 + found.weeks * 7 + found.days


def _say_left_out(count: int) -> None:
    if count:
        events = "1 event has" if count == 1 else f"{count} events have"
        terminal.say(f"{events} no known beginning or end and could fill a gap")
