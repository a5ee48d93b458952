"""A record without what its readers may not see, and without a trace of it."""

from collections.abc import Collection, Iterator
from itertools import count
from typing import Any, NamedTuple

from timeline.chronicle.bounded import bounded_due, bounded_point, bounded_when
from timeline.chronicle.references import EVENT, named
from timeline.chronicle.timeline import Entry
from timeline.format.follow import Places, moved
from timeline.format.untyped import Record

# The lists whose items have a time, and its key.
_TIMES = (("claims", "when"), ("quantities", "as_of"))


class Show(NamedTuple):
    """What readers are shown beyond what is published: drafts, notes, the origin of events."""

    drafts: bool = False
    notes: bool = False
    origin: bool = False


PUBLIC = Show()
ALL = Show(drafts=True, notes=True, origin=True)


class Censor(NamedTuple):
    """What is taken out of every record: `hidden` are the ids of drafts that are not shown.

    `lines` are the kept cells that a form gives back although it does not show the origin.
    """

    show: Show
    hidden: frozenset[str]
    lines: frozenset[str] = frozenset()

    def cleared(self, entry: Entry) -> Record:
        """The record of an event as readers may see it; the very same where all of it is."""
        record = self._opened(entry.record)
        gone = {f"/{key}" for key in entry.record if key not in record}
        if self.hidden and not self._is_free(record):
            before, record = record, self._loosened(entry, record)
            gone.update(_parts_gone(before, record))
            return _claims_kept(record, gone, {"/relations": self._relations_now(before)})
        return _claims_kept(record, gone, {}) if gone else record

    def _opened(self, record: Record) -> Record:
        """The record without what the editors keep to themselves."""
        left = {key: self._value(record, key) for key in record}
        shown = {key: value for key, value in left.items() if value is not None}
        return record if shown == record else shown

    def _value(self, record: Record, key: str) -> Any:
        if key == "draft":
            return record[key] or None
        if key == "notes" and not self.show.notes:
            return None
        if key == "origin" and not self.show.origin:
            return self._given_back(record[key])
        return record[key]

    def _given_back(self, origin: Record) -> Record | None:
        kept = {key: value for key, value in origin.get("kept", {}).items() if key in self.lines}
        if not kept:
            return None
        key = {"key": origin["key"]} if "key" in origin else {}
        return key | {"kept": kept}

    def _is_free(self, value: Any) -> bool:
        """Whether nothing in a value leads to a draft."""
        return not any(id in self.hidden for id in named(value, EVENT))

    def _relations_now(self, record: Record) -> list[int | None]:
        """Where each relation is when those to drafts are gone."""
        places = count()
        related = record.get("relations", ())
        return [next(places) if self._is_free(one) else None for one in related]

    def _loosened(self, entry: Entry, record: Record) -> Record:
        """The record with bounds for every time that depends on a draft, and no relation to one."""
        found = dict(record)
        if not self._is_free(record["when"]):
            found["when"] = bounded_when(record["when"], entry.resolved)
        for key, time in _TIMES:
            if key in record:
                items = enumerate(record[key])
                found[key] = [self._told(entry, one, time, f"/{key}/{at}") for at, one in items]
        if "commitment" in record:
            found["commitment"] = self._owed(entry, record["commitment"])
        related = [one for one in record.get("relations", ()) if self._is_free(one)]
        rest = {key: value for key, value in found.items() if key != "relations"}
        return rest if not related else {**found, "relations": related}

    def _told(self, entry: Entry, one: Record, key: str, pointer: str) -> Record:
        if key not in one or self._is_free(one[key]):
            return one
        known = entry.timeline.resolver.told(entry.id, one[key], f"{pointer}/{key}")
        if key == "when":
            return one | {key: bounded_when(one[key], known)}
        point = bounded_point(known, entry.resolved.zone)
        rest = {name: value for name, value in one.items() if name != key}
        return rest if point is None else one | {key: point}

    def _owed(self, entry: Entry, commitment: Record) -> Record:
        due, known = commitment.get("due"), entry.deadline
        if due is None or known is None or self._is_free(due):
            return commitment
        return {**commitment, "due": bounded_due(due, known, entry.resolved.zone)}


def _times(record: Record) -> Iterator[tuple[str, Any]]:
    """The times of an event that may depend on another one, each with its pointer."""
    yield "/when", record["when"]
    for key, name in _TIMES:
        for at, one in enumerate(record.get(key, ())):
            yield f"/{key}/{at}/{name}", one.get(name)
    yield "/commitment/due", record.get("commitment", {}).get("due")


def _parts_gone(old: Record, new: Record) -> Iterator[str]:
    """Pointers to what the times of a record no longer have, or no longer say."""
    for (place, before), (_, after) in zip(_times(old), _times(new), strict=True):
        if before is not None and after is None:
            yield place
        if isinstance(before, dict) and before is not after:
            left = after if isinstance(after, dict) else {}
            yield from (f"{place}/{key}" for key in before if left.get(key) != before[key])


def _claims_kept(record: Record, gone: Collection[str], places: Places) -> Record:
    """The record without claims on what is gone; the others point to where their part is now."""
    claims = record.get("claims", [])
    stay, before = list(range(len(claims))), -1
    while len(stay) != before:  # a claim may be on a claim that is on what is gone
        before = len(stay)
        here = {number: place for place, number in enumerate(stay)}
        now = {**places, "/claims": [here.get(number) for number in range(len(claims))]}
        away = {f"#{one['id']}" for n, one in enumerate(claims) if n not in here and "id" in one}
        found = {n: _about(claims[n], now, {*gone, *away}) for n in stay}
        stay = [number for number in stay if found[number] is not None]
    left = [found[number] for number in stay]
    if left == claims:
        return record
    rest = {key: value for key, value in record.items() if key != "claims"}
    return {**record, "claims": left} if left else rest


def _about(claim: Record, places: Places, gone: Collection[str]) -> Record | None:
    if "about" not in claim:
        return claim
    about = moved(claim["about"], places, gone)
    return None if about is None else claim | {"about": about}
