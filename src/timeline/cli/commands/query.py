"""Say how a question is understood, or print it as SQL for other engines.

The SQL is one portable text over the tables that 'timeline export parquet' writes: event and
event_participant, event_place, event_tag, event_source, event_relation (event_id, value). It gives
the id of every match in the order of time, and 2 for certain or 1 for possible. Engines that take
a backslash in a literal for an escape have a dialect.

Example: timeline query 'who:petro since:2024'
Example: timeline query --sql 'who:petro since:2024' --limit 50
Example: timeline query --sql --dialect bigquery kind:meeting
"""

from typing import Annotated

import typer

from timeline.cli import reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.errors import TimelineError


@filtered
def command(
    *,
    question: Question,
    sql: Annotated[bool, typer.Option("--sql", help="Print the question as SQL.")] = False,
    dialect: Annotated[
        str,
        typer.Option("--dialect", metavar="NAME", help="standard, spark, clickhouse or bigquery."),
    ] = "standard",
    limit: Annotated[
        int | None, typer.Option("-n", "--limit", metavar="N", min=0, help="Only the first N.")
    ] = None,
    output: terminal.OutputOption = None,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.query import statements

    known = {name: name for name in statements.DIALECTS}
    if dialect not in known:
        expected = ", ".join(known)
        raise TimelineError(f"--dialect {dialect}", hint=f"expected one of {expected}")
    timeline = reading.open_timeline(directory)
    node = question.node(timeline, terminal.now())
    if not sql:
        terminal.emit(f"{node.words()}\n", output)
        return
    text = statements.written(statements.select(node, limit=limit), known[dialect])
    terminal.emit(f"{text};\n", output)
