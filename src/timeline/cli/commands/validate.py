"""Check a timeline: its files, what they say, and how they fit together.

Without paths, the whole timeline is checked; with paths, each file by itself. 'timeline rule'
explains each rule. The exit code is 1 if there is an error or, with --strict, a warning.

Example: timeline validate
Example: timeline validate events/treaty.json --format concise
Example: timeline validate --index --strict
Example: timeline validate --fix
"""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from timeline import registry
from timeline.cli import complete, place, terminal, validate_options, writing
from timeline.cli.output_options import require_ending
from timeline.errors import TimelineError

ROOM = "timeline.validation.reporters"
FORMATS = f"One of {', '.join(registry.names(ROOM))}; full on a terminal, else concise."


PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files to check on their own; '-' is stdin."),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=FORMATS,
        show_default=False,
        autocompletion=complete.one_of(lambda: registry.names(ROOM)),
    ),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(metavar="RULES", help="Check only these rules or families, separated by commas."),
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option(metavar="RULES", help="Do not check these rules or families.")
]
IndexOption = Annotated[bool, typer.Option("--index", help="Check what git would commit now.")]
NameOption = Annotated[
    str | None, typer.Option(metavar="PATH", help="The name of the file on stdin.")
]
FixOption = Annotated[bool, typer.Option("--fix", help="Fix what can be fixed safely.")]
UnsafeOption = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix: also apply every 'did you mean'.")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Warnings fail as well.")]
ZeroOption = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0, whatever is found.")]
StatisticsOption = Annotated[
    bool, typer.Option("--statistics", help="Count the findings of each rule.")
]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="No summary.")]


def command(
    paths: PathsArgument = None,
    *,
    format: FormatOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    index: IndexOption = False,
    stdin_filename: NameOption = None,
    fix: FixOption = False,
    unsafe_fixes: UnsafeOption = False,
    strict: StrictOption = False,
    exit_zero: ZeroOption = False,
    statistics: StatisticsOption = False,
    quiet: QuietOption = False,
    output: terminal.OutputOption = None,
    skip_foreign: place.SkipForeignOption = False,
    directory: terminal.DirectoryOption = None,
) -> None:
    from timeline.validation import RuleChoice, require_known

    if paths and skip_foreign and "-" not in paths:
        paths = place.own(paths, directory)
        if not paths:
            return
    if unsafe_fixes and not fix:
        raise TimelineError("'--unsafe-fixes' needs '--fix'")
    if statistics and format:
        raise TimelineError("'--statistics' counts findings: it cannot have '--format'")
    reporter = _reporter(format, output)
    choice = RuleChoice(validate_options.names(select), validate_options.names(ignore))
    require_known(choice.select | choice.ignore)
    asked = validate_options.ValidateOptions(
        paths or (), choice, index=index, stdin_filename=stdin_filename, directory=directory
    )
    if not asked.paths:
        _tell_interrupted(place.root(directory), settled=fix and not index)
    mended = asked.mend(unsafe=unsafe_fixes) if fix else ()
    unwritten = sum(not writing.rewritten(file, "mended") for file in mended)
    verdict = _judged(asked, held=fix and not index)
    for line in asked.left_out():
        terminal.say(line)
    if statistics:
        terminal.emit(validate_options.counted(verdict.findings), output)
    else:
        terminal.emit(asked.report(verdict, reporter), output)
    if not quiet and sys.stderr.isatty():
        terminal.say(validate_options.summary(verdict))
    failed = (verdict.failed or (strict and verdict.findings)) and not exit_zero
    if failed or unwritten:
        raise typer.Exit(1)


def _judged(asked: validate_options.ValidateOptions, *, held: bool) -> Any:
    """The verdict; `held`: on a timeline that no other command is in the middle of changing."""
    if not held or asked.paths:
        return asked.verdict()
    from timeline.write.lock import locked

    with locked(place.root(asked.directory)):
        return asked.verdict()


def _reporter(format: str | None, output: Path | None) -> Any:
    """The form that findings are told in; a file whose ending says another form is refused."""
    form = format or ("full" if terminal.is_terminal() else "concise")
    reporter = registry.load(ROOM, form)
    require_ending(output, form, registry.names(ROOM))
    return reporter


def _tell_interrupted(root: Path, *, settled: bool) -> None:
    """Say what a writer that was stopped left behind; `settled`: finish or undo it first."""
    if settled:
        writing.settle(root)
    terminal.say_interrupted(root)
