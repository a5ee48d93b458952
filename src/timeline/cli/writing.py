"""What the writing commands share: opening a timeline for writing, and what is said of changes."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import place, terminal
from timeline.errors import ProjectError, Refused, TimelineError
from timeline.text import one_line

if TYPE_CHECKING:
    from timeline.findings import Finding
    from timeline.validation.mend import MendedFile
    from timeline.write.draft import Judged
    from timeline.write.transaction import FileChange
    from timeline.write.workspace import Workspace

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show the change as a diff; write nothing.")
]
StageOption = Annotated[bool, typer.Option("--stage", help="'git add' what was written.")]


def open_workspace(directory: Path | None) -> "Workspace":
    """The timeline at or above `directory`, to be written."""
    from timeline.cli import asking
    from timeline.write.workspace import Workspace

    root = place.root(directory)
    workspace = Workspace(root, terminal.now(), choose=asking.choose if may_ask() else None)
    if may_ask():
        workspace.name = asking.name
    for note in workspace.notes:
        terminal.say(note)
    return workspace


def may_ask() -> bool:
    """Whether a person can be asked: standard input and error are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(what: str, flag: str) -> str:
    """What a person answers; where nobody can be asked, an error that names the flag."""
    if not may_ask():
        raise TimelineError(f"{what} is missing", hint=f"give it with {flag}")
    answer = ""
    while not answer:
        answer = str(typer.prompt(what.capitalize(), err=True)).strip()
    return answer


def tell(findings: Iterable["Finding"]) -> None:
    """Say findings on standard error, one a line."""
    for finding in findings:
        mark = "warning: " if finding.severity == "warning" else ""
        terminal.say(f"{mark}{finding}")
        if finding.help:
            terminal.say(f"  {finding.help}")


def say_names(workspace: "Workspace") -> None:
    """Say which names became an entity or a source."""
    for line in workspace.names.said:
        terminal.say(line)


def refuse_errors(judged: "Judged") -> None:
    """Say all findings; raise `Refused` where one is an error."""
    tell((*judged.own, *judged.others))
    if judged.errors:
        count = len(judged.errors)
        raise Refused(f"{count} error{'s' if count > 1 else ''}; nothing was changed")


def show_difference(changes: Iterable["FileChange"]) -> None:
    """Print the changes as a unified diff."""
    from timeline import files
    from timeline.cli.difference import difference, show

    for change in changes:
        path = files.shown(change.path)
        old = f"a/{path}" if change.before is not None else "/dev/null"
        new = f"b/{path}" if change.after is not None else "/dev/null"
        show(difference(change.before, change.after, old, new))


def settle(root: Path) -> None:
    """Finish what an interrupted run left in a timeline, and take its temporary files away."""
    from timeline.files import atomic
    from timeline.validation.mend import all_files
    from timeline.write import transaction

    for note in transaction.settle(root):
        terminal.say(note)
    atomic.tidy(all_files(str(root)))


def rewritten(form: "MendedFile", done: str) -> bool:
    """Write a file as it is to be and say so; False, with the reason told, where it cannot be."""
    from timeline.write import transaction

    try:
        for note in transaction.rewrite(form.path, form.before, form.after or b""):
            terminal.say(note)
    except Refused as error:
        terminal.say(f"timeline: {error.message}")
        return False
    terminal.say_of(form.path, done)
    return True


def written(
    workspace: "Workspace", changes: Iterable["FileChange"], *, stage: bool = False
) -> None:
    """Make the changes and print the path of each file that was written."""
    made = [change for change in changes if change.before != change.after]
    for note in workspace.commit(made):
        terminal.say(note)
    report(workspace, made, stage=stage)


def report(workspace: "Workspace", made: Iterable["FileChange"], *, stage: bool = False) -> None:
    """Print the path of each written file, from the working directory; stage them on request."""
    paths = [workspace.root / change.path for change in made]
    lines = [f"{one_line(shown(path))}\n" for path in paths if path.exists()]
    terminal.emit("".join(lines))
    if stage:
        stage_files(workspace.root, paths)


def shown(path: Path) -> str:
    """A path as a person in the working directory would write it."""
    from timeline import files

    here = Path.cwd()
    return files.shown((path.relative_to(here) if path.is_relative_to(here) else path).as_posix())


def stage_files(root: Path, paths: Iterable[Path]) -> None:
    """`git add` the files; a folder that is no repository is a `Refused`."""
    from timeline.chronicle.repository import Repository

    names = b"".join(os.fsencode(f":(literal){path}\0") for path in paths)
    if not names:
        return
    by_stdin = ("--pathspec-from-file=-", "--pathspec-file-nul")  # more than a command line takes
    try:
        Repository(root).run("add", "-A", *by_stdin, data=names)
    except ProjectError as error:
        raise Refused(f"written, but not staged: {error.message}", hint=error.hint) from error


def carried_out(
    workspace: "Workspace", changes: "list[FileChange]", *, dry_run: bool, stage: bool
) -> None:
    """Judge the changes, then write them, or show them as a diff."""
    refuse_errors(workspace.judge(changes))
    if dry_run:
        show_difference(changes)
    else:
        written(workspace, changes, stage=stage)
