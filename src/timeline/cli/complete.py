"""What a word that is being typed may become: ids, tags, people and languages of the timeline.

A function of this module is the `autocompletion` of an option or argument. The word stands in the
context (`typed`) and not in an argument: Typer would drop every answer that does not begin exactly
so, in the same letters and accents.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from timeline.cli import place

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Timeline

Completion = Callable[[typer.Context], list[str]]

_TYPED = "timeline.typed"


class Open(str):
    """A word that is no whole one yet: a value follows at once, without a blank, as to `tag:`."""

    __slots__ = ()


def type_in(ctx: typer.Context, word: str) -> None:
    """Say which word is being typed, before a completion is asked."""
    ctx.meta[_TYPED] = word


def typed(ctx: typer.Context) -> str:
    """The word that is being typed."""
    return str(ctx.meta.get(_TYPED, ""))


def completer(name: str) -> Completion:
    """The completion of an option's values that are those of the term called `name`."""

    def complete(ctx: typer.Context) -> list[str]:
        return _values(ctx, name, typed(ctx), blanks=True)

    return complete


def ids(ctx: typer.Context) -> list[str]:
    """The ids of events that begin as the word does."""
    timeline = timeline_of(ctx)
    return begun(typed(ctx), timeline.entries) if timeline else []


def all_ids(ctx: typer.Context) -> list[str]:
    """The ids of events, entities and sources that begin as the word does."""
    timeline = timeline_of(ctx)
    if timeline is None:
        return []
    return begun(typed(ctx), {*timeline.entries, *timeline.entities.records, *timeline.sources})


def ids_of_kind(kind: str) -> Completion:
    """The completion of ids of entities or of sources."""

    def complete(ctx: typer.Context) -> list[str]:
        timeline = timeline_of(ctx)
        if timeline is None:
            return []
        return begun(
            typed(ctx), timeline.entities.records if kind == "entity" else timeline.sources
        )

    return complete


def voices(ctx: typer.Context) -> list[str]:
    """Who makes claims, by id or name."""
    timeline = timeline_of(ctx)
    return begun(typed(ctx), {one.id for one in timeline.voices()}) if timeline else []


def languages(ctx: typer.Context) -> list[str]:
    """The languages that the program speaks, and those of the timeline."""
    from timeline.words import codes

    timeline = timeline_of(ctx)
    return begun(typed(ctx), {*codes(), *(timeline.settings.languages if timeline else ())})


def zones(ctx: typer.Context) -> list[str]:
    """The names of time zones."""
    from timeline.dates.zones import zone_names

    return begun(typed(ctx), zone_names())


def one_of(names: Callable[[], Iterable[str]]) -> Completion:
    """The completion of one of a fixed set of names, or of several between commas."""
    return lambda ctx: _listed(typed(ctx), {one: one for one in names()})


def query(ctx: typer.Context) -> list[str]:
    """The terms of the filter language, and after the colon their values.

    The word may hold a whole query, in the shell's quotation marks: its last term is completed.
    """
    from timeline.query.quoting import begins

    word = typed(ctx)
    start = begins(word, lambda char: char.isspace() or char in "()")
    return [_behind(word[:start], one) for one in _terms(ctx, word[start:])]


def _behind(before: str, word: str) -> str:
    """A word behind what stands before it, open as it was."""
    return type(word)(f"{before}{word}")


def ids_or_query(ctx: typer.Context) -> list[str]:
    """Ids of events, or terms of the filter language."""
    return query(ctx) if ":" in typed(ctx) else [*ids(ctx), *query(ctx)]


def _terms(ctx: typer.Context, word: str) -> Iterator[str]:
    from timeline import registry
    from timeline.query.parser import ROOM, term

    if word.startswith("not:"):  # not:tag: is NOT and tag
        yield from (_behind("not:", one) for one in _terms(ctx, word.removeprefix("not:")))
        return
    name, colon, value = word.partition(":")
    known = registry.names(ROOM)
    if not colon:
        names = (f"{one}:" for one in known if term(one).metavar is not None)
        yield from map(Open, begun(word, [*names, "is:", "not:"]))
    elif name == "is":
        flags = [one for one in known if term(one).metavar is None]
        yield from (f"is:{one}" for one in begun(value, flags))
    elif name in known:
        yield from (f"{name}:{one}" for one in _values(ctx, name, value, blanks=False))


def timeline_of(ctx: typer.Context) -> "Timeline | None":
    """The timeline that the line speaks of; None where it names none, or one that is not a folder.

    To read a large file or to start an engine would take longer than a person waits for a key.
    """
    from timeline.chronicle import folder as store
    from timeline.errors import TimelineError
    from timeline.scale.place import kind

    folder = _given(ctx, "directory") or _given(ctx, "out_directory")
    data = _given(ctx, "data")
    try:
        if data is not None and kind(data) != "folder":
            return None
        where = data or folder
        return store.load(place.root(Path(where).expanduser() if where else None))
    except (TimelineError, OSError, RuntimeError):  # no home for '~' is a RuntimeError
        return None  # completion never disturbs the line that is being typed


def _given(ctx: typer.Context, name: str) -> str | None:
    """The value of a parameter of the command, or of one of those that it belongs to."""
    context: Any = ctx
    while context is not None:
        if context.params.get(name):
            return str(context.params[name])
        context = context.parent
    return None


def values_of(timeline: "Timeline", name: str) -> set[str]:
    """The values that events have for a term, names as they are written."""
    from timeline.query.parser import term

    if name == "view":
        return set(timeline.settings.views)
    column = term(name).values
    found = {one for entry in timeline.entries.values() for one in _of(entry.row, column)}
    written = _written(timeline)
    return {written.get(one, one) for one in found}


def _of(row: object, column: str) -> tuple[str, ...]:
    found = getattr(row, column, None) if column else None
    if column == "fields":
        return tuple(str(found).strip("|").split("|"))
    return found if isinstance(found, tuple) else (found,) if isinstance(found, str) else ()


def _written(timeline: "Timeline") -> dict[str, str]:
    """Every name and title of the timeline by its folded form, which rows have."""
    from timeline.text import fold

    records = [entry.record for entry in timeline.entries.values()]
    records += [*timeline.entities.records.values(), *timeline.sources.values()]
    texts = (text for record in records for text in names(record))
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text)
    return found


_NAMING = frozenset(("name", "title", "publisher", "url"))


def names(value: Any, *, inside: bool = False) -> Iterator[str]:
    """Every name in a record, in every language, at any depth; all other texts are left out."""
    if isinstance(value, str):
        if inside:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from names(one, inside=inside)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from names(one, inside=inside or key in _NAMING)


def _values(ctx: typer.Context, name: str, word: str, *, blanks: bool) -> list[str]:
    """What the value `word` of a term may become, in quotation marks where it needs them."""
    from timeline.query.parser import term
    from timeline.query.quoting import quoted

    timeline = timeline_of(ctx)
    if timeline is None:
        return []
    known = values_of(timeline, name)
    if not term(name).split:
        return begun(word, known)
    written = {one: quoted(one, blanks=blanks) for one in known}
    return _listed(word, {one: text for one, text in written.items() if text is not None})


def _listed(word: str, written: Mapping[str, str]) -> list[str]:
    """What the last of several values between commas may become, each as it is written there."""
    from timeline.query.quoting import QUOTES, begins

    start = begins(word, lambda char: char == ",")
    last = word[start:].strip("".join((*QUOTES, *QUOTES.values())))
    return [f"{word[:start]}{written[one]}" for one in begun(last, written)]


def begun(word: str, known: Iterable[str]) -> list[str]:
    """Those of the known that begin as the word does, whatever the case and the accents."""
    from timeline.text import fold

    start = fold(word)
    return sorted(one for one in known if fold(one).startswith(start))
