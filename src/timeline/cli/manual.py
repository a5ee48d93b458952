"""Manual pages in roff, printed from the commands themselves: `timeline help --man list`."""

from collections.abc import Iterator
from copy import copy
from typing import Any

import typer

from timeline.cli.group import LazyGroup


def page(root: Any, name: str) -> str:
    """The manual page of a command, or with "" of the whole program."""
    with root.make_context("timeline", [], resilient_parsing=True) as outer:
        if not name:
            return "\n".join(_page(root, outer, "timeline")) + "\n"
        command = root.get_command(outer, name)
        context = typer.Context(command, info_name=name, parent=outer)
        return "\n".join(_page(command, context, f"timeline {name}")) + "\n"


def _page(command: Any, context: Any, name: str) -> Iterator[str]:
    """The lines of a page; a group's has its sub-commands, each with its options."""
    command.get_help(context)  # makes the options that are made late
    first, _, more = str(command.help or "").replace("\b\n", "").partition("\n")
    yield f'.TH "{name.replace(" ", "-").upper()}" "1" "" "timeline" "timeline"'
    yield from (".SH NAME", f"{_text(name.replace(' ', '-'))} \\- {_text(first.rstrip('.'))}")
    yield from (".SH SYNOPSIS", f".B {_text(name)}", _text(_usage(command, context)))
    yield ".SH DESCRIPTION"
    yield from _paragraphs(more)
    yield ".SH OPTIONS"
    yield from _options(command, context)
    if isinstance(command, LazyGroup):
        yield ".SH COMMANDS"
        for one, summary in command.summaries():
            yield from (".TP", f".B {_text(one)}", _text(summary))
    examples = [line.strip() for line in more.split("\n") if line.strip().startswith("Example:")]
    if examples:
        yield from (".SH EXAMPLES", ".nf")
        yield from (_text(line.removeprefix("Example:").strip()) for line in examples)
        yield ".fi"
    yield from (".SH EXIT STATUS", "0 done, 1 the answer is no, 2 a wrong request,")
    yield "3 no timeline, 70 a bug, 130 interrupted."
    yield from (".SH SEE ALSO", f".B {_text('timeline help')}")


def _usage(command: Any, context: Any) -> str:
    return " ".join(command.collect_usage_pieces(context))


def _paragraphs(text: str) -> Iterator[str]:
    for block in text.strip().split("\n\n"):
        lines = [line for line in block.split("\n") if not line.startswith("Example:")]
        if not lines or not any(lines):
            continue
        yield ".PP"
        kept = lines[0].startswith((" ", "-"))
        yield from ([".nf"] if kept else [])
        yield from (_text(line) for line in lines if line.strip())
        yield from ([".fi"] if kept else [])


def _options(command: Any, context: Any) -> Iterator[str]:
    """Every option, also those that `--help` leaves out because they are seldom needed."""
    for one in command.get_params(context):
        shown = copy(one)
        shown.hidden = False
        record = shown.get_help_record(context) if one.param_type_name == "option" else None
        if record is not None:
            flags, help = record
            yield from (".TP", f".B {_text(flags)}", _text(help) or "\\&")


def _text(text: str) -> str:
    """A text as roff prints it: no character of it is a command."""
    found = " ".join(text.split()) if not text.startswith(" ") else text.rstrip()
    found = found.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{found}" if found[:1] in (".", "'") else found
