"""Find words in events, and show where they stand.

Titles, summaries, descriptions, claims, names and tags are searched in every language, without
case, accents and width. Everything that narrows 'timeline list' narrows a search, too.

Example: timeline search petro
Example: timeline search 京都 --since 2024
Example: timeline search 'energy kind:meeting'
"""

from timeline.cli import common, listed, reading
from timeline.cli.filters import Question, filtered
from timeline.cli.output import Output, printed_times
from timeline.errors import TimelineError


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
    exit_status: listed.StatusOption = False,
) -> None:
    from timeline.listing.found import needles

    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, common.now())
    words = needles(node)
    if not words:
        raise TimelineError("no words to search for", hint="'timeline list' needs none")
    asked = listed.Asked(fields, sort, reverse, limit, last, group_by, False, None)
    matches = listed.chosen(timeline, node, asked)
    listed.show(timeline, matches, asked, output, words=words)
    question.hint(timeline, node)
    listed.end(matches, exit_status)
