"""Record what became of a commitment: its state, the date, and the evidence.

'--on' is the day it was met, or the day on which another state was known (today by default).

Example: timeline commitment report --state met --on 2026-03-28 --source note
Example: timeline commitment report --state in_progress
"""

from typing import Annotated

import typer

from timeline.cli import terminal, writing
from timeline.format.models.vocabulary import COMMITMENT_STATES


def command(
    id: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    *,
    state: Annotated[
        str, typer.Option("--state", metavar="STATE", help=", ".join(COMMITMENT_STATES) + ".")
    ] = "",
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="When it was met, or the state was known.")
    ] = "",
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--source", metavar="SOURCE", help="The evidence: an id, an address, a title."
        ),
    ] = None,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.write import outcome

    workspace = writing.open_workspace(directory)
    from timeline.write.known_ids import found

    id = found(workspace.timeline, id).id
    chosen = state or writing.ask("a state", "--state")
    change = outcome.settle(workspace, id, state=chosen, on=on, sources=sources or ())
    writing.carried_out(workspace, [change], dry_run=dry_run, stage=stage)
