"""List events in the order of time: all, or those that a query finds.

Events whose vague dates may match are marked. '--explain sql' prints the SQL.

Example: timeline list --since 2024
Example: timeline list 'tag:energy (kind:meeting OR who:petro)'
"""

from typing import Annotated

import typer

from timeline.cli import list_options, reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.cli.output_options import Output, printed_times


@printed_times
@filtered
@list_options.listing
def command(
    *,
    question: Question,
    output: Output,
    asked: list_options.ListOptions,
    picture: Annotated[
        bool, typer.Option("--picture", help="Draw the events on a strip of time.")
    ] = False,
    sql: Annotated[
        bool, typer.Option("--sql", hidden=True, help="Only print the query as SQL.")
    ] = False,
    exit_status: list_options.StatusOption = False,
) -> None:
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, terminal.now())
    if sql:
        output.free_text(list_options.statement(node, limit=asked.limit))
        return
    matches = list_options.chosen(timeline, node, asked)
    if picture:
        list_options.draw(timeline, matches, output)
    else:
        list_options.show(timeline, matches, asked, output)
    question.hint(timeline, node)
    list_options.end(matches, exit_status)
