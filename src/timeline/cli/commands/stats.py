"""Count events by unit of time, kind, tag, person, place, standing or source.

Units of time in which nothing happened are shown as well. An event counts for every unit that it
touches: 'certain' counts those that surely did, 'possible' also those that may have, because their
dates are vague.

Example: timeline stats
Example: timeline stats --by month --since 2025
Example: timeline stats --by who --top 10
"""

from collections.abc import Iterable
from typing import Annotated

import typer

from timeline.cli import complete, reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.cli.output_options import Output, check_number, printed

BY = "decade, year, month, day, kind, tag, person …"


def _units() -> Iterable[str]:
    from timeline.listing.buckets import UNITS
    from timeline.listing.counts import VALUES

    return (*UNITS, *VALUES)


@printed
@filtered
def command(
    *,
    question: Question,
    output: Output,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="WHAT", help=BY, autocompletion=complete.one_of(_units)),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", help="Only the N most frequent values.")
    ] = None,
) -> None:
    from timeline.listing import counts
    from timeline.words.told import Teller

    check_number("--top", top)
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, terminal.now())
    engine, teller = (
        reading.engine_of(timeline),
        Teller(timeline, terminal.language(timeline, output.lang, personal=output.file is None)),
    )
    unit, rows = counts.counts(engine, node, teller, by, top=top, certain=False)
    if output.for_programs:
        total = engine.sizes(node).events
        output.whole({"by": unit, "events": total, "rows": rows}, rows)
    else:
        names = ["value", *(["name"] if any(row.get("name") for row in rows) else [])]
        names += ["certain", "possible", *(["bar"] if output.format == "table" else [])]
        shown = counts.with_bars(rows) if "bar" in names else rows
        output.rows(shown, output.headings(teller, names, value=unit))
    question.hint(timeline, node)
