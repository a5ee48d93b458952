"""What readers of a published form are shown beyond what is published: three options, one value."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from timeline.chronicle.cleared import ALL, Show
from timeline.cli.filter_options import bundled

DraftsOption = Annotated[bool, typer.Option("--drafts", help="Include drafts.")]
NotesOption = Annotated[bool, typer.Option("--with-notes", help="Include the editors' notes.")]
OriginOption = Annotated[
    bool, typer.Option("--with-origin", help="Include where imported events came from.")
]
OPTIONS = {"drafts": DraftsOption, "notes": NotesOption, "origin": OriginOption}


def for_readers(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the three options in place of its parameter `show`."""
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=option, default=False)
        for name, option in OPTIONS.items()
    ]
    return bundled(command, "show", options, _shown, last=True)


def for_editors(command: Callable[..., None]) -> Callable[..., None]:
    """`command` without the parameter `show`: it leaves nothing out."""
    return bundled(command, "show", [], lambda given: ALL)


def _shown(given: dict[str, Any]) -> Show:
    return Show(**given)
