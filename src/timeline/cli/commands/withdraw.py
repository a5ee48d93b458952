"""Withdraw an event: its file stays as a tombstone, with the day and the reason.

Example: timeline withdraw red-cap --because "The same as the-present."
"""

from typing import Annotated

import typer

from timeline.cli import terminal, writing


def command(
    id: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    *,
    because: Annotated[
        str, typer.Option("--because", metavar="REASON", help="Why it was withdrawn.")
    ] = "",
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="When it was withdrawn; today by default.")
    ] = "",
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.write import outcome

    workspace = writing.open_workspace(directory)
    from timeline.write.known_ids import found

    id = found(workspace.timeline, id).id
    reason = because or writing.ask("a reason", "--because")
    writing.carried_out(
        workspace,
        [outcome.withdraw(workspace, id, because=reason, on=on)],
        dry_run=dry_run,
        stage=stage,
    )
