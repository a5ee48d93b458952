"""Start a timeline: settings, an example event, schemas, editor settings, hooks.

What is already there is never overwritten unless --force says so. '--example NAME' copies a whole
timeline to explore and to try things on: alexandria, berlin-1989, climate-promises, dreyfus.

Example: timeline init my-timeline --title "The talks" --tz America/Bogota
Example: timeline init --minimal
Example: timeline init dreyfus --example dreyfus
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli import complete, terminal, writing


def _workflows() -> Iterable[str]:
    from timeline.write.start import CI

    return CI


def _examples() -> Iterable[str]:
    from timeline.write.examples import names

    return names()


LanguageOption = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="The language of plain texts; en by default."),
]
ZoneOption = Annotated[
    str | None,
    typer.Option("--tz", metavar="ZONE", help="The zone of events that name none; UTC by default."),
]
InstallOption = Annotated[
    str,
    typer.Option(
        "--install", metavar="ADDRESS", help="Where that workflow installs this program from."
    ),
]
ExampleOption = Annotated[
    str,
    typer.Option(
        "--example",
        metavar="NAME",
        help="Start from a copy of an example instead.",
        autocompletion=complete.one_of(_examples),
    ),
]


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", show_default=False)] = Path(),
    *,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What the timeline is called.")
    ] = None,
    id: Annotated[
        str | None,
        typer.Option("--id", metavar="NAME", help="Its name in calendars; preferably a domain."),
    ] = None,
    language: LanguageOption = None,
    tz: ZoneOption = None,
    minimal: Annotated[
        bool, typer.Option("--minimal", help="Only timeline.toml and events/.")
    ] = False,
    ci: Annotated[
        str,
        typer.Option(
            "--ci",
            metavar="NAME",
            help="Also a workflow that validates: github, gitlab.",
            autocompletion=complete.one_of(_workflows),
        ),
    ] = "",
    install: InstallOption = "",
    example: ExampleOption = "",
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
) -> None:
    from timeline.write.start import Wishes, start

    wishes = Wishes(title, id, language, tz, minimal, ci, install, example, force)
    made = start(folder, wishes, terminal.now())
    if example:  # so many files that their list would hide what is said
        terminal.say(f"a copy of the example '{example}' is in '{folder}'")
        return
    terminal.emit("".join(f"{writing.shown(folder / path)}\n" for path in made))
    terminal.say(f"a timeline was started in '{folder}'; add to it with 'timeline new'")
