"""The filter options of every reading command, generated from the terms of the filter language.

`@filtered` gives a command the QUERY argument, one option a term, `--not`, `--within` and
`--explain`; the command receives them as one `question`.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand
from typer.models import ArgumentInfo

from timeline import registry
from timeline.cli import complete, reading, terminal
from timeline.cli.doors import UsageError, options_of
from timeline.errors import TimelineError
from timeline.query import Context, Node
from timeline.query.match import hints
from timeline.query.nodes import negation
from timeline.query.parser import ROOM, ask, dates_in, parse, together
from timeline.query.quoting import quoted
from timeline.query.term import Term

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline


VOICES = ("as_told_by", "or_editors")
PREFIX = "term_"  # of the parameters that are terms


class Question(NamedTuple):
    """What was asked: words of the query, options by the name of their term, and what is denied."""

    text: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    denied: tuple[str, ...] = ()
    explain: bool = False
    within: str | None = None

    @property
    def is_around(self) -> bool:
        """Whether `--around` was given, whose distance `--within` is."""
        return any(name == "around" for name, _ in self.asked)

    def node(self, timeline: "Timeline", now: int) -> Node:
        """The tree of the question; `--explain` says on standard error how it was understood."""
        if self.within and not self.is_around:
            raise TimelineError("--within needs --around: it says how near to the period")
        context = Context(now, timeline.settings.tz, timeline.settings.views)
        parts: list[Node | None] = [parse(self.text, context)] if self.text.strip() else []
        for date in dates_in(self.text):
            word = quoted(date, blanks=False)
            terminal.say(f"'{date}' is read as a date; text:{word} searches for the word")
        parts += [ask(name, value, context) for name, value in self.asked]
        parts += [negation(parse(text, context)) for text in self.denied]
        node = together(parts)
        if self.explain:
            terminal.say(f"understood as: {node.words()}")
        return node

    def hint(self, timeline: "Timeline", node: Node) -> None:
        """Say on standard error which values of the question no event has."""
        for line in hints(timeline, node):
            terminal.say(line)


class Asking(TyperCommand):
    """A command whose filter options are made when it is seen which of them were typed.

    To make them all costs as much as a small timeline's whole listing: only `--help`, completion,
    short options and mistakes need it.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments with the options that they name, else with all there are."""
        _refuse_minus(args)
        if any(one.name == "sql" for one in self.params):
            args = _as_sql(args)
        if not ctx.resilient_parsing:
            own = self.params
            try:
                self.params = [*own, *_options(_typed(args))]
                return super().parse_args(ctx, list(args))
            except UsageError:  # perhaps only an option that is not made yet
                self.params = own
        self._make_all()
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help page, with every option that is not hidden."""
        self._make_all()
        return super().get_help(ctx)

    def _make_all(self) -> None:
        own = [one for one in self.params if not str(one.name).startswith(PREFIX)]
        places = [place for place, one in enumerate(own) if one.param_type_name == "argument"]
        after = max(places, default=-1) + 1
        self.params = [*own[:after], *_options(registry.names(ROOM)), *own[after:]]


def _refuse_minus(args: list[str]) -> None:
    """A term with a minus is no negation: it would be read as a short option with a value."""
    for before, word in zip(["", *args], args, strict=False):
        name, colon, _ = word[1:].partition(":")
        if word[:1] == "-" and colon and name in registry.names(ROOM) and before[:1] != "-":
            raise TimelineError(f"'{word}' is not an option", hint=f"write 'not:{word[1:]}'")


def _as_sql(args: list[str]) -> list[str]:
    """The arguments with `--sql` for `--explain sql`: Typer knows no option whose value may lack.

    The word 'sql' can still be searched for by `--explain text:sql`.
    """
    for place, pair in enumerate(pairwise(args)):
        if pair == ("--explain", "sql"):
            return [*args[:place], "--sql", *args[place + 2 :]]
    return args


def _typed(args: list[str]) -> list[str]:
    """The terms whose long options are among the arguments."""
    words = {word[2:].partition("=")[0] for word in args if word.startswith("--")}
    return [name for name in registry.names(ROOM) if name in words]


def _options(names: Sequence[str]) -> list[Any]:
    """The command line's options for these terms, common ones first."""

    def asks() -> None:
        """Carries the parameters that Typer makes options of."""

    signature = inspect.Signature([_term_parameter(*one) for one in terms(names)])
    asks.__signature__ = signature  # type: ignore[attr-defined]  # what Typer reads
    return options_of(asks)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the filter options, and `--data`, in place of its parameter `question`."""
    return _asking(command, _parameters())


def filtered_by_editors(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command that knows no other times than the editors'."""
    return _asking(command, _parameters(but=VOICES))


def _asking(
    command: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    run = bundled(command, "question", parameters, _question, more=PREFIX)
    run.command_class = Asking  # type: ignore[attr-defined]  # the room builds it
    return run


Command = Callable[..., None]


def fields_as_options(name: str, fields: type[Any]) -> Callable[[Command], Command]:
    """A decorator: the fields of a `NamedTuple` are the options in place of one parameter."""
    options = [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=annotation,
            default=fields._field_defaults[field],
        )
        for field, annotation in fields.__annotations__.items()
    ]
    return lambda command: bundled(command, name, options, lambda given: fields(**given))


def bundled(
    command: Callable[..., None],
    name: str,
    parameters: list[inspect.Parameter],
    make: Callable[[dict[str, Any]], Any],
    *,
    last: bool = False,
    more: str = "-",
) -> Callable[..., None]:
    """`command` whose one parameter `name` is made of several options, listed first or last.

    Options that are made later and whose names begin with `more` are among them.
    """
    signature = inspect.signature(command)
    names = [parameter.name for parameter in parameters]

    @wraps(command)
    def run(**given: Any) -> None:
        values = {
            key: given.pop(key) for key in list(given) if key in names or key.startswith(more)
        }
        command(**given, **{name: make(values)})

    own = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in signature.parameters.values()
        if one.name != name
    ]
    words = [one for one in parameters if one.name == "query"]
    options = [one for one in parameters if one.name != "query"]
    first = [one for one in own if _is_argument(one)]
    rest = [one for one in own if not _is_argument(one)]
    # A query takes all words that are left: arguments of the command's own come before it.
    parts = [*first, *words, *(rest if last else options), *(options if last else rest)]
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]  # what Typer reads
        parameters=parts
    )
    return run


def _is_argument(parameter: inspect.Parameter) -> bool:
    return (
        any(
            isinstance(one, ArgumentInfo)
            for one in getattr(parameter.annotation, "__metadata__", ())
        )
        or parameter.name == "query"
    )


def terms(names: Sequence[str] | None = None) -> Iterator[tuple[str, Term, str]]:
    """Terms, or all, with their names and the first lines of their manuals, common ones first."""
    found = []
    for name in registry.names(ROOM) if names is None else names:
        module = registry.load(ROOM, name)
        found.append((name, module.TERM, (module.__doc__ or "").partition("\n")[0]))
    return iter(sorted(found, key=lambda one: (not one[1].common, _rank(one[0]), one[0])))


_FIRST = ("since", "until", "on", "certain", "tag", "kind", "who", "place", "text")


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _parameters(
    but: Sequence[str] = (), words: complete.Completion = complete.query
) -> list[inspect.Parameter]:
    query = typer.Argument(
        metavar="[QUERY]...",
        hidden=True,  # the manual of each command speaks of it
        show_default=False,
        autocompletion=words,
    )
    found = [_parameter("query", Annotated[list[str] | None, query], None)]
    within = _option(("--within",), "TIME", "How near --around is, such as 3d.", hidden=True)
    found.append(_parameter("within", Annotated[str | None, within], None))
    denied = _option(("--not",), "TERM", "Leave out what the term finds.")
    found.append(_parameter("denied", Annotated[list[str] | None, denied], None))
    found.append(_parameter("data", reading.DataOption, None))
    found.append(_parameter("engine", reading.EngineOption, None))
    found.append(_parameter("as_told_by", reading.VoiceOption, None))
    found.append(_parameter("or_editors", reading.OthersOption, False))
    explain = _option(("--explain",), None, "Say how the question was understood.")
    found.append(_parameter("explain", Annotated[bool, explain], False))
    return [one for one in found if one.name not in but]


def _term_parameter(name: str, term: Term, line: str) -> inspect.Parameter:
    option = _option(term.flags, term.metavar, line, hidden=not term.common, name=name)
    if term.metavar is None:
        return _parameter(f"{PREFIX}{name}", Annotated[bool, option], False)
    return _parameter(f"{PREFIX}{name}", Annotated[list[str] | None, option], None)


def _option(
    flags: tuple[str, ...], metavar: str | None, line: str, *, hidden: bool = False, name: str = ""
) -> Any:
    return typer.Option(
        *flags,
        metavar=metavar,
        help=line,
        hidden=hidden,
        show_default=False,
        autocompletion=complete.completer(name) if name and metavar else None,
    )


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
    )


def _question(given: dict[str, Any]) -> Question:
    asked: list[tuple[str, str]] = []
    for key, value in given.items():
        name = key.removeprefix(PREFIX)
        if value is True and name not in ("explain", "or_editors"):
            asked.append((name, ""))
        elif isinstance(value, list | tuple) and key.startswith(PREFIX):
            asked += [(name, one) for one in value]
    if given["within"]:
        asked = [
            (name, f"{value},{given['within']}" if name == "around" else value)
            for name, value in asked
        ]
    text = " ".join(given["query"] or ())
    return Question(
        text, tuple(asked), tuple(given["denied"] or ()), given["explain"], given["within"]
    )
