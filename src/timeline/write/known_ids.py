"""Which event, entity or source an id means: the whole, a beginning, or one it had before."""

from collections.abc import Mapping

from timeline.chronicle.names import meant
from timeline.chronicle.timeline import Entry, Timeline
from timeline.errors import UnknownId
from timeline.format.untyped import Record
from timeline.text import did_you_mean
from timeline.write.naming import names_of

SEVERAL = 5  # ids that are named


def found(timeline: Timeline, id: str) -> Entry:
    """The event called `id`, or the only one whose id begins so; an unknown id ends with 1."""
    if id in timeline.entries:
        return timeline.entries[id]
    begun = timeline.begun(id)
    if len(begun) == 1:
        return timeline.entries[begun[0]]
    if begun:
        raise _several("events", id, begun)
    for kind in _MANY:
        other = _only(timeline, kind, id)
        if other is not None:
            hint = f"'{other}' is {_A[kind]}: 'timeline {kind} show {other}'"
            raise UnknownId(f"no event has the id '{id}'", hint=hint)
    return timeline.get(id)


def _only(timeline: Timeline, kind: str, text: str) -> str | None:
    """The one entity or source that an id, its beginning or a name means; None for none."""
    records = timeline.entities.records if kind == "entity" else timeline.sources
    same = meant(text, {id: names_of(record) for id, record in records.items()})
    same = same or [id for id in records if text and id.startswith(text)]
    return same[0] if len(same) == 1 else None


def one_of(records: Mapping[str, Record], id: str, kind: str) -> str:
    """The id of an entity or source: its whole, a former one, or a beginning that no other has.

    An unknown one ends with 1.
    """
    if id in records:
        return id
    heirs = [one for one, record in records.items() if id in record.get("former_ids", ())]
    if len(heirs) == 1:
        return heirs[0]
    begun = sorted(one for one in records if id and one.startswith(id))
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise _several(_MANY[kind], id, begun)
    raise UnknownId(f"no {kind} has the id '{id}'", hint=did_you_mean(id, records))


_MANY = {"entity": "entities", "source": "sources"}
_A = {"entity": "an entity", "source": "a source"}


def _several(what: str, id: str, begun: list[str]) -> UnknownId:
    some = ", ".join(begun[:SEVERAL]) + (" …" if len(begun) > SEVERAL else "")
    return UnknownId(f"{len(begun)} {what} begin with '{id}'", hint=f"which of {some}?")
