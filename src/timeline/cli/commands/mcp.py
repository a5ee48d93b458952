"""Offer the timeline to agents as tools (Model Context Protocol on standard input and output).

Tools: list, search, show, stats, values, when, due, claims, validate and check_duplicate; with
--write also new, edit and withdraw. Drafts are shown, notes are not. Needs the extra [mcp].

Example: timeline mcp -C my-timeline
"""

from typing import Annotated

import typer

from timeline.cli import place, terminal
from timeline.errors import TimelineError
from timeline.project import install_hint


def command(
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Let agents write, edit and withdraw events.")
    ] = False,
    directory: terminal.DirectoryOption = None,
) -> None:

    try:
        from timeline.serve.mcp import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise TimelineError(
            "'timeline mcp' needs the package 'mcp'", hint=install_hint("mcp")
        ) from error
    serve(place.root(directory), terminal.now, write=write)
