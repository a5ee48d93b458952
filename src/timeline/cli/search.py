"""Find words in events, and show where they stand.

Titles, texts, claims, names and tags are searched in every language, without case, accents and
width. All filters of 'timeline list' hold.

Example: timeline search 京都 --since 2024
Example: timeline search 'energy kind:meeting'
"""

from timeline.cli import common, listed, reading
from timeline.cli.filters import Question, filtered
from timeline.cli.output import Output, printed_times
from timeline.errors import TimelineError


@printed_times
@filtered
@listed.listing
def command(
    *,
    question: Question,
    output: Output,
    asked: listed.Asked,
    exit_status: listed.StatusOption = False,
) -> None:
    from timeline.listing.found import needles

    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, common.now())
    words = needles(node)
    if not words:
        raise TimelineError("no words to search for", hint="'timeline list' needs none")
    matches = listed.chosen(timeline, node, asked)
    listed.show(timeline, matches, asked, output, words=words)
    question.hint(timeline, node)
    listed.end(matches, exit_status)
