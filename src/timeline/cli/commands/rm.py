"""Remove events that nothing refers to: their files are deleted.

Git's history still has what is deleted. Withdraw, rather than remove, an event that others refer to
or that readers have seen: 'timeline withdraw' leaves a tombstone with the reason.

Example: timeline rm first-event
"""

from typing import Annotated

import typer

from timeline.cli import complete, ids, terminal, writing


def command(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", show_default=False, help="Ids of events.", autocompletion=complete.ids
        ),
    ],
    *,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.write import removal

    workspace = writing.open_workspace(directory)
    chosen = []
    for name in dict.fromkeys(names):
        known = name.casefold() in workspace.paths  # also a file that is not in order
        chosen.append(name if known else ids.whole(workspace.timeline, name, "rm"))
    changes = removal.remove(workspace, chosen)
    for name in chosen:
        entry = workspace.timeline.entries.get(name)
        if entry is not None and "withdrawn" in entry.record:
            terminal.say(f"'{name}' is withdrawn: without its tombstone nobody learns why")
    if dry_run:
        writing.show_difference(changes)
        return
    writing.written(workspace, changes, stage=stage)
    for change in changes:
        terminal.say_of(change.path, "removed")
