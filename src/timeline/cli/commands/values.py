"""List the values that events have for a field, how many events have each, and from when to when.

Fields: kind, status, standing, language, tag, who (or person), place, source, voice, related. A
body is counted with its members, and a place with the places in it, just as '--who', '--place' and
'--voice' find them.

Example: timeline values tag
Example: timeline values who --since 2026 --sort name
"""

from typing import Annotated, Any

import typer

from timeline.cli import complete, reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.cli.output_options import Output, printed

ORDERS = ("count", "name")


def _counts() -> Any:
    """The room that knows what can be counted; only this command and its completion load it."""
    from timeline.listing import counts

    return counts


@printed
@filtered
def command(
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD",
            help="tag, who, place, kind, source …",
            autocompletion=complete.one_of(lambda: _counts().VALUES),
        ),
    ],
    *,
    question: Question,
    output: Output,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="HOW",
            help="By count or by name.",
            autocompletion=complete.one_of(lambda: ORDERS),
        ),
    ] = "count",
) -> None:
    from timeline.words.told import Teller

    counts = _counts()
    field = counts.ALIASES.get(field, field)
    terminal.require(field, counts.VALUES, "field")
    terminal.require(sort, ORDERS, "order")
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, terminal.now())
    teller = Teller(
        timeline, terminal.language(timeline, output.lang, personal=output.file is None)
    )
    rows = counts.values(reading.engine_of(timeline), node, teller, field)
    rows = [row for row in rows if row["value"]]
    if sort == "name":
        rows.sort(key=lambda row: str(row["value"]))
    if output.for_programs:
        output.whole({"field": field, "rows": rows}, rows)
    else:
        names = ["value", *(["name"] if any(row["name"] for row in rows) else [])]
        names += ["possible", "first", "last"]
        output.rows(rows, output.headings(teller, names, value=field, possible="count"))
    question.hint(timeline, node)
