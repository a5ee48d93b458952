"""Change events, or open them in your editor.

Name events by ID, or choose many with a QUERY, as for 'list'. The options of 'new' set what they
name; --add-… and --remove-… change a list, --note adds a note. Without options your editor
($VISUAL, else $EDITOR) opens; your text is kept until it is written. 'timeline help edit' shows all
options.

Example: timeline edit they-meet --status occurred --set title.es=Cita
Example: timeline edit they-meet --add-claim denies:"The ministry"
Example: timeline edit 'kind:meeting since:2024' --add-tag diplomacy --dry-run
"""

import os
import shlex
import shutil
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import query
from timeline.cli import complete, terminal, writing
from timeline.cli.event_options import changing
from timeline.cli.filter_options import Question
from timeline.errors import Refused, TimelineError
from timeline.write.amend import Wish

if TYPE_CHECKING:
    from timeline.write.editing import Session
    from timeline.write.workspace import Workspace

EDITORS = ("nano", "vim", "vi", "notepad")

EventsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ID|QUERY]...",
        show_default=False,
        help="Ids of events, or a query for them.",
        autocompletion=complete.ids_or_query,
    ),
]


@changing
def command(
    events: EventsArgument = None,
    *,
    wish: Wish,
    dry_run: writing.DryRunOption = False,
    stage: writing.StageOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.write import editing

    workspace = writing.open_workspace(directory)
    chosen = _chosen(events or [], workspace)
    if not chosen:
        terminal.say("no event matches; nothing was changed")
        return
    if not wish.is_empty:
        _change(chosen, workspace, wish, dry_run=dry_run, stage=stage)
        return
    session = editing.Session(workspace, [editing.buffer(workspace, id) for id in chosen])
    until_good(session, stage=stage, dry_run=dry_run)


def _chosen(words: list[str], workspace: "Workspace") -> list[str]:
    """The ids that were named, or those of the events that match."""
    if not words:
        raise TimelineError("which events?", hint="name their ids, or give a QUERY as for 'list'")
    text = " ".join(words)
    if any(sign in text for sign in ':<>="('):
        question = Question(text)
        node = question.node(workspace.timeline, workspace.now)
        question.hint(workspace.timeline, node)
        return [match.entry.id for match in query.select(workspace.timeline, node)]
    return list(dict.fromkeys(id for word in words for id in _named(word, workspace)))


def _named(word: str, workspace: "Workspace") -> list[str]:
    if word.casefold() in workspace.paths:  # also of a file that is not in order
        return [word]
    from timeline.write.known_ids import found

    return [found(workspace.timeline, one).id for one in word.split()]


def _change(
    chosen: list[str], workspace: "Workspace", wish: Wish, *, dry_run: bool, stage: bool
) -> None:
    from timeline.write import amend

    changes = amend.changes(workspace, chosen, wish)
    writing.say_names(workspace)
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
            raise TimelineError(f"VISUAL or EDITOR is not a command: '{given}'") from error
        if command:
            return command
    found = next((name for name in EDITORS if shutil.which(name)), None)
    if found is None:
        raise TimelineError("no editor is set", hint="set VISUAL or EDITOR to one")
    return [found]
