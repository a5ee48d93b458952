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
def command(
    *,
    question: Question,
    output: Output,
    fields: listed.FieldsOption = None,
    sort: listed.SortOption = None,
    reverse: listed.ReverseOption = False,
    limit: listed.LimitOption = None,
    last: listed.LastOption = None,
    group_by: listed.GroupOption = None,
    delta: listed.DeltaOption = False,
    template: listed.TemplateOption = None,
    picture: Annotated[
        bool, typer.Option("--picture", help="Draw the events on a strip of time.")
    ] = False,
    exit_status: listed.StatusOption = False,
) -> None:
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, common.now())
    asked = listed.Asked(fields, sort, reverse, limit, last, group_by, delta, template)
    matches = listed.chosen(timeline, node, asked)
    if picture:
        listed.draw(timeline, matches, output)
    else:
        listed.show(timeline, matches, asked, output)
    question.hint(timeline, node)
    listed.end(matches, exit_status)
