"""Write a new event: asks on a terminal for what is missing, never in a pipe.

Dates may be written as people write them; the program says how it understood them before it writes
the file, and refuses what has two readings. A name that fits exactly one entity or source becomes a
reference to it; 'name:Nixon' is always kept as a name. 'timeline help new' shows seldom needed
options too.

Example: timeline new "They meet" --when "4 February 2026" --kind meeting
Example: timeline new "He resigns" --relative "within 3 days after they-meet"
Example: timeline new "A promise" --when 2026-02 --action Report --due 2026-04
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import terminal, writing
from timeline.cli.event_options import describing
from timeline.errors import TimelineError
from timeline.write.compose import EventInput

if TYPE_CHECKING:
    from timeline.write.new import NewEvent
    from timeline.write.workspace import Workspace

FromOption = Annotated[
    str,
    typer.Option(
        "--from", metavar="FILE", help="Events as JSON or JSON lines; '-' reads standard input."
    ),
]


@describing
def command(
    title: Annotated[str, typer.Argument(metavar="[TITLE]", show_default=False)] = "",
    *,
    given: EventInput,
    source: FromOption = "",
    edit: Annotated[bool, typer.Option("--edit", help="Open the editor before writing.")] = False,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    lang: terminal.LangOption = None,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.cli import asking
    from timeline.write import new

    workspace = writing.open_workspace(directory)
    if source:
        _from(source, workspace, dry_run=dry_run, stage=stage)
        return
    wanted = asking.complete(replace(given, title=title), workspace)
    if dry_run or edit:
        made = new.composed(wanted, workspace)
        _echo(made, workspace, lang)
        if edit and not dry_run:
            _edited(made, workspace, stage=stage)
        else:
            writing.show_difference([made.change])
        return
    made = new.create(wanted, workspace, show=lambda one: _echo(one, workspace, lang))
    writing.report(workspace, [made.change], stage=stage)


def _echo(made: "NewEvent", workspace: "Workspace", lang: str | None) -> None:
    """Say how times and names were understood, and every warning."""
    from timeline.importers.rows.ids import is_neutral
    from timeline.write import echo, naming

    code = terminal.language(workspace.timeline, lang)
    terminal.say(f"when: {echo.understood(made.record, workspace.timeline, code)}")
    due = echo.deadline(made.record, workspace.timeline, code)
    if due:
        terminal.say(f"due: {due}")
    if is_neutral(made.record["id"], str(made.record["title"])):
        terminal.say(
            "the id does not come from the title; --id sets another, or later 'timeline mv'"
        )
    for line in (*workspace.names.said, *naming.beside(made.record, workspace.timeline)):
        terminal.say(line)
    writing.tell((*made.judged.own, *made.judged.others))


def _edited(made: "NewEvent", workspace: "Workspace", *, stage: bool) -> None:
    from timeline.cli.commands.edit import until_good
    from timeline.write.editing import Buffer, Session

    buffer = Buffer(made.record["id"], "", None, {}, made.change.after or b"")
    until_good(Session(workspace, [buffer]), stage=stage)


def _from(source: str, workspace: "Workspace", *, dry_run: bool, stage: bool) -> None:
    from timeline.cli.importing import read_input
    from timeline.write import bring

    name, data = read_input(source)
    plan = bring.plan(workspace, bring.from_json(data, name=name), conflict="error")
    writing.tell(plan.reports)
    if plan.failed:
        raise TimelineError(f"{plan.failed} of {plan.total} events cannot be written")
    if dry_run:
        writing.show_difference(plan.changes)
    else:
        writing.written(workspace, plan.changes, stage=stage)
