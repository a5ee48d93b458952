"""Make an entity: a person, body or place with its own file, which events refer to by its id.

Example: timeline entity new "Richard Nixon" --type person --other-name "President Nixon"
Example: timeline entity new "The White House" --type organization --id white-house
"""

from typing import Annotated

import typer

from timeline.cli import cards, terminal, writing
from timeline.cli.entity_options import OF, TYPE, AdoptOption, DescriptionOption
from timeline.write.cards import CardInput


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    *,
    type: Annotated[str, TYPE] = "",
    other_names: Annotated[
        list[str] | None, typer.Option("--other-name", metavar="TEXT", help="Another name for it.")
    ] = None,
    of: Annotated[str, OF] = "",
    description: DescriptionOption = "",
    id: Annotated[
        str, typer.Option("--id", metavar="ID", help="The id; made from the name by default.")
    ] = "",
    assignments: cards.SetOption = None,
    adopt: AdoptOption = False,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    workspace = cards.opened(directory)
    card = CardInput(
        name=name,
        id=id,
        type=type or writing.ask("a type", "--type: person, organization, group, state or place"),
        other_names=tuple(other_names or ()),
        of=of,
        description=description,
        assignments=tuple(assignments or ()),
    )
    cards.create(workspace, "entity", card, adopt=adopt, dry_run=dry_run, stage=stage)
