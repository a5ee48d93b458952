"""Print the script that lets a shell complete commands, options, ids and names.

SHELL is bash, zsh or fish. 'timeline --install-completion SHELL' writes the script to where the
shell reads it from.

Example: timeline completion bash
Example: source <(timeline completion zsh)
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import complete, terminal
from timeline.cli.completion import shells

if TYPE_CHECKING:
    from timeline.cli.completion.offers import Offer

WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORD]...", hidden=True, help="What is typed; its end is completed."),
]


def command(
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL",
            show_default=False,
            help="bash, zsh or fish.",
            autocompletion=complete.one_of(lambda: shells.NAMES),
        ),
    ],
    words: WordsArgument = None,
) -> None:
    terminal.require(shell, shells.NAMES, "shell")
    if not words:
        terminal.emit(shells.script(shell))
        return
    lines = _of_bash(*words[:3]) if shell == "bash" else _of_words(words, shell)
    if lines is None:
        raise typer.Exit(1)  # the script offers names of files
    terminal.emit("".join(f"{line}\n" for line in lines))


def _of_words(words: list[str], shell: str) -> list[str] | None:
    """A candidate a line, after a tab what it means; for zsh after two, if it is open."""
    from timeline.text import one_line

    found = _offers(words)
    if found is None:
        return None
    if shell == "fish":
        found = [one._replace(word=_begun_alike(one.word, words[-1])) for one in found]
    lines = []
    for one in found:
        tabs = "\t\t" if one.is_open and shell == "zsh" else "\t" * bool(one.about)
        lines.append(f"{one.word}{tabs}{one_line(one.about)}")
    return lines


def _begun_alike(word: str, typed: str) -> str:
    """`word` with its quotation mark behind what was typed: `who:eve` to `who:Eve" O'Neil"`.

    fish drops each candidate that does not begin as what was typed, whatever the case. To the
    filter language it is the same where the mark stands, as long as it stands before the blank.
    """
    from timeline.query.quoting import QUOTES

    pairs = zip(word, typed, strict=False)
    at = next((at for at, (a, b) in enumerate(pairs) if a.casefold() != b.casefold()), None)
    if at is None or word[at] not in QUOTES:
        return word
    rest = word[at + 1 :]
    size = len(typed) - at
    if rest[:size].casefold() != typed[at:].casefold():
        return word
    return f"{word[:at]}{rest[:size]}{word[at]}{rest[size:]}"


def _of_bash(text: str, replaced: str = "", kind: str = "") -> list[str] | None:
    """What the script of bash makes an answer of; see `bashline`.

    `kind` is COMP_TYPE: where a key goes through all candidates, or puts all of them in, each is
    wanted whole.
    """
    from timeline.cli.completion import bashline

    line = bashline.read(text, replaced)
    found = None if line is None else _offers(line.words[1:] or ("",))
    if line is None or found is None:
        return None
    words = [one.word for one in found]
    whole = kind in (str(ord("%")), str(ord("*")))
    return bashline.answer(line, words, whole=whole, is_open=any(one.is_open for one in found))


def _offers(words: Sequence[str]) -> "list[Offer] | None":
    from timeline.cli.app import app
    from timeline.cli.completion.offers import offers

    return offers(typer.main.get_command(app), words)
