"""Change a source: its title, address, publisher, dates.

Example: timeline source edit article --archive-url https://web.archive.org/web/2026/article
"""

from dataclasses import replace
from typing import Annotated

import typer

from timeline.cli import cards, terminal, writing
from timeline.cli.source_options import describing
from timeline.write.cards import CardInput


@describing
def command(
    id: Annotated[str, cards.id_argument("source")],
    *,
    card: CardInput,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="A new title.")] = "",
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    workspace = cards.opened(directory)
    wanted = replace(card, name=title)
    cards.change(workspace, "source", id, wanted, dry_run=dry_run, stage=stage)
