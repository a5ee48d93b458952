"""One event as a page shows it: its words in one language, and what filters ask of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from timeline.corpus import Entry, Timeline
from timeline.dates.calendar import civil_from_days, format_day
from timeline.pages.prose import prose
from timeline.picture.extent import DAY, extent
from timeline.picture.markup import plain, safe_url
from timeline.query import Match
from timeline.tell import Teller, Told, Work


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, recording or other thing to look at elsewhere; `url` may be ""."""

    url: str
    text: str
    credit: str


@dataclass(frozen=True, slots=True)
class View:
    """An event in one language; `exact` is its time for machines where it is one day or minute."""

    told: Told
    tags: tuple[str, ...]
    prose: Markup
    works: tuple[Work, ...]
    media: tuple[Medium, ...]
    exact: str
    possible: bool

    @property
    def has_facts(self) -> bool:
        """Whether there is anything to list below its summary."""
        told = self.told
        lists = (told.people, told.places, told.quantities, told.claims, told.relations)
        return any((*lists, self.works, self.media))


def view(match: Match, teller: Teller) -> View:
    """What to show of an event in the teller's language."""
    told = teller.tell(match.entry)
    return View(
        told=told,
        tags=tuple(teller.label("tag", tag) for tag in told.tags),
        prose=prose(told.description),
        works=works(told),
        media=tuple(_media(told, teller)),
        exact=exact(match.entry),
        possible=match.verdict == "possible",
    )


def works(told: Told) -> tuple[Work, ...]:
    """All works that an event or its claims cite, each place in them once."""
    cited = [*told.works, *(work for claim in told.claims for work in claim.works)]
    return tuple({(work.key, work.locator, work.quote): work for work in cited}.values())


def _media(told: Told, teller: Teller) -> Iterator[Medium]:
    for medium in told.media:
        url = medium.get("url", "")
        text, credit = (teller.text(medium.get(key))[0] for key in ("alt", "credit"))
        yield Medium(safe_url(url), text or url, credit)


def exact(entry: Entry) -> str:
    """The event's day or minute as HTML's `datetime` knows it; "" where it is vaguer."""
    known = extent(entry)
    if not known.exact or known.qualified or known.first is None:
        return ""
    day, second = divmod(known.first, DAY)
    if not 1 <= civil_from_days(day)[0] <= 9999:
        return ""
    clock = f"T{second // 3600:02d}:{second % 3600 // 60:02d}" if entry.resolved.clock else ""
    return format_day(day) + clock


def data(entry: Entry, timeline: Timeline) -> Markup:
    """The attributes that the page's filters read."""
    record = entry.record
    days = entry.resolved.days
    found = {
        "k": record.get("kind", ""),
        "s": entry.standing.value,
        "t": "|".join(record.get("tags", ())),
        "w": "|".join(people(entry, timeline)),
        "a": "" if days.s1 is None else days.s1,
        "b": "" if days.e2 is None or entry.resolved.ongoing else days.e2,
    }
    return Markup("").join(
        Markup(' data-{}="{}"').format(key, plain(str(value)))
        for key, value in found.items()
        if value != ""
    )


def people(entry: Entry, timeline: Timeline) -> tuple[str, ...]:
    """The ids or, without one, names of all who take part, and of the groups they belong to."""
    return tuple(dict.fromkeys(_people(entry, timeline)))


def _people(entry: Entry, timeline: Timeline) -> Iterator[str]:
    commitment = entry.record.get("commitment", {})
    sides: Iterable[list[dict[str, object]]] = (
        entry.record.get("participants", []),
        commitment.get("debtor", []),
        commitment.get("creditor", []),
    )
    for actor in (actor for side in sides for actor in side):
        if "entity" in actor:
            yield from timeline.entities.groups(str(actor["entity"]))
        elif "name" in actor:
            yield _key(actor["name"])
        if "of" in actor:
            yield str(actor["of"])


def _key(name: object) -> str:
    """A name that stands for itself: its first words, without the sign that parts names."""
    words = next(iter(name.values())) if isinstance(name, dict) else name
    return str(words).replace("|", " ")
