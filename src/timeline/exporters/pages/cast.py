"""The cast of a timeline: who and what its events name, with what is known of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from timeline.exporters.pages.prose import prose
from timeline.query import Match
from timeline.words.told import Teller

ORDER = ("person", "organization", "group", "state", "place")


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, body or place in one language."""

    name: str
    others: tuple[str, ...]
    kind: str
    of: str
    of_id: str
    prose: Markup


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person, body or place in every language of the page, with the ids of its events."""

    id: str
    type: str
    cards: tuple[Profile, ...]
    events: tuple[str, ...]
    geo: Mapping[str, Any] | None
    precision: str


def cast(matches: Sequence[Match], tellers: Sequence[Teller]) -> tuple[CastMember, ...]:
    """Every entity that these events name, by what it is, then by its name."""
    entities = tellers[0].timeline.entities
    events: dict[str, dict[str, None]] = {}
    for match in matches:
        for id in dict.fromkeys(_named(match.entry.record)):
            for one in entities.groups(id):
                events.setdefault(one, {})[match.entry.id] = None
    known, near = entities.records, dict(_precisions(matches))
    found = [
        _member(id, known[id], ids, tellers, near.get(id, ""))
        for id, ids in events.items()
        if id in known
    ]
    return tuple(sorted(found, key=lambda one: (_rank(one.type), one.cards[0].name, one.id)))


def _rank(type: str) -> int:
    return ORDER.index(type) if type in ORDER else len(ORDER)


def _named(record: Mapping[str, Any]) -> Iterator[str]:
    """The ids of all entities that an event names."""
    deal = record.get("commitment", {})
    sides = (
        record.get("participants", ()),
        record.get("places", ()),
        deal.get("debtor", ()),
        deal.get("creditor", ()),
        [claim["by"] for claim in record.get("claims", ()) if "by" in claim],
    )
    for actor in (actor for side in sides for actor in side):
        yield from (actor[key] for key in ("entity", "of") if key in actor)


def _precisions(matches: Sequence[Match]) -> Iterator[tuple[str, str]]:
    """How precisely events name each place; where they differ, as the last of them does."""
    for match in matches:
        for place in match.entry.record.get("places", ()):
            if "entity" in place and "precision" in place:
                yield place["entity"], place["precision"]


def _member(
    id: str,
    record: Mapping[str, Any],
    events: Mapping[str, None],
    tellers: Sequence[Teller],
    precision: str,
) -> CastMember:
    cards = tuple(_card(id, record, teller) for teller in tellers)
    type, geo = str(record.get("type", "")), record.get("geo")
    return CastMember(id, type, cards, tuple(events), geo, precision)


def _card(id: str, record: Mapping[str, Any], teller: Teller) -> Profile:
    others = [teller.text(one["name"])[0] for one in record.get("other_names", ())]
    of = str(record.get("of", ""))
    return Profile(
        name=teller.entity(id),
        others=tuple(dict.fromkeys(others)),
        kind=teller.label("entity_type", str(record.get("type", ""))),
        of=teller.entity(of) if of else "",
        of_id=of,
        prose=prose(teller.text(record.get("description"))[0]),
    )
