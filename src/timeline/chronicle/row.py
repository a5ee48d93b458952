"""The flat row that a query sees: one shape for Python, SQLite, DuckDB and Spark alike."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from timeline.chronicle.entities import all_words
from timeline.chronicle.resolve import first_end, sort_key
from timeline.dates.plain import plain
from timeline.format.untyped import Record
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.chronicle.rowed import Rowed

# A column and its SQL type: bounds are integers, NULL is unbounded (s1, e1 below; s2, e2 above);
# in the certain pair NULL is "never certain".
COLUMNS: dict[str, str] = {
    "id": "TEXT", "title_fold": "TEXT", "text_fold": "TEXT", "kind": "TEXT", "status": "TEXT",
    "standing": "TEXT", "language": "TEXT", "fields": "TEXT", "draft": "BOOLEAN",
    "ongoing": "BOOLEAN", "undated": "BOOLEAN", "s1": "BIGINT", "s2": "BIGINT", "e1": "BIGINT",
    "e2": "BIGINT", "certain_s2": "BIGINT", "certain_e1": "BIGINT", "s1_at": "BIGINT",
    "s2_at": "BIGINT", "e1_at": "BIGINT", "e2_at": "BIGINT", "certain_s2_at": "BIGINT",
    "certain_e1_at": "BIGINT", "sort_at": "BIGINT",
}  # fmt: skip
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

    def __init__(self, entry: "Rowed") -> None:
        self.entry = entry

    def __getattr__(self, name: str) -> Any:
        """Fill an empty slot; Python calls this only where the slot is still empty."""
        make = _MAKERS.get(name)
        if make is None:
            raise AttributeError(name)
        value = make(self.entry)
        setattr(self, name, value)
        return value

    def fill(self) -> None:
        """Work out all columns at once, for less than one by one costs."""
        entry = self.entry
        record, cited = entry.record, citations(entry.record)
        actors, places = _actors(record), record.get("places", ())
        self.participant, self.actor = _names(entry, actors), _with_groups(entry, actors)
        self.place, self.site = _names(entry, places), _with_groups(entry, places)
        self.source, self.work = _cited(entry, cited), _once_cited(cited)
        for name, make in _OTHERS:
            setattr(self, name, make(entry))
        self.text_fold = _text_of(self)
        self._fill_times(entry)

    def _fill_times(self, entry: "Rowed") -> None:
        known = entry.resolved
        days: Any = known.days
        certain: tuple[Any, Any] = known.certain_days or (None, None)
        certain_at: tuple[Any, Any] = known.certain_seconds or (None, None)
        self.ongoing, self.undated = known.ongoing, known.undated
        self.s1, self.s2, self.e1, self.e2 = days
        self.s1_at, self.s2_at, self.e1_at, self.e2_at = known.seconds
        self.certain_s2, self.certain_e1 = certain
        self.certain_s2_at, self.certain_e1_at = certain_at
        if known.ongoing:
            self.e1, self.e1_at = first_end(known, clock=False), first_end(known, clock=True)
        self.sort_at = sort_key(known, entry.id)[0]


def _folded(key: str) -> Callable[["Rowed"], str | None]:
    def column(entry: "Rowed") -> str | None:
        value = entry.record.get(key)
        return None if value is None else fold(value)

    return column


def _bound(group: str, index: int) -> Callable[["Rowed"], int | None]:
    def column(entry: "Rowed") -> int | None:
        pair = getattr(entry.resolved, group)
        return None if pair is None else pair[index]

    return column


def _day_bound(group: str, index: int, plain_index: int) -> Callable[["Rowed"], int | None]:
    """A bound in days; of a plain date it is read off the date, without all else of its time.

    Most events of a large timeline are told by one such bound that they are not asked for.
    """
    resolved = _bound(group, index)

    def column(entry: "Rowed") -> int | None:
        when = entry.record["when"]
        date = plain(when) if isinstance(when, str) else None
        return resolved(entry) if date is None else date.days[plain_index]

    return column


def _text_of(row: Row) -> str:
    lines = dict.fromkeys([fold(words) for words in _texts(row.entry)])
    for values in (row.participant, row.place, row.tag):
        lines.update(dict.fromkeys(values))
    return "\n".join(lines)


def _texts(entry: "Rowed") -> list[str]:
    record = entry.record
    found = [*all_words(record["title"])]
    for key in ("summary", "description"):
        if key in record:
            found += all_words(record[key])
    when = entry.written["when"]  # as the editors have it, whoever tells the event
    if isinstance(when, dict):
        found += all_words(when.get("text"))
    for claim in record.get("claims", ()):
        found += all_words(claim.get("text"))
    if "commitment" in record:
        found += all_words(record["commitment"].get("action"))
    return found


def _fields(entry: "Rowed") -> str:
    """The properties of the event; sources and those who take part, wherever they stand."""
    names = {*entry.record, *(["sources"] if any(citations(entry.record)) else [])}
    names |= {"participants"} if _actors(entry.record) else set()
    return f"|{'|'.join(sorted(names))}|"


def _actors(record: Any) -> Sequence[Any]:
    commitment = record.get("commitment")
    if commitment is None:
        found: Sequence[Any] = record.get("participants", ())
        return found
    return [
        *record.get("participants", ()),
        *commitment.get("debtor", ()),
        *commitment.get("creditor", ()),
    ]


def _once(entry: "Rowed", actors: Any) -> tuple[str, ...]:
    name = entry.timeline.entities.actor
    found = [actor.get("entity") or next(iter(name(actor)), "") for actor in actors]
    return tuple(dict.fromkeys(filter(None, found)))


def _with_groups(entry: "Rowed", actors: Any) -> tuple[str, ...]:
    """All whom a question for one of them finds: with what they belong to or lie in."""
    entities = entry.timeline.entities
    found = dict.fromkeys(_once(entry, actors))
    if not any("entity" in actor or "of" in actor for actor in actors):
        return tuple(found)
    for actor in actors:
        for id in filter(None, (actor.get("entity"), actor.get("of"))):
            found.update(dict.fromkeys(entities.groups(id)))
    return tuple(found)


def taking_part(entry: "Rowed") -> tuple[str, ...]:
    """Everybody who takes part, owes or is owed, by an id or else a folded name, once."""
    return _once(entry, _actors(entry.record))


def happening_at(entry: "Rowed") -> tuple[str, ...]:
    """Every place of the event itself, by an id or else a folded name, once."""
    return _once(entry, entry.record.get("places", ()))


def _once_cited(cited: Sequence[Record]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys([one for work in cited for one in work_names(work, work)[:1] if one])
    )


def _voices(entry: "Rowed") -> tuple[str, ...]:
    """The names of who speaks: without `by`, of the first work that the claim cites."""
    if "claims" not in entry.record:
        return ()
    found: dict[str, None] = {}
    for claim in entry.record.get("claims", ()):
        if "by" in claim:
            found.update(dict.fromkeys(entry.timeline.entities.actor(claim["by"])))
            continue
        for citation in claim.get("sources", ())[:1]:
            work = entry.timeline.sources.get(citation.get("source", ""), citation)
            found.update(dict.fromkeys(_titles(citation, work)))
    return tuple(found)


def _speakers_once(entry: "Rowed") -> tuple[str, ...]:
    claims = entry.record.get("claims")
    if claims is None:
        return ()
    found = dict.fromkeys(_with_groups(entry, [one["by"] for one in claims if "by" in one]))
    for claim in claims:
        works = [] if "by" in claim else claim.get("sources", ())[:1]
        found.update(dict.fromkeys([name for one in works for name in _titles(one, one)[:1]]))
    return tuple(one for one in found if one)


def _titles(citation: Record, work: Record) -> list[str]:
    found = [fold(citation["source"])] if "source" in citation else []
    return found + [fold(words) for words in all_words(work.get("title"))]


def _names(entry: "Rowed", actors: Any) -> tuple[str, ...]:
    entities = entry.timeline.entities
    return tuple(dict.fromkeys(name for actor in actors for name in entities.actor(actor)))


def _relations(entry: "Rowed") -> tuple[str, ...]:
    related = [relation["to"] for relation in entry.record.get("relations", ())]
    anchors = entry.timeline.edited(entry).resolved.anchors
    return tuple(dict.fromkeys((*related, *anchors[:1])))


def _cited(entry: "Rowed", cited: Sequence[Record]) -> tuple[str, ...]:
    """Ids, titles, publishers and addresses of all works that the event cites, folded."""
    found: dict[str, None] = {}
    for citation in cited:
        work = entry.timeline.sources.get(citation.get("source", ""), citation)
        found.update(dict.fromkeys(work_names(citation, work)))
    return tuple(found)


def work_names(citation: Record, work: Record) -> list[str]:
    """Id, title, publisher and address of a work that is cited, folded."""
    found = _titles(citation, work)
    for key in ("publisher", "url"):
        if key in work:
            found += [fold(words) for words in all_words(work[key])]
    return found


def citations(record: Any) -> Sequence[dict[str, Any]]:
    """Every citation of an event: its own, its claims' and its commitment's evidence."""
    own: Sequence[dict[str, Any]] = record.get("sources", ())
    if "claims" not in record and "commitment" not in record:
        return own
    said = [one for claim in record.get("claims", ()) for one in claim.get("sources", ())]
    return [*own, *said, *record.get("commitment", {}).get("evidence", ())]


def written_names(record: Any) -> Iterator[tuple[str, Any]]:
    """Names as they are written, folded before each: actors, places and works with no file."""
    speakers = [claim["by"] for claim in record.get("claims", ()) if "by" in claim]
    places = record.get("places", ())
    for one in (*_actors(record), *places, *speakers, *citations(record)):
        text = one.get("name") or one.get("title")
        if text is not None:
            yield fold(all_words(text)[0]), text


_MAKERS: dict[str, Callable[["Rowed"], Any]] = {
    "id": lambda entry: entry.id,
    "title_fold": lambda entry: "\n".join(
        fold(words) for words in all_words(entry.record["title"])
    ),
    "text_fold": lambda entry: _text_of(entry.row),
    "kind": _folded("kind"),
    "status": _folded("status"),
    "standing": lambda entry: entry.standing.value,
    "language": _folded("language"),
    "fields": _fields,
    "draft": lambda entry: entry.record.get("draft") is True,
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
    "participant": lambda entry: _names(entry, _actors(entry.record)),
    "place": lambda entry: _names(entry, entry.record.get("places", ())),
    "tag": lambda entry: tuple(fold(tag) for tag in entry.record.get("tags", ())),
    "source": lambda entry: _cited(entry, citations(entry.record)),
    "relation": _relations,
    "voice": _voices,
    "actor": lambda entry: _with_groups(entry, _actors(entry.record)),
    "site": lambda entry: _with_groups(entry, entry.record.get("places", ())),
    "work": lambda entry: _once_cited(citations(entry.record)),
    "speaker": _speakers_once,
}
_TOGETHER = ("participant", "actor", "place", "site", "source", "work", "text_fold")
# The columns that `fill` makes one by one.
_OTHERS = tuple((name, make) for name, make in _MAKERS.items() if name not in (*TIMES, *_TOGETHER))
