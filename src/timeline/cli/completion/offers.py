"""What is offered for the last word of a command line: found in the commands themselves.

Whatever a command declares is completed: sub-commands, options, and values, which an option or
argument has from its `autocompletion`, from its `metavar` (`ID`, `TAG`, `FILE`, `WHO[=ROLE]`), or
from its name where that is a term's.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from timeline.cli import complete
from timeline.cli.completion import named
from timeline.cli.doors import context_of, has_completion
from timeline.cli.group import LazyGroup
from timeline.errors import TimelineError


class Offer(NamedTuple):
    """A word that the one being typed may become, and what it means."""

    word: str
    about: str = ""
    is_open: bool = False  # a value follows it, without a blank


def offers(root: Any, words: Sequence[str]) -> list[Offer] | None:
    """What the last of `words` may become; None where the shell's own names of files are wanted.

    A word that cannot stand on one line of a terminal is not offered, whoever wrote it.
    """
    try:
        found = _offers(root, words)
    except TimelineError:  # the line is wrong already, which running it will tell
        found = ()
    return None if found is None else [one for one in found if _is_shown_as_it_is(one.word)]


def _is_shown_as_it_is(word: str) -> bool:
    """Whether a word has no line break, control character, surrogate or reordering mark."""
    from timeline.text import clean

    breaks = any(char in "\t\n\u2028\u2029" or "\ud800" <= char <= "\udfff" for char in word)
    return not breaks and clean(word) == word


def _offers(root: Any, words: Sequence[str]) -> Iterable[Offer] | None:
    *before, word = words
    context = context_of(root, before)
    if context is None:
        return ()
    waiting = None if "--" in before else _awaiting(context, before)
    if waiting is not None:
        return _values(context, waiting, word)
    name, equals, value = word.partition("=")
    if word[:2] == "--" and "--" not in before and equals:
        option = _named(context, name)
        found = _values(context, option, value) if _takes_value(option) else ()
        return found and [one._replace(word=f"{name}={one.word}") for one in found]
    if word[:1] == "-" and "--" not in before:
        return _options(context, word)
    return _arguments(context, word)


def _awaiting(context: Any, before: Sequence[str]) -> Any:
    """The option that stands last and waits for its value; None where there is none."""
    option = _named(context, before[-1]) if before else None
    return option if _takes_value(option) else None


def _named(context: Any, flag: str) -> Any:
    found = context.command.get_params(context)
    return next((one for one in found if flag in _flags(one)), None)


def _flags(parameter: Any) -> list[str]:
    if parameter.param_type_name != "option":
        return []
    return [*parameter.opts, *parameter.secondary_opts]


def _takes_value(option: Any) -> bool:
    return option is not None and not option.is_flag and not option.count


def _options(context: Any, word: str) -> list[Offer]:
    """The options that begin so; those that the help leaves out only where no other does."""
    shown: list[Offer] = []
    hidden: list[Offer] = []
    for option in context.command.get_params(context):
        for flag in _flags(option):
            if flag.startswith(word) and not _is_spent(context, option):
                (hidden if option.hidden else shown).append(Offer(flag, option.help or ""))
    return sorted(shown or hidden)


def _is_spent(context: Any, option: Any) -> bool:
    """Whether an option stands on the line already and may not stand there again."""
    return not option.multiple and _is_given(context, option)


def _is_given(context: Any, parameter: Any) -> bool:
    source = context.get_parameter_source(parameter.name)
    return source is not None and source.name == "COMMANDLINE"


def _arguments(context: Any, word: str) -> Iterable[Offer] | None:
    """The commands of a group that begin so, or the values of the argument that is still open."""
    command = context.command
    if isinstance(command, LazyGroup):
        return [Offer(name, line) for name, line in command.summaries() if name.startswith(word)]
    for one in command.get_params(context):
        if one.param_type_name == "argument" and (one.nargs < 0 or not _is_given(context, one)):
            return _values(context, one, word)
    return ()


def _values(context: Any, parameter: Any, word: str) -> list[Offer] | None:
    """The values of an option or argument that begin as the word does; None for names of files."""
    complete.type_in(context, word)
    if not has_completion(parameter):
        return _of_names(context, parameter, word)
    items = parameter.shell_complete(context, "")
    return [_offer(item.value, item.help or "") for item in items]


def _of_names(context: Any, parameter: Any, word: str) -> list[Offer] | None:
    flags = [flag[2:] for flag in _flags(parameter) if flag.startswith("--")]
    shown = parameter.metavar or str(parameter.type.name).upper()
    kinds = named.kinds(shown, next(iter(flags), ""))
    if kinds.files:
        return None
    return [_offer(one) for one in named.values(context, kinds, word)]


def _offer(word: str, about: str = "") -> Offer:
    return Offer(str(word), about, isinstance(word, complete.Open))
