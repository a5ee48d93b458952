"""One event as a page shows it, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from timeline.chronicle.timeline import Entry
from timeline.dates.calendar import civil_from_days, format_day
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.prose import prose
from timeline.exporters.picture.extent import DAY, extent
from timeline.listing.answer import minute
from timeline.query import Match
from timeline.words.told import Teller, Told, Work


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


def view(match: Match, teller: Teller, frame: Frame) -> View:
    """What to show of an event in the teller's language, on a page that stands in `frame`."""
    told = teller.tell(match.entry)
    return View(
        told=told,
        tags=tuple(teller.label("tag", tag) for tag in told.tags),
        prose=prose(told.description),
        works=works(told),
        media=tuple(_media(told, teller, frame)),
        exact=exact(match.entry),
        possible=match.verdict == "possible",
    )


def works(told: Told) -> tuple[Work, ...]:
    """All works that an event or its claims cite, each place in them once."""
    cited = [*told.works, *(work for claim in told.claims for work in claim.works)]
    return tuple({(work.key, work.locator, work.quote): work for work in cited}.values())


def _media(told: Told, teller: Teller, frame: Frame) -> Iterator[Medium]:
    for medium in told.media:
        url = medium.get("url", "")
        text, credit = (teller.text(medium.get(key))[0] for key in ("alt", "credit"))
        yield Medium(frame.medium(url), text or url, credit)


def exact(entry: Entry) -> str:
    """The event's day or minute as HTML's `datetime` knows it; "" where it is vaguer."""
    known = extent(entry)
    if not known.exact or known.qualified or known.first is None:
        return ""
    day = known.first // DAY
    if not 1 <= civil_from_days(day)[0] <= 9999:
        return ""
    when = entry.resolved
    if when.clock and when.seconds.s1 is not None:
        return minute(when.seconds.s1, when.zone)
    return format_day(day)
