"""List the saved views of the timeline, or show the query of one.

A view is a query with a name, kept in 'timeline.toml' and shared with everybody who works on the
timeline; --view NAME uses it in every reading command:

  [views.open-promises]
  query = "kind:commitment not:is:withdrawn"

Example: timeline view
Example: timeline list --view open-promises
"""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import complete, reading, terminal
from timeline.cli.output_options import Output, printed
from timeline.query import context, parse
from timeline.words.told import Teller

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline


@printed
def command(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A view.",
            show_default=False,
            autocompletion=complete.completer("view"),
        ),
    ] = None,
    *,
    output: Output,
    data: reading.DataOption = None,
) -> None:
    timeline = reading.open_timeline(output.directory)
    names = [name] if name else sorted(timeline.settings.views)
    rows = [_row(timeline, one) for one in names]
    if not rows:
        terminal.say("the timeline has no views; write them to timeline.toml under [views]")
    if output.for_programs:
        output.whole({"rows": rows}, rows)
    else:
        teller = Teller(
            timeline, terminal.language(timeline, output.lang, personal=output.file is None)
        )
        output.rows(rows, output.headings(teller, ["name", "query", "understood"]))


def _row(timeline: "Timeline", name: str) -> dict[str, str]:
    """The view's name, its text, and how the text is understood; one that fails says why."""
    asked = context(timeline, now=terminal.now())
    text, inside = asked.opening(name)
    return {"name": name, "query": text, "understood": parse(text, inside).words()}
