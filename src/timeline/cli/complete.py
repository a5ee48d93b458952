"""What the shell offers while a word is typed: ids, tags, people and languages of the timeline."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from timeline.cli import place

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline

Completion = Callable[[typer.Context, str], list[str]]


def completer(name: str) -> Completion:
    """The completion of the values of the term called `name`; the part after a comma counts."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        timeline = _timeline(ctx)
        return _listed(incomplete, _values(timeline, name)) if timeline else []

    return complete


def ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of events that begin as the word does."""
    timeline = _timeline(ctx)
    return _begun(incomplete, timeline.entries) if timeline else []


def languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """The languages that the program speaks, and those of the timeline."""
    from timeline.words import codes

    timeline = _timeline(ctx)
    return _begun(incomplete, {*codes(), *(timeline.settings.languages if timeline else ())})


def zones(incomplete: str) -> list[str]:
    """The names of time zones."""
    from timeline.dates.zones import zone_names

    return _begun(incomplete, zone_names())


def one_of(names: Callable[[], Iterable[str]]) -> Completion:
    """The completion of one of a fixed set of names, or of several between commas."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return _listed(incomplete, names())

    return complete


def query(ctx: typer.Context, incomplete: str) -> list[str]:
    """The terms of the filter language, and after the colon their values."""
    from timeline import registry
    from timeline.query.parser import ROOM, term

    before, colon, value = incomplete.rpartition(":")
    outer, inner, name = before.rpartition(":")  # not:tag: is NOT and tag
    prefix = f"{outer}{inner}"
    if not colon:
        terms = (f"{one}:" for one in registry.names(ROOM) if term(one).metavar is not None)
        return _begun(incomplete, [*terms, "is:", "not:"])
    if name == "is":
        flags = [one for one in registry.names(ROOM) if term(one).metavar is None]
        return [f"{prefix}is:{one}" for one in _begun(value, flags)]
    if name not in registry.names(ROOM):
        return []
    timeline = _timeline(ctx)
    found = _listed(value, _values(timeline, name)) if timeline else []
    return [f"{prefix}{name}:{one}" for one in found if " " not in one]


def _timeline(ctx: typer.Context) -> "Timeline | None":
    """The timeline that the line speaks of; None where there is none."""
    from timeline.chronicle import folder
    from timeline.errors import TimelineError

    given = ctx.params.get("directory") or ctx.params.get("out_directory")
    try:
        return folder.load(place.root(Path(given) if given else None))
    except TimelineError:  # completion never disturbs the line that is being typed
        return None


def _values(timeline: "Timeline", name: str) -> set[str]:
    """The values that events have for a term."""
    from timeline.query.parser import term

    column = term(name).values
    if name == "view":
        return set(timeline.settings.views)
    return {one for entry in timeline.entries.values() for one in _of(entry.row, column)}


def _of(row: object, column: str) -> tuple[str, ...]:
    found = getattr(row, column, None) if column else None
    if column == "fields":
        return tuple(str(found).strip("|").split("|"))
    return found if isinstance(found, tuple) else (found,) if isinstance(found, str) else ()


def _listed(incomplete: str, known: Iterable[str]) -> list[str]:
    """Completions of the last of several values between commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{one}" for one in _begun(last, known)]


def _begun(begun: str, known: Iterable[str]) -> list[str]:
    from timeline.text import fold

    start = fold(begun)
    return sorted(one for one in known if fold(one).startswith(start))
