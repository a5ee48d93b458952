"""Linked data in the vocabulary of schema.org: events, who says so, people and works.

Needs no network: the context is in the file. A `startDate` is written only where the start is known
to the year, month, day or moment; the time in words is always in `disambiguatingDescription`. A
claim about an event is a `Claim` with its voice as `author` and the works that carry it as
`appearance`.

Example: timeline export jsonld -o events.jsonld
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline.chronicle.settings import UNNAMED
from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates.calendar import civil_from_days
from timeline.dates.edges import unit_of
from timeline.exporters import Rendered, missing
from timeline.exporters.picture.extent import extent
from timeline.exporters.picture.markup import plain, safe_url
from timeline.format.untyped import Record
from timeline.listing.answer import minute
from timeline.query import Match
from timeline.registry import Option
from timeline.text import laid_out
from timeline.words.description import Told
from timeline.words.told import Teller

SUFFIX = ".jsonld"
OPTIONS: tuple[Option, ...] = ()

_ID = {"@type": "@id"}
TERMS = {
    "@vocab": "https://schema.org/",
    **dict.fromkeys(("about", "author", "appearance", "subjectOf", "superEvent", "memberOf"), _ID),
    **dict.fromkeys(("organizer", "attendee", "participant", "location", "sameAs", "url"), _ID),
}
STATUS = {
    "planned": "EventScheduled",
    "ongoing": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
ROLES = {"host": "organizer", "target": "about", "subject": "about"}
# Fields of an event that its node has.
CARRIED = frozenset(
    [
        "title",
        "summary",
        "description",
        "when",
        "status",
        "tags",
        "places",
        "participants",
        "relations",
        "sources",
        "claims",
        "media",
    ]
)
ENTITIES = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "state": "Country",
    "place": "Place",
}
WORKS = {
    "news-article": "NewsArticle", "report": "Report", "dataset": "Dataset", "book": "Book",
    "post": "SocialMediaPosting", "photograph": "Photograph", "video": "VideoObject",
}  # fmt: skip


def render(
    matches: Sequence[Match], timeline: Timeline, *, lang: str, stamp: int | None
) -> Rendered:
    """The graph of these events, and of the entities and works that they name."""
    pieces = _pieces(_Graph(timeline, lang).nodes(matches))
    notes = (*_notes(timeline), *missing(matches, CARRIED, _unsaid))
    return Rendered(map(str.encode, pieces), notes)


def _pieces(nodes: Iterable[Record]) -> Iterator[str]:
    """The document, each node of its graph made when it is written."""
    head = laid_out({"@context": TERMS}).removesuffix("\n}")
    between = f'{head},\n  "@graph": [\n    '
    for node in nodes:
        yield between + laid_out(node, "\n    ")
        between = ",\n    "
    yield f'{head},\n  "@graph": []\n}}\n' if between.startswith(head) else "\n  ]\n}\n"


def _unsaid(record: Record) -> Iterator[str]:
    if any(one["type"] != "part_of" for one in record.get("relations", ())):
        yield "relations"


def _notes(timeline: Timeline) -> tuple[str, ...]:
    if timeline.settings.id != UNNAMED:
        return ()
    return (f"the timeline has no id: its nodes are 'urn:timeline:{UNNAMED}:…'",)


class _Graph:
    """Makes nodes, and remembers which entities and sources they name."""

    def __init__(self, timeline: Timeline, lang: str) -> None:
        self.timeline = timeline
        self.teller = Teller(timeline, lang)
        self.entities: set[str] = set()
        self.sources: set[str] = set()

    def nodes(self, matches: Iterable[Match]) -> Iterator[Record]:
        """The events, then the entities and the works that they name."""
        for match in matches:
            yield from self.event(match.entry)
        yield from map(self.entity, sorted(self.entities))
        yield from map(self.source, sorted(self.sources))

    def event(self, entry: Entry) -> Iterator[Record]:
        """The event and, after it, the claims about it."""
        record, told = entry.record, self.teller.tell(entry)
        claims = list(self._claims(entry, told))
        yield _filled(
            {
                "@id": self._id("event", entry.id),
                "@type": "Event",
                "identifier": entry.id,
                "name": self._text(record["title"]),
                **self._prose(record),
                "disambiguatingDescription": _plain_words(told),
                **_dates(entry),
                "eventStatus": STATUS.get(record.get("status", "")),
                "keywords": list(record.get("tags", ())),
                "location": [self._actor(place, "Place") for place in record.get("places", ())],
                **self._people(record),
                "image": [
                    found for one in record.get("media", ()) if (found := safe_url(one["url"]))
                ],
                "superEvent": [
                    self._id("event", relation["to"])
                    for relation in record.get("relations", ())
                    if relation["type"] == "part_of"
                ],
                "subjectOf": [
                    *(claim["@id"] for claim in claims),
                    *(self._work(work) for work in record.get("sources", ())),
                ],
            }
        )
        yield from claims

    def _prose(self, record: Mapping[str, Any]) -> Record:
        """The description; of an event that has a summary as well, that is its abstract."""
        summary, description = (self._text(record.get(key)) for key in ("summary", "description"))
        if description is None:
            return {"description": summary}
        return {"abstract": summary, "description": description}

    def entity(self, id: str) -> Record:
        """A person, body or place."""
        record = self.timeline.entities.records[id]
        wikidata = record.get("identifiers", {}).get("wikidata")
        return _filled(
            {
                "@id": self._id("entity", id),
                "@type": ENTITIES.get(record.get("type", ""), "Thing"),
                "name": self._text(record["name"]),
                "alternateName": [
                    plain(self.teller.text(name["name"])[0])
                    for name in record.get("other_names", ())
                ],
                "memberOf": self._known(record.get("of")),
                "geo": _geo(record.get("geo")),
                "sameAs": f"https://www.wikidata.org/entity/{wikidata}" if wikidata else None,
            }
        )

    def source(self, id: str) -> Record:
        """A work that is cited."""
        return {"@id": self._id("source", id), **self._work_node(self.timeline.sources[id])}

    def _people(self, record: Mapping[str, Any]) -> Record:
        found: dict[str, list[Any]] = {}
        for actor in record.get("participants", ()):
            key = ROLES.get(actor.get("role", ""), "attendee")
            found.setdefault(key, []).append(self._actor(actor, "Person"))
        return found

    def _actor(self, actor: Mapping[str, Any], type: str) -> Any:
        """A reference to a known entity, else a node of its own."""
        known = self._known(actor.get("entity"))
        if known:
            return known
        name = actor.get("name", actor.get("entity"))
        return _filled(
            {
                "@type": type,
                "name": self._text(name) if name else None,
                "memberOf": self._known(actor.get("of")),
                "jobTitle": actor.get("role") if type == "Person" else None,
                "geo": _geo(actor.get("geo")),
            }
        )

    def _known(self, id: str | None) -> str | None:
        """The name of an entity of the timeline in the graph."""
        records = self.timeline.entities.records
        if id is None or id not in records:
            return None
        self.entities.update(one for one in self.timeline.entities.groups(id) if one in records)
        return self._id("entity", id)

    def _claims(self, entry: Entry, told: Told) -> Iterator[Record]:
        for number, (claim, said) in enumerate(
            zip(entry.record.get("claims", ()), told.claims, strict=True), start=1
        ):
            by = claim.get("by")
            yield _filled(
                {
                    "@id": f"{self._id('event', entry.id)}#claim-{number}",
                    "@type": "Claim",
                    "text": plain(said.line),
                    "about": self._id("event", entry.id),
                    "creativeWorkStatus": claim["stance"],
                    "author": self._actor(by, "Person") if by else None,
                    "appearance": [self._work(work) for work in claim.get("sources", ())],
                }
            )

    def _work(self, citation: Mapping[str, Any]) -> Any:
        id = citation.get("source", "")
        if id in self.timeline.sources:
            self.sources.add(id)
            return self._id("source", id)
        return self._work_node(citation)

    def _work_node(self, work: Mapping[str, Any]) -> Record:
        publisher = work.get("publisher")
        return _filled(
            {
                "@type": WORKS.get(work.get("type", ""), "CreativeWork"),
                "name": self._text(work.get("title", work.get("source", "")), work.get("language")),
                "publisher": self._text(publisher) if publisher else None,
                "datePublished": work.get("issued"),
                "inLanguage": work.get("language"),
                "url": safe_url(work.get("url", "")) or None,
                "archivedAt": safe_url(work.get("archive_url", "")) or None,
            }
        )

    def _text(self, text: Any, language: str | None = None) -> Any:
        """A text with its language; of a language map, every language."""
        if text is None:
            return None
        if not isinstance(text, Mapping):
            words, _ = self.teller.text(text)
            return _said(words, language or self.timeline.settings.languages[0])
        return [_said(self.teller.text({code: text[code]})[0], code) for code in text]

    def _id(self, kind: str, id: str) -> str:
        return f"urn:timeline:{self.timeline.settings.id}:{kind}:{id}"


def _plain_words(told: Told) -> str:
    """When the event was and, where it no longer stands, why."""
    return plain("; ".join(filter(None, (told.when, told.tombstone))))


def _said(words: str, code: str) -> Any:
    return plain(words) if code == "mul" else {"@value": plain(words), "@language": code}


def _filled(node: Record) -> Record:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _geo(geo: Mapping[str, Any] | None) -> Record | None:
    if not geo:
        return None
    return {"@type": "GeoCoordinates", "latitude": geo["lat"], "longitude": geo["lon"]}


def _dates(entry: Entry) -> Record:
    """Start and end as far as ISO 8601 can say them truly, in the years 1 to 9999."""
    known = extent(entry)
    if known.qualified:
        return {}
    when = entry.resolved
    start = _unit(when.days.s1, when.days.s2)
    end = _unit(when.days.e1, when.days.e2)
    if known.exact and when.clock and when.seconds.s1 is not None:
        start = end = minute(when.seconds.s1, when.zone)
    return _filled({"startDate": start, "endDate": end if end != start else None})


def _unit(first: int | None, last: int | None) -> str | None:
    """The day, month or year that two bounds are the ends of; None where they are no such thing."""
    if first is None or last is None:
        return None
    if not 1 <= civil_from_days(first)[0] <= civil_from_days(last)[0] <= 9999:
        return None
    return unit_of(first, last) or None
