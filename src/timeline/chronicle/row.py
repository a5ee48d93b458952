"""The flat row that a query sees: one shape for Python, SQLite, DuckDB and Spark alike."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.resolve import first_end, sort_key
from timeline.dates.plain import plain
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.chronicle.timeline import Entry

# A column and its SQL type: bounds are integers, NULL is unbounded (s1, e1 below; s2, e2 above);
# in the certain pair NULL is "never certain".
COLUMNS: dict[str, str] = {
    "id": "TEXT",
    "title_fold": "TEXT",
    "text_fold": "TEXT",
    "kind": "TEXT",
    "status": "TEXT",
    "standing": "TEXT",
    "language": "TEXT",
    "fields": "TEXT",
    "draft": "BOOLEAN",
    "ongoing": "BOOLEAN",
    "undated": "BOOLEAN",
    "s1": "BIGINT",
    "s2": "BIGINT",
    "e1": "BIGINT",
    "e2": "BIGINT",
    "certain_s2": "BIGINT",
    "certain_e1": "BIGINT",
    "s1_at": "BIGINT",
    "s2_at": "BIGINT",
    "e1_at": "BIGINT",
    "e2_at": "BIGINT",
    "certain_s2_at": "BIGINT",
    "certain_e1_at": "BIGINT",
    "sort_at": "BIGINT",
}
# The columns that another time of the event changes.
TIMES = tuple(
    name for name in COLUMNS if name in ("ongoing", "undated") or COLUMNS[name] == "BIGINT"
)
# Side tables: many values an event; participants one row a known name, folded. `actor`, `site`,
# `work` and `speaker` hold each participant, place, source and voice once, by its id or else its
# name, for counting.
SIDES = (
    *("participant", "place", "tag", "source", "relation", "voice"),
    *("actor", "site", "work", "speaker"),
)


class Row:
    """The columns of one event, each worked out when it is first asked for."""

    __slots__ = ("entry", *COLUMNS, *SIDES)

    def __init__(self, entry: "Entry") -> None:
        self.entry = entry

    def __getattr__(self, name: str) -> Any:
        """Fill an empty slot; Python calls this only where the slot is still empty."""
        make = _MAKERS.get(name)
        if make is None:
            raise AttributeError(name)
        value = make(self.entry)
        setattr(self, name, value)
        return value


def _folded(key: str) -> Callable[["Entry"], str | None]:
    def column(entry: "Entry") -> str | None:
        value = entry.record.get(key)
        return None if value is None else fold(value)

    return column


def _bound(group: str, index: int) -> Callable[["Entry"], int | None]:
    def column(entry: "Entry") -> int | None:
        pair = getattr(entry.resolved, group)
        return None if pair is None else pair[index]

    return column


def _day_bound(group: str, index: int, plain_index: int) -> Callable[["Entry"], int | None]:
    """A bound in days; of a plain date it is read off the date, without all else of its time.

    Most events of a large timeline are told by one such bound that they are not asked for.
    """
    resolved = _bound(group, index)

    def column(entry: "Entry") -> int | None:
        when = entry.record["when"]
        date = plain(when) if isinstance(when, str) else None
        return resolved(entry) if date is None else date.days[plain_index]

    return column


def _title_fold(entry: "Entry") -> str:
    return "\n".join(fold(words) for words in all_words(entry.record["title"]))


def _text_fold(entry: "Entry") -> str:
    lines = dict.fromkeys(fold(words) for words in _texts(entry))
    for side in ("participant", "place", "tag"):
        lines.update(dict.fromkeys(getattr(entry.row, side)))
    return "\n".join(lines)


def _texts(entry: "Entry") -> Iterator[str]:
    record = entry.record
    for key in ("title", "summary", "description"):
        yield from all_words(record.get(key))
    when = entry.written["when"]  # as the editors have it, whoever tells the event
    if isinstance(when, dict):
        yield from all_words(when.get("text"))
    for claim in record.get("claims", ()):
        yield from all_words(claim.get("text"))
    commitment = record.get("commitment", {})
    yield from all_words(commitment.get("action"))


def _fields(entry: "Entry") -> str:
    """The properties of the event; sources and those who take part, wherever they stand."""
    names = {*entry.record, *(["sources"] if any(citations(entry.record)) else [])}
    names |= {"participants"} if _actors(entry.record) else set()
    return f"|{'|'.join(sorted(names))}|"


def _draft(entry: "Entry") -> bool:
    return entry.record.get("draft") is True


def _participants(entry: "Entry") -> tuple[str, ...]:
    return _names(entry, _actors(entry.record))


def _actors(record: Any) -> list[Any]:
    commitment = record.get("commitment", {})
    return [
        *record.get("participants", ()),
        *commitment.get("debtor", ()),
        *commitment.get("creditor", ()),
    ]


def _once(entry: "Entry", actors: Any) -> tuple[str, ...]:
    entities = entry.timeline.entities
    found = (actor.get("entity") or next(iter(entities.actor(actor)), "") for actor in actors)
    return tuple(dict.fromkeys(one for one in found if one))


def _with_groups(entry: "Entry", actors: Any) -> tuple[str, ...]:
    """All whom a question for one of them finds: with what they belong to or lie in."""
    entities = entry.timeline.entities
    found = dict.fromkeys(_once(entry, actors))
    for actor in actors:
        for id in filter(None, (actor.get("entity"), actor.get("of"))):
            found.update(dict.fromkeys(entities.groups(id)))
    return tuple(found)


def _actors_once(entry: "Entry") -> tuple[str, ...]:
    return _with_groups(entry, _actors(entry.record))


def taking_part(entry: "Entry") -> tuple[str, ...]:
    """Everybody who takes part, owes or is owed, by an id or else a folded name, once."""
    return _once(entry, _actors(entry.record))


def happening_at(entry: "Entry") -> tuple[str, ...]:
    """Every place of the event itself, by an id or else a folded name, once."""
    return _once(entry, entry.record.get("places", ()))


def _sites_once(entry: "Entry") -> tuple[str, ...]:
    return _with_groups(entry, entry.record.get("places", ()))


def _works(entry: "Entry") -> tuple[str, ...]:
    found = (next(work_names(one, one), "") for one in citations(entry.record))
    return tuple(dict.fromkeys(one for one in found if one))


def _places(entry: "Entry") -> tuple[str, ...]:
    return _names(entry, entry.record.get("places", ()))


def _voices(entry: "Entry") -> tuple[str, ...]:
    """The names of who speaks: without `by`, of the first work that the claim cites."""
    found: dict[str, None] = {}
    for claim in entry.record.get("claims", ()):
        if "by" in claim:
            found.update(dict.fromkeys(entry.timeline.entities.actor(claim["by"])))
            continue
        for citation in claim.get("sources", ())[:1]:
            work = entry.timeline.sources.get(citation.get("source", ""), citation)
            found.update(dict.fromkeys(_titles(citation, work)))
    return tuple(found)


def _speakers_once(entry: "Entry") -> tuple[str, ...]:
    claims = entry.record.get("claims", ())
    found = dict.fromkeys(_with_groups(entry, [one["by"] for one in claims if "by" in one]))
    for claim in claims:
        works = [] if "by" in claim else claim.get("sources", ())[:1]
        found.update(dict.fromkeys(next(_titles(one, one), "") for one in works))
    return tuple(one for one in found if one)


def _titles(citation: Any, work: Any) -> Iterator[str]:
    if "source" in citation:
        yield fold(citation["source"])
    yield from (fold(words) for words in all_words(work.get("title")))


def _names(entry: "Entry", actors: Any) -> tuple[str, ...]:
    entities = entry.timeline.entities
    return tuple(dict.fromkeys(name for actor in actors for name in entities.actor(actor)))


def _tags(entry: "Entry") -> tuple[str, ...]:
    return tuple(fold(tag) for tag in entry.record.get("tags", ()))


def _relations(entry: "Entry") -> tuple[str, ...]:
    related = [relation["to"] for relation in entry.record.get("relations", ())]
    anchors = entry.timeline.edited(entry).resolved.anchors
    return tuple(dict.fromkeys((*related, *anchors[:1])))


def _sources(entry: "Entry") -> tuple[str, ...]:
    """Ids, titles, publishers and addresses of all works that the event cites, folded."""
    found: dict[str, None] = {}
    for citation in citations(entry.record):
        work = entry.timeline.sources.get(citation.get("source", ""), citation)
        found.update(dict.fromkeys(work_names(citation, work)))
    return tuple(found)


def work_names(citation: Any, work: Any) -> Iterator[str]:
    """Id, title, publisher and address of a work that is cited, folded."""
    yield from _titles(citation, work)
    for key in ("publisher", "url"):
        for words in all_words(work.get(key)):
            yield fold(words)


def citations(record: Any) -> Iterator[dict[str, Any]]:
    """Every citation of an event: its own, its claims' and its commitment's evidence."""
    yield from record.get("sources", ())
    for claim in record.get("claims", ()):
        yield from claim.get("sources", ())
    yield from record.get("commitment", {}).get("evidence", ())


def written_names(record: Any) -> Iterator[tuple[str, Any]]:
    """Names as they are written, folded before each: actors, places and works with no file."""
    speakers = [claim["by"] for claim in record.get("claims", ()) if "by" in claim]
    places = record.get("places", ())
    for one in (*_actors(record), *places, *speakers, *citations(record)):
        text = one.get("name") or one.get("title")
        if text is not None:
            yield fold(next(all_words(text))), text


_MAKERS: dict[str, Callable[["Entry"], Any]] = {
    "id": lambda entry: entry.id,
    "title_fold": _title_fold,
    "text_fold": _text_fold,
    "kind": _folded("kind"),
    "status": _folded("status"),
    "standing": lambda entry: entry.standing.value,
    "language": _folded("language"),
    "fields": _fields,
    "draft": _draft,
    "ongoing": lambda entry: entry.resolved.ongoing,
    "undated": lambda entry: entry.resolved.undated,
    **{name: _day_bound("days", i, i) for i, name in enumerate(("s1", "s2", "e1", "e2"))},
    **{name: _bound("seconds", i) for i, name in enumerate(("s1_at", "s2_at", "e1_at", "e2_at"))},
    "e1": lambda entry: first_end(entry.resolved, clock=False),
    "e1_at": lambda entry: first_end(entry.resolved, clock=True),
    "certain_s2": _day_bound("certain_days", 0, 3),
    "certain_e1": _day_bound("certain_days", 1, 0),
    **{
        name: _bound("certain_seconds", i)
        for i, name in enumerate(("certain_s2_at", "certain_e1_at"))
    },
    "sort_at": lambda entry: sort_key(entry.resolved, entry.id)[0],
    "participant": _participants,
    "place": _places,
    "tag": _tags,
    "source": _sources,
    "relation": _relations,
    "voice": _voices,
    "actor": _actors_once,
    "site": _sites_once,
    "work": _works,
    "speaker": _speakers_once,
}
