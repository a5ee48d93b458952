"""Make a source: a work with its own file, which events cite by its id.

Example: timeline source new "The tapes" --type official-record --issued "August 1974"
"""

from dataclasses import replace
from typing import Annotated

import typer

from timeline.cli import cards, terminal, writing
from timeline.cli.source_options import describing
from timeline.write.cards import CardInput


@describing
def command(
    title: Annotated[str, typer.Argument(metavar="TITLE", show_default=False)],
    *,
    card: CardInput,
    id: Annotated[
        str, typer.Option("--id", metavar="ID", help="The id; made from the title by default.")
    ] = "",
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    workspace = cards.opened(directory)
    wanted = replace(card, name=title, id=id)
    cards.create(workspace, "source", wanted, dry_run=dry_run, stage=stage)
