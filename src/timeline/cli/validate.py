"""Judge a timeline: its files, what they say, and how they fit together.

Without paths, the whole timeline is judged; with paths, each file by itself. 'timeline rule' tells
what each rule is about. Exit code 1 where there is an error, or with --strict a warning.

Example: timeline validate
Example: timeline validate events/treaty.json --format concise
Example: timeline validate --index --strict
Example: timeline validate --fix
"""

import sys
from typing import Annotated

import typer

from timeline import registry
from timeline.cli import common, judged

ROOM = "timeline.reporters"
FORMATS = f"One of {', '.join(registry.names(ROOM))}; full on a terminal, else concise."


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Files to judge by themselves; '-' is stdin."),
    ] = None,
    *,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=FORMATS),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Ask only these rules or families, with commas."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Do not ask these rules or families."),
    ] = None,
    index: Annotated[
        bool, typer.Option("--index", help="Judge what git would commit now.")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="PATH", help="What the file on stdin is called.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix: take every 'did you mean' too.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No summary.")] = False,
    output: common.OutputOption = None,
    directory: common.DirectoryOption = None,
) -> None:
    from timeline.check import Choice, require_known

    reporter = registry.load(ROOM, format or ("full" if common.is_terminal() else "concise"))
    choice = Choice(judged.names(select), judged.names(ignore))
    require_known(choice.select | choice.ignore)
    asked = judged.Asked(
        paths or (), choice, index=index, stdin_filename=stdin_filename, directory=directory
    )
    if fix:
        for path in asked.mend(unsafe=unsafe_fixes):
            common.say_of(path, "mended")
    verdict = asked.verdict()
    if statistics:
        report = judged.counted(verdict.findings)
    else:
        report = reporter.render(verdict.findings, sources=asked.source, colour=common.colour())
    common.emit(report, output)
    if not quiet and sys.stderr.isatty():
        common.say(judged.summary(verdict))
    if (verdict.failed or (strict and verdict.findings)) and not exit_zero:
        raise typer.Exit(1)
