"""List events in the order of time, all or those that a question finds.

Vague dates that may match are marked. 'timeline help filters' tells more.

Example: timeline list --since 2024
Example: timeline list 'tag:energy (kind:meeting OR who:petro)'
"""

from typing import Annotated

import typer

from timeline.cli import common, listed, reading
from timeline.cli.filters import Question, filtered
from timeline.cli.output import Output, printed_times


@printed_times
@filtered
@listed.listing
def command(
    *,
    question: Question,
    output: Output,
    asked: listed.Asked,
    picture: Annotated[
        bool, typer.Option("--picture", help="Draw the events on a strip of time.")
    ] = False,
    exit_status: listed.StatusOption = False,
) -> None:
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, common.now())
    matches = listed.chosen(timeline, node, asked)
    if picture:
        listed.draw(timeline, matches, output)
    else:
        listed.show(timeline, matches, asked, output)
    question.hint(timeline, node)
    listed.end(matches, exit_status)
