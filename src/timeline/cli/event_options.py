"""The options that describe an event, each a field of `Given`; the same in `new` and in `edit`."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand

from timeline.cli.doors import current_context
from timeline.cli.filter_options import bundled
from timeline.errors import TimelineError
from timeline.format.models.vocabulary import COMMITMENT_STATES, CORE_KINDS, STATUSES
from timeline.write.amend import Wish
from timeline.write.compose import ClaimInput, EventInput


class _Option(NamedTuple):
    """A field of `Given` as an option; `item` is what one of a list is called after `--add-`."""

    field: str
    flags: tuple[str, ...]
    metavar: str | None
    help: str
    seldom: bool = False
    item: str = ""


_KINDS = f"The kind of event: {', '.join(CORE_KINDS[:3])} …"
_OPTIONS = (
    _Option("when", ("--when",), "DATE", "When: 2026-02-04, 'early 2026', 'c. 1850', 'A to B'."),
    _Option(
        "relative",
        ("--relative",),
        "PHRASE",
        "When, relative to an event: 'within 2 days after ID'.",
    ),
    _Option("start", ("--start",), "DATE", "When it began.", seldom=True),
    _Option(
        "end",
        ("--end",),
        "DATE",
        "When it ended; '..' if still going on, or 'unknown'.",
        seldom=True,
    ),
    _Option(
        "tz", ("--tz",), "ZONE", "The zone where it happened, such as Asia/Tokyo.", seldom=True
    ),
    _Option(
        "when_text",
        ("--when-text",),
        "TEXT",
        "The source's words for it; used alone: no date.",
        True,
    ),
    _Option("kind", ("--kind", "-k"), "KIND", _KINDS),
    _Option("status", ("--status",), "STATUS", f"One of {', '.join(STATUSES)}.", seldom=True),
    _Option("summary", ("--summary",), "TEXT", "What happened, in a sentence or two."),
    _Option(
        "description", ("--description",), "TEXT", "The event in full, in Markdown.", seldom=True
    ),
    _Option("who", ("--who", "-w"), "WHO[=ROLE]", "Who took part: an id or a name.", item="who"),
    _Option("places", ("--place", "-p"), "PLACE", "Where: an id or a name.", item="place"),
    _Option("tags", ("--tag", "-t"), "TAG", "A word to find it by.", item="tag"),
    _Option(
        "sources", ("--source",), "SOURCE", "An id, an address, 'TITLE <ADDRESS>'.", item="source"
    ),
    _Option(
        "claims",
        ("--claim",),
        "STANCE[:WHO]",
        "Who says so: alleges:WHO, reports:WHO, denies:WHO …",
        item="claim",
    ),
    _Option(
        "relations",
        ("--relation",),
        "TYPE:ID",
        "A relation to another event, such as part_of:ID.",
        item="relation",
    ),
    _Option("action", ("--action",), "TEXT", "What was promised (makes it a commitment)."),
    _Option("due", ("--due",), "DATE", "By when: a date, or 'within 2 months after ID'."),
    _Option("debtors", ("--debtor",), "WHO", "Who has to act.", True, "debtor"),
    _Option("creditors", ("--creditor",), "WHO", "To whom it is owed.", True, "creditor"),
    _Option("state", ("--state",), "STATE", f"One of {', '.join(COMMITMENT_STATES)}.", seldom=True),
    _Option("language", ("--language",), "CODE", "The language of the original.", seldom=True),
    _Option("notes", ("--note",), "TEXT", "A note for editors only.", True),
    _Option("draft", ("--draft/--no-draft",), None, "Not for publication yet."),
    _Option("assignments", ("--set",), "FIELD=VALUE", "Any other field, such as title.es=Reunión."),
)
_ID = _Option("id", ("--id",), "ID", "The id; made from the title by default.", True)
_TITLE = _Option("title", ("--title",), "TEXT", "A new title.")

# What `timeline edit --help` shows; the rest is as in `timeline new`.
_COMMON = ("title", "when", "kind", "status", "summary", "due", "notes", "draft", "assignments")

# What belongs to the claim that stands before it.
_OF_CLAIMS = (
    ("when", "--claim-when", "DATE", "The time it gives the event."),
    ("sources", "--claim-source", "SOURCE", "Its source."),
    ("at", "--claim-at", "DATE", "When it was said."),
    ("about", "--claim-about", "POINTER", "What it is about, such as /summary."),
    ("text", "--claim-text", "TEXT", "The claim in words."),
)
_CLAIM_FLAGS = {flag: field for field, flag, _, _ in _OF_CLAIMS}
_BEGINNINGS = {"--claim": "set", "--add-claim": "add", "--remove-claim": "remove"}
_CLAIMS = "timeline.claims"  # where the order of these options is kept with the run


class Describing(TyperCommand):
    """A command that remembers in which order the options of claims were typed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; which claim an option belongs to, its place says."""
        ctx.meta[_CLAIMS] = [
            pair for pair in _pairs(self.params, args) if pair[0] in (*_BEGINNINGS, *_CLAIM_FLAGS)
        ]
        return super().parse_args(ctx, args)


def _pairs(params: Sequence[Any], args: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every option with a value among the arguments, in their order."""
    taking = {
        flag
        for one in params
        if one.param_type_name == "option" and not one.is_flag
        for flag in one.opts
    }
    words = iter(args)
    for word in words:
        if word == "--":
            return
        flag, equals, value = word.partition("=")
        if word[:2] == "--" and flag in taking:
            yield flag, value if equals else next(words, "")
        elif word in taking:
            yield word, next(words, "")


_ITEMS = {
    "who": "somebody who took part", "place": "a place", "tag": "a tag",
    "source": "a source of the event", "claim": "a claim", "relation": "a relation",
    "debtor": "somebody who has to act", "creditor": "somebody to whom it is owed",
}  # fmt: skip


def describing(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the options that describe a new event in place of its parameter `given`."""
    parameters = [_parameter(one, "set") for one in (*_OPTIONS, _ID)]
    return _bundled(command, "given", parameters, lambda values: _wish(values).set)


def changing(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the options that change an event in place of its parameter `wish`."""
    parameters = [
        _parameter(one._replace(seldom=one.field not in _COMMON), "set")
        for one in (_TITLE, *_OPTIONS)
    ]
    lists = [one for one in _OPTIONS if one.item]
    parameters += [_parameter(_listed(one, "add"), "add") for one in lists]
    parameters += [_parameter(_listed(one, "remove"), "remove") for one in lists]
    return _bundled(command, "wish", parameters, _wish)


def _bundled(
    command: Callable[..., None],
    name: str,
    parameters: list[inspect.Parameter],
    make: Callable[[dict[str, Any]], Any],
) -> Callable[..., None]:
    of_claims = [
        _claim_parameter(field, flag, metavar, help) for field, flag, metavar, help in _OF_CLAIMS
    ]
    run = bundled(command, name, [*parameters, *of_claims], make)
    run.command_class = Describing  # type: ignore[attr-defined]  # the room builds it
    return run


def _listed(one: _Option, verb: str) -> _Option:
    """The option that adds to a list, or takes away from it."""
    help = f"{'Add' if verb == 'add' else 'Remove'} {_ITEMS[one.item]}."
    seldom = verb == "remove" or one.field in ("debtors", "creditors")
    return one._replace(flags=(f"--{verb}-{one.item}",), help=help, seldom=seldom)


def _parameter(one: _Option, verb: str) -> inspect.Parameter:
    option = typer.Option(
        *one.flags, metavar=one.metavar, help=one.help, show_default=False, hidden=one.seldom
    )
    many = one.field in _LISTS
    kind: Any = list[str] | None if many else bool | None if one.field == "draft" else str
    return inspect.Parameter(
        f"{verb}_{one.field}",
        inspect.Parameter.KEYWORD_ONLY,
        default=None if many or one.field == "draft" else "",
        annotation=Annotated[kind, option],
    )


def _claim_parameter(field: str, flag: str, metavar: str, help: str) -> inspect.Parameter:
    option = typer.Option(
        flag,
        metavar=metavar,
        help=f"For the last claim: {help[0].lower()}{help[1:]}",
        show_default=False,
        hidden=field not in ("when", "sources"),
    )
    return inspect.Parameter(
        f"claim_{field}",
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[list[str] | None, option],
    )


_LISTS = frozenset(field.name for field in fields(EventInput) if field.default == ())


def _wish(values: dict[str, Any]) -> Wish:
    parts: dict[str, dict[str, Any]] = {"set": {}, "add": {}, "remove": {}}
    for name, value in values.items():
        verb, _, field = name.partition("_")
        if verb in parts and field != "claims":
            parts[verb][field] = tuple(value or ()) if field in _LISTS else value
    context = current_context()
    claims = _claims(context.meta.get(_CLAIMS, ()) if context is not None else ())
    return Wish(**{verb: EventInput(**parts[verb], claims=claims[verb]) for verb in parts})


def _claims(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[ClaimInput, ...]]:
    """The claims to set, to add and to remove, each with the options behind it."""
    found: dict[str, list[ClaimInput]] = {"set": [], "add": [], "remove": []}
    last: list[ClaimInput] = []
    for flag, value in pairs:
        if flag in _BEGINNINGS:
            last = found[_BEGINNINGS[flag]]
            last.append(ClaimInput(value))
        elif not last or last is found["remove"]:
            raise TimelineError(
                f"{flag} '{value}': there is no claim before it",
                hint="write it after the --claim or --add-claim that it belongs to",
            )
        else:
            last[-1] = _with(last[-1], flag, value)
    return {verb: tuple(claims) for verb, claims in found.items()}


def _with(claim: ClaimInput, flag: str, value: str) -> ClaimInput:
    field = _CLAIM_FLAGS[flag]
    if field == "sources":
        return claim._replace(sources=(*claim.sources, value))
    if getattr(claim, field):
        raise TimelineError(f"{flag} is given twice for one claim", hint="give it once")
    parts: dict[str, Any] = {field: value}
    return claim._replace(**parts)
