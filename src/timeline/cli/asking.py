"""Asking a person on a terminal: what is missing, and which of several is meant."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from timeline.cli import terminal, writing
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.write.compose import EventInput
    from timeline.write.workspace import Workspace

DATES = "such as 2026-02-04, 'early 2026', 'c. 1850'; an empty answer means no date, only words"


def complete(given: "EventInput", workspace: "Workspace") -> "EventInput":
    """What was given of a new event, with a title and a time; asked for on a terminal.

    What was typed is kept: a date that is not understood is asked for again, and may stay as the
    source's words of an event that has no date.
    """
    if not given.title.strip():
        given = replace(given, title=writing.ask("a title", "TITLE"))
    if not writing.may_ask():
        return given if is_timed(given) else replace(given, when=_refused())
    if not is_timed(given):
        given = replace(given, when=writing.ask("when it happened", "--when"))
    return _dated(given, workspace)


def is_timed(given: "EventInput") -> bool:
    """Whether something was said of the time."""
    timed = (given.when, given.start, given.end, given.relative, given.when_text)
    return any(timed) or any(one.startswith("when") for one in given.assignments)


def _refused() -> str:
    hint = "give it with --when; where nothing is known, --when-text 'date unknown' says so"
    raise TimelineError("when it happened is missing", hint=hint)


def _dated(given: "EventInput", workspace: "Workspace") -> "EventInput":
    """The same with a `--when` that is understood, or with its words in place of a date."""
    from timeline.write import compose

    while given.when:
        try:
            compose.when(given, workspace)
        except TimelineError as error:
            terminal.say(f"{error.message}")
            if error.hint:
                terminal.say(f"  {error.hint}")
            given = _again(given)
        else:
            break
    return given


def _again(given: "EventInput") -> "EventInput":
    answer = typer.prompt(f"When ({DATES})", default="", show_default=False, err=True).strip()
    if answer:
        return replace(given, when=str(answer))
    return replace(given, when="", when_text=given.when_text or given.when)


def name(title: str) -> str:
    """An id for a title that gives none."""
    terminal.say(f"no id can be made from '{title}'")
    return str(typer.prompt("Id, as in 'white-house-meeting'", err=True)).strip()


def choose(text: str, found: Sequence[str]) -> str | None:
    """Which of several ids a name means, by number or id; None for none of them."""
    terminal.say(f"'{text}' may mean:")
    for number, id in enumerate(found, 1):
        terminal.say(f"  {number}  {id}")
    terminal.say("  0  somebody or something else")
    while True:
        answer = str(typer.prompt("Which", err=True)).strip()
        if answer in found:
            return answer
        if answer.isascii() and answer.isdigit() and int(answer) <= len(found):
            return found[int(answer) - 1] if int(answer) else None
