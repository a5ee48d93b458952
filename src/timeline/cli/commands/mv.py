"""Rename an event, an entity or a source, and rewrite every reference to it.

Example: timeline mv white-house-meeting petro-trump-meeting
"""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import complete, ids, terminal, writing
from timeline.files import FOLDERS

if TYPE_CHECKING:
    from timeline.write.workspace import Workspace

KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="event, entity or source, if two share the id.",
        autocompletion=complete.one_of(lambda: FOLDERS),
    ),
]


def command(
    old: Annotated[
        str, typer.Argument(metavar="OLD", show_default=False, autocompletion=complete.all_ids)
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
    *,
    kind: KindOption = None,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    workspace = writing.open_workspace(directory)
    if not any(old.casefold() in workspace.paths_of(one) for one in FOLDERS):
        old = ids.whole(workspace.timeline, old, "mv")
    renamed(workspace, old, new, kind=kind, dry_run=dry_run, stage=stage)


def renamed(
    workspace: "Workspace", old: str, new: str, *, kind: str | None, dry_run: bool, stage: bool
) -> None:
    """Give an event, entity or source another id, and say in how many files."""
    from timeline.write.rename import rename

    found = rename(workspace, old, new, kind=kind)
    for note in found.notes:
        terminal.say(note)
    if dry_run:
        writing.show_difference(found.changes)
        return
    writing.written(workspace, found.changes, stage=stage)
    others = len(found.changes) - 2
    terminal.say(f"'{old}' is now '{new}'; {others} other file{'' if others == 1 else 's'} changed")
