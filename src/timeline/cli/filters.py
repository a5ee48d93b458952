"""The filter options of every reading command, generated from the terms of the filter language.

`@filtered` gives a command the QUERY argument, one option a term, `--not`, `--within` and
`--explain`; the command receives them as one `question`.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from timeline import registry
from timeline.cli import common
from timeline.query import Context, Node
from timeline.query.match import hints
from timeline.query.nodes import negation
from timeline.query.parser import ROOM, ask, parse, together
from timeline.query.term import Term

if TYPE_CHECKING:
    from timeline.corpus import Timeline


class Question(NamedTuple):
    """What was asked: words of the query, options by the name of their term, and what is denied."""

    text: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    denied: tuple[str, ...] = ()
    explain: bool = False
    within: str | None = None

    def node(self, timeline: "Timeline", now: int) -> Node:
        """The tree of the question; `--explain` says on standard error how it was understood."""
        context = Context(now, timeline.settings.tz, timeline.settings.views)
        parts: list[Node | None] = [parse(self.text, context)] if self.text.strip() else []
        parts += [ask(name, value, context) for name, value in self.asked]
        parts += [negation(parse(text, context)) for text in self.denied]
        node = together(parts)
        if self.explain:
            common.say(f"understood as: {node.words()}")
        return node

    def hint(self, timeline: "Timeline", node: Node) -> None:
        """Say on standard error which values of the question no event has."""
        for line in hints(timeline, node):
            common.say(line)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the filter options in place of its parameter `question`."""
    return bundled(command, "question", _parameters(), _question)


def bundled(
    command: Callable[..., None],
    name: str,
    parameters: list[inspect.Parameter],
    make: Callable[[dict[str, Any]], Any],
    *,
    last: bool = False,
) -> Callable[..., None]:
    """`command` whose one parameter `name` is made of several options, listed first or last."""
    signature = inspect.signature(command)
    names = [parameter.name for parameter in parameters]

    @wraps(command)
    def run(**given: Any) -> None:
        values = {key: given.pop(key) for key in names}
        command(**given, **{name: make(values)})

    own = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in signature.parameters.values()
        if one.name != name
    ]
    arguments = [one for one in parameters if one.name == "query"]
    options = [one for one in parameters if one.name != "query"]
    parts = [*arguments, *own, *options] if last else [*arguments, *options, *own]
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]  # what Typer reads
        parameters=parts
    )
    return run


def terms() -> Iterator[tuple[str, Term, str]]:
    """Every term with its name and the first line of its manual, common ones first."""
    found = []
    for name in registry.names(ROOM):
        module = registry.load(ROOM, name)
        found.append((name, module.TERM, (module.__doc__ or "").partition("\n")[0]))
    return iter(sorted(found, key=lambda one: (not one[1].common, _rank(one[0]), one[0])))


_FIRST = ("since", "until", "on", "certain", "tag", "kind", "who", "place", "text")


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _parameters() -> list[inspect.Parameter]:
    words = typer.Argument(
        metavar="[QUERY]...",
        help="Terms such as tag:energy, or words to find.",
        show_default=False,
    )
    found = [_parameter("query", Annotated[list[str] | None, words], None)]
    for name, term, line in terms():
        option = _option(term.flags, term.metavar, line, hidden=not term.common, name=name)
        if term.metavar is None:
            found.append(_parameter(f"term_{name}", Annotated[bool, option], False))
        else:
            found.append(_parameter(f"term_{name}", Annotated[list[str] | None, option], None))
    within = _option(("--within",), "TIME", "How near --around is, such as 3d.", hidden=True)
    found.append(_parameter("within", Annotated[str | None, within], None))
    denied = _option(("--not",), "TERM", "Leave out what the term finds.")
    found.append(_parameter("denied", Annotated[list[str] | None, denied], None))
    explain = _option(("--explain",), None, "Say how the question was understood.")
    found.append(_parameter("explain", Annotated[bool, explain], False))
    return found


def _option(
    flags: tuple[str, ...], metavar: str | None, line: str, *, hidden: bool = False, name: str = ""
) -> Any:
    complete = None
    if name and metavar is not None:
        from timeline.cli.complete import completer

        complete = completer(name)
    return typer.Option(
        *flags,
        metavar=metavar,
        help=line,
        hidden=hidden,
        show_default=False,
        autocompletion=complete,
    )


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
    )


def _question(given: dict[str, Any]) -> Question:
    asked: list[tuple[str, str]] = []
    for key, value in given.items():
        name = key.removeprefix("term_")
        if value is True and name != "explain":
            asked.append((name, ""))
        elif isinstance(value, list) and key.startswith("term_"):
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
