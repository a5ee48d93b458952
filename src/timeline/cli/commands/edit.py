"""Open events in your editor, or change a field or tags of many at once.

The editor is $VISUAL, else $EDITOR. On return the events are judged; findings are shown and you
may go back to your text, which is kept in a file until it is written. With --set, --add-tag or
--remove-tag no editor is opened, and the events may also be named by the filters of 'list'.

Example: timeline edit they-meet
Example: timeline edit they-meet --set status=occurred --set title.es=Cita
Example: timeline edit --kind meeting --add-tag diplomacy --dry-run
"""

import os
import shlex
import shutil
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import query
from timeline.cli import terminal, writing
from timeline.cli.filter_options import Question, filtered_files
from timeline.errors import Refused, TimelineError

if TYPE_CHECKING:
    from timeline.write.editing import Session
    from timeline.write.workspace import Workspace

EDITORS = ("nano", "vim", "vi", "notepad")

SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="Set a field; an empty VALUE removes it."),
]
AddOption = Annotated[list[str] | None, typer.Option("--add-tag", metavar="TAG", help="Add a tag.")]
RemoveOption = Annotated[
    list[str] | None, typer.Option("--remove-tag", metavar="TAG", help="Take a tag away.")
]


@filtered_files
def command(
    *,
    question: Question,
    assignments: SetOption = None,
    add: AddOption = None,
    remove: RemoveOption = None,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.write import editing

    workspace = writing.open_workspace(directory)
    ids = _chosen(question, workspace)
    if not ids:
        terminal.say("no event matches; nothing was changed")
        return
    if assignments or add or remove:
        _change(ids, workspace, assignments or [], add or [], remove or [], dry_run, stage)
        return
    session = editing.Session(workspace, [editing.buffer(workspace, id) for id in ids])
    until_good(session, stage=stage, dry_run=dry_run)


def _chosen(question: Question, workspace: "Workspace") -> list[str]:
    """The ids that were named, or those of the events that match."""
    words = question.text.split()
    if not (words or question.asked or question.denied):
        raise TimelineError("which events?", hint="name their ids, or give filters as for 'list'")
    if words and not question.asked and not question.denied and ":" not in question.text:
        for word in words:
            if word.casefold() not in workspace.paths:
                workspace.timeline.get(word)  # says that there is none, and which is near
        return list(dict.fromkeys(words))
    node = question.node(workspace.timeline, workspace.now)
    question.hint(workspace.timeline, node)
    return [match.entry.id for match in query.select(workspace.timeline, node)]


def _change(
    ids: list[str],
    workspace: "Workspace",
    assignments: list[str],
    add: list[str],
    remove: list[str],
    dry_run: bool,
    stage: bool,
) -> None:
    from timeline.write import bulk

    changes = bulk.changes(workspace, ids, assignments, add=tuple(add), remove=tuple(remove))
    writing.refuse_errors(workspace.judge(changes))
    if dry_run:
        writing.show_difference(changes)
        return
    writing.written(workspace, changes, stage=stage)
    count = sum(change.before != change.after for change in changes)
    terminal.say(f"{count} changed, {len(changes) - count} as they were")


def until_good(session: "Session", *, stage: bool = False, dry_run: bool = False) -> None:
    """Edit until the texts can be written, or until the person gives up; no text is lost."""
    terminal.say(f"editing {', '.join(map(str, session.files))}")
    try:
        while True:
            session.edit(_editor())
            outcome = session.outcome()
            writing.tell(outcome.findings)
            if outcome.good:
                break
            if not (writing.may_ask() and typer.confirm("Edit again?", default=True, err=True)):
                raise Refused(f"not valid; {session.kept}")
        if dry_run:
            writing.show_difference(outcome.changes)
        else:
            writing.written(session.workspace, outcome.changes, stage=stage)
    except TimelineError as error:
        if session.folder.exists() and session.kept not in error.message:
            raise Refused(f"{error.message}; {session.kept}", hint=error.hint) from error
        raise
    session.close()
    if not outcome.changes:
        terminal.say("nothing was changed")


def _editor() -> list[str]:
    given = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if given:
        try:
            command = shlex.split(given, posix=os.name != "nt")
        except ValueError as error:
            raise TimelineError(f"VISUAL or EDITOR is no command: '{given}'") from error
        if command:
            return command
    found = next((name for name in EDITORS if shutil.which(name)), None)
    if found is None:
        raise TimelineError("no editor is known", hint="set VISUAL or EDITOR to one")
    return [found]
