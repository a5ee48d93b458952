"""Options that making and changing a source share, as one value."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from timeline.cli import complete
from timeline.cli.filter_options import bundled
from timeline.format.models.vocabulary import SOURCE_TYPES
from timeline.write.cards import CardInput

_OPTIONS = (
    ("type", "--type", "TYPE", f"One of {', '.join(SOURCE_TYPES)}."),
    ("url", "--url", "URL", "Its web address."),
    ("archive_url", "--archive-url", "URL", "The address of an archived copy."),
    ("publisher", "--publisher", "NAME", "Who published it."),
    ("authors", "--author", "NAME", "Who wrote it; may be repeated."),
    ("issued", "--issued", "DATE", "When it was published."),
    ("accessed", "--accessed", "DATE", "When it was read."),
    ("language", "--language", "CODE", "The language it is in."),
    ("assignments", "--set", "FIELD=VALUE", "Any other field, such as title.ja=…"),
)
_LISTS = ("authors", "assignments")


def describing(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the options of a source in place of its parameter `card`."""
    return bundled(command, "card", [_parameter(*one) for one in _OPTIONS], _card)


def _parameter(name: str, flag: str, metavar: str, help: str) -> inspect.Parameter:
    option = typer.Option(
        flag,
        metavar=metavar,
        help=help,
        show_default=False,
        autocompletion=complete.one_of(lambda: SOURCE_TYPES) if name == "type" else None,
    )
    many = name in _LISTS
    kind: Any = list[str] | None if many else str
    return inspect.Parameter(
        f"card_{name}",
        inspect.Parameter.KEYWORD_ONLY,
        default=None if many else "",
        annotation=Annotated[kind, option],
    )


def _card(values: dict[str, Any]) -> CardInput:
    given: dict[str, Any] = {name.removeprefix("card_"): value for name, value in values.items()}
    given |= {name: tuple(given[name] or ()) for name in _LISTS}
    return CardInput(**given)
