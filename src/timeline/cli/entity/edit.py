"""Change an entity: its names, type, description, or what it belongs to.

Example: timeline entity edit richard-nixon --add-other-name "Tricky Dick"
Example: timeline entity edit eln --set name.ja=民族解放軍
"""

from typing import Annotated

import typer

from timeline.cli import cards, terminal, writing
from timeline.cli.entity_options import OF, TYPE, AdoptOption, DescriptionOption
from timeline.write.cards import CardInput


def command(
    id: Annotated[str, cards.id_argument("entity")],
    *,
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="A new name.")] = "",
    type: Annotated[str, TYPE] = "",
    added: Annotated[
        list[str] | None,
        typer.Option("--add-other-name", "--other-name", metavar="TEXT", help="Add a name."),
    ] = None,
    removed: Annotated[
        list[str] | None,
        typer.Option("--remove-other-name", metavar="TEXT", help="Remove another name."),
    ] = None,
    of: Annotated[str, OF] = "",
    description: DescriptionOption = "",
    assignments: cards.SetOption = None,
    adopt: AdoptOption = False,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    workspace = cards.opened(directory)
    card = CardInput(
        name=name,
        type=type,
        other_names=tuple(added or ()),
        removed_names=tuple(removed or ()),
        of=of,
        description=description,
        assignments=tuple(assignments or ()),
    )
    cards.change(workspace, "entity", id, card, adopt=adopt, dry_run=dry_run, stage=stage)
