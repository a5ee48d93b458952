"""A record without what its readers may not see, and without a trace of it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from timeline.chronicle.bounded import bounded_due, bounded_when
from timeline.chronicle.references import EVENT, named
from timeline.chronicle.timeline import Entry
from timeline.format.untyped import Record


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
        gone = [f"/{key}" for key in entry.record if key not in record]
        if self.hidden and not self._is_free(record):
            record = self._loosened(entry, record)
            gone += self._relations_gone(entry.record)
        return _without_claims_on(gone, record) if gone else record

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

    def _relations_gone(self, record: Record) -> Iterator[str]:
        for place, relation in enumerate(record.get("relations", ())):
            if not self._is_free(relation):
                yield f"/relations/{place}"

    def _loosened(self, entry: Entry, record: Record) -> Record:
        """The record with bounds for every time that hangs on a draft, and no relation to one."""
        found = dict(record)
        if not self._is_free(record["when"]):
            found["when"] = bounded_when(record["when"], entry.resolved)
        for key, time in (("claims", "when"), ("quantities", "as_of")):
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
        return one | {key: bounded_when(one[key], known)}

    def _owed(self, entry: Entry, commitment: Record) -> Record:
        due, known = commitment.get("due"), entry.deadline
        if due is None or known is None or self._is_free(due):
            return commitment
        return {**commitment, "due": bounded_due(due, known, entry.resolved.zone)}


def _without_claims_on(gone: Iterable[str], record: Record) -> Record:
    """The record without claims on what is gone; the others point to where their part is now."""
    claims = record.get("claims", [])
    lost = set(gone)
    size = 0
    while size < len(lost):  # a claim may be on a claim that is on what is gone
        size = len(lost)
        for place, claim in enumerate(claims):
            if _is_on(claim.get("about", ""), lost):
                lost.add(f"/claims/{place}")
                lost |= {f"#{claim['id']}"} if "id" in claim else set()
    left = [
        _pointed(claim, lost)
        for place, claim in enumerate(claims)
        if f"/claims/{place}" not in lost
    ]
    if left == claims:
        return record
    rest = {key: value for key, value in record.items() if key != "claims"}
    return {**record, "claims": left} if left else rest


def _is_on(about: str, lost: Collection[str]) -> bool:
    return any(about == one or about.startswith(f"{one}/") for one in lost)


def _pointed(claim: Record, lost: Collection[str]) -> Record:
    """The claim with its pointer moved up by the items that are gone from before it."""
    parts = claim.get("about", "").split("/")
    if len(parts) < 3 or not parts[2].isdigit():
        return claim
    key, place = parts[1], int(parts[2])
    before = [one.split("/") for one in lost if one.startswith(f"/{key}/")]
    moved = sum(len(one) == 3 and int(one[2]) < place for one in before)
    return claim | {"about": "/".join(["", key, str(place - moved), *parts[3:]])}
