"""The options that describe an event, each a field of `Given`."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any

import typer

from timeline.cli.filter_options import bundled
from timeline.format.models.vocabulary import COMMITMENT_STATES, CORE_KINDS, STANCES, STATUSES
from timeline.write.compose import Given

_KINDS = f"What sort of event: {', '.join(CORE_KINDS[:3])} …"
# Field of `Given`, flags, metavar, help. Which may be given again follows from the field's type.
_OPTIONS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("when", ("--when", "-w"), "DATE", "When: 2026-02-04, 'early 2026', 'c. 1850', 'A to B'."),
    ("relative", ("--relative",), "PHRASE", "When, from an event: 'within 2 months after ID'."),
    ("start", ("--start",), "DATE", "When it began."),
    ("end", ("--end",), "DATE", "When it ended; '..' goes on, 'unknown' is unknown."),
    ("tz", ("--tz",), "ZONE", "The time zone where it happened, such as Asia/Tokyo."),
    ("when_text", ("--when-text",), "TEXT", "The source's own words for the time."),
    ("kind", ("--kind", "-k"), "KIND", _KINDS),
    ("status", ("--status",), "STATUS", f"One of {', '.join(STATUSES)}."),
    ("summary", ("--summary",), "TEXT", "What happened, in a sentence or two."),
    ("description", ("--description",), "TEXT", "The event in full, in Markdown."),
    ("who", ("--who",), "WHO[=ROLE]", "Who took part: an entity's id or name, or any name."),
    ("places", ("--place",), "PLACE", "Where: an entity's id or name, or any name."),
    ("tags", ("--tag", "-t"), "TAG", "A word to find it by."),
    ("sources", ("--source",), "SOURCE", "An id, an address, a title, or 'TITLE <ADDRESS>'."),
    ("claims", ("--claim",), "STANCE[:WHO]", f"Who says so. Stances: {', '.join(STANCES)}."),
    ("relations", ("--relation",), "TYPE:ID", "How it stands to another, as in part_of:ID."),
    ("action", ("--action",), "TEXT", "What was promised (makes it a commitment)."),
    ("due", ("--due",), "DATE", "By when: a date, or 'within 2 months after ID'."),
    ("debtors", ("--debtor",), "WHO", "Who has to act."),
    ("creditors", ("--creditor",), "WHO", "To whom it is owed."),
    ("state", ("--state",), "STATE", f"What became of it: {', '.join(COMMITMENT_STATES)}."),
    ("language", ("--language",), "CODE", "The language of the original material."),
    ("id", ("--id",), "ID", "The id, where the one from the title will not do."),
    ("assignments", ("--set",), "FIELD=VALUE", "Any other field, as in title.es=Reunión."),
)


_SELDOM = frozenset(
    ("start", "end", "tz", "when_text", "description", "debtors", "creditors", "state")
) | {"language", "id"}
"""Left to `timeline help`, so that `--help` fits a screen."""


def describing(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the options that describe an event in place of its parameter `given`."""
    return bundled(command, "given", [_parameter(*one) for one in _OPTIONS], _given)


def _parameter(name: str, flags: tuple[str, ...], metavar: str, help: str) -> inspect.Parameter:
    option = typer.Option(
        *flags, metavar=metavar, help=help, show_default=False, hidden=name in _SELDOM
    )
    kind: Any = list[str] | None if name in _LISTS else str
    return inspect.Parameter(
        f"given_{name}",
        inspect.Parameter.KEYWORD_ONLY,
        default=None if name in _LISTS else "",
        annotation=Annotated[kind, option],
    )


_LISTS = frozenset(field.name for field in fields(Given) if field.default == ())


def _given(values: dict[str, Any]) -> Given:
    known: dict[str, Any] = {}
    for name, value in values.items():
        key = name.removeprefix("given_")
        known[key] = tuple(value or ()) if key in _LISTS else value
    return Given(**known)
