"""Write files in the canonical form, so that every difference is a change of content.

Without paths, all JSON files of the timeline are formatted. The form never changes what a file
says; a file that cannot be parsed is named and left alone.

Example: timeline fmt
Example: timeline fmt --check
Example: timeline fmt --diff events/treaty.json
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import place, terminal, writing

if TYPE_CHECKING:
    from timeline.validation.mend import MendedFile


def command(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders to format.")
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 if a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Change nothing; show what would change.")
    ] = False,
    skip_foreign: place.SkipForeignOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.validation.mend import forms

    if not paths:
        if not (check or diff):
            writing.settle(place.root(directory))
        paths = _all(directory)
    elif skip_foreign:
        paths = place.own(paths, directory)
    failed = False
    for form in forms(paths):
        if form.finding is not None:
            terminal.say(str(form.finding))
            failed = True
        elif form.after != form.before:
            failed = not _change(form, check=check, diff=diff) or failed
    if failed:
        raise typer.Exit(1)


def _all(directory: Path | None) -> list[str]:
    from timeline.validation.mend import all_files

    return [os.path.relpath(path) for path in all_files(str(place.root(directory)))]


def _change(form: "MendedFile", *, check: bool, diff: bool) -> bool:
    """Format a file, or say what would change; whether it is as it is to be."""
    from timeline import files
    from timeline.cli.difference import difference, show

    if not check and not diff:
        return writing.rewritten(form, "formatted")
    if diff:
        name = files.shown(form.path)
        show(difference(form.before, form.after, name, name))
    else:
        terminal.say_of(form.path, "would format")
    return False
