"""Find words in events, and show where they occur.

Titles, texts, claims, names and tags are searched in every language, ignoring case, accents and
width. All filters of 'timeline list' can be used.

Example: timeline search 京都 --since 2024
Example: timeline search 'energy kind:meeting'
"""

from timeline.cli import list_options, reading, terminal
from timeline.cli.filter_options import Question, filtered
from timeline.cli.output_options import Output, printed_times
from timeline.errors import TimelineError


@printed_times
@filtered
@list_options.listing
def command(
    *,
    question: Question,
    output: Output,
    asked: list_options.ListOptions,
    exit_status: list_options.StatusOption = False,
) -> None:
    from timeline.listing.found import needles
    from timeline.query.parser import as_words

    question = question._replace(text=as_words(question.text))
    timeline = reading.open_timeline(output.directory)
    node = question.node(timeline, terminal.now())
    words = needles(node)
    if not words:
        raise TimelineError("no words to search for", hint="'timeline list' needs no words")
    matches = list_options.chosen(timeline, node, asked)
    list_options.show(timeline, matches, asked, output, words=words)
    question.hint(timeline, node)
    list_options.end(matches, exit_status)
