"""Options that making and changing an entity share."""

from typing import Annotated

import typer

from timeline.cli import complete
from timeline.format.models.vocabulary import ENTITY_TYPES

TYPE = typer.Option(
    "--type",
    metavar="TYPE",
    help=f"One of {', '.join(ENTITY_TYPES)}.",
    show_default=False,
    autocompletion=complete.one_of(lambda: ENTITY_TYPES),
)
OF = typer.Option(
    "--of",
    metavar="ID",
    help="The body, group or state that it belongs to.",
    show_default=False,
    autocompletion=complete.ids_of_kind("entity"),
)
DescriptionOption = Annotated[
    str, typer.Option("--description", metavar="TEXT", help="Who or what it is, in Markdown.")
]
AdoptOption = Annotated[
    bool, typer.Option("--adopt", help="Put its id into events that name it without one.")
]
