"""One event as a page shows it, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from timeline.chronicle.timeline import Entry, Timeline
from timeline.dates.calendar import civil_from_days, format_day
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.prose import prose
from timeline.exporters.pages.words import PageWords
from timeline.exporters.picture.extent import DAY, extent
from timeline.listing.answer import minute
from timeline.query import Match
from timeline.words import listed_words
from timeline.words.description import CitedWork, Told
from timeline.words.told import Teller


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, recording or other thing to look at; `url` may be "".

    `src` is where the page shows it from, "" for what is only a link; with its size in pixels.
    """

    url: str
    text: str
    credit: str
    src: str = ""
    width: int = 0
    height: int = 0


class EventView(NamedTuple):
    """An event in one language; `exact` is its time for machines where it is one day or minute."""

    told: Told
    tags: tuple[str, ...]
    prose: Markup
    works: tuple[CitedWork, ...]
    media: tuple[Medium, ...]
    exact: str
    possible: bool
    why: str

    @property
    def pictures(self) -> tuple[Medium, ...]:
        """What the page itself shows."""
        return tuple(medium for medium in self.media if medium.src)

    @property
    def line(self) -> str:
        """Who takes part, where, and who says so, for a card without its details."""
        told = self.told
        voices = [claim.by for claim in told.claims] or [work.title for work in told.works]
        names = [str(name) for name in (*told.people, *told.places)]
        return " · ".join(filter(None, (", ".join(names), ", ".join(dict.fromkeys(voices)))))


class KeptTeller(Teller):
    """Tells an event once for all pages of a site, and keeps that of so many events."""

    _MOST = 1 << 11

    def __init__(self, timeline: Timeline, lang: str) -> None:
        super().__init__(timeline, lang)
        self._told: dict[str, Told] = {}

    def tell(self, entry: Entry) -> Told:
        """All about `entry`."""
        told = self._told.get(entry.id) or super().tell(entry)
        if len(self._told) < self._MOST:
            self._told[entry.id] = told
        return told


def view(match: Match, teller: Teller, frame: Frame) -> EventView:
    """What to show of an event in the teller's language, on a page that stands in `frame`."""
    told = teller.tell(match.entry)
    return EventView(
        told=told,
        tags=tuple(teller.label("tag", tag) for tag in told.tags),
        prose=prose(told.description),
        works=works(told),
        media=tuple(_media(told, teller, frame)),
        exact=exact(match.entry),
        possible=match.verdict == "possible",
        why=why(match.entry, teller),
    )


def works(told: Told) -> tuple[CitedWork, ...]:
    """All works that an event or its claims cite, each place in them once."""
    cited = [*told.works, *(work for claim in told.claims for work in claim.works)]
    return tuple({(work.key, work.locator, work.quote): work for work in cited}.values())


def _media(told: Told, teller: Teller, frame: Frame) -> Iterator[Medium]:
    for medium in told.media:
        url = medium.get("url", "")
        text, credit = (teller.text(medium.get(key))[0] for key in ("alt", "credit"))
        shown = frame.pictures.get(url)
        size = (shown.src, shown.width, shown.height) if shown else ("", 0, 0)
        yield Medium(frame.medium(url), text or url, credit, *size)


def why(entry: Entry, teller: Teller) -> str:
    """Why the event's standing is what it is, in one sentence."""
    words, standing = PageWords(teller.lang), entry.standing
    if standing.because is not None:
        return words.filled("why_set", reason=teller.text(standing.because)[0])
    names = [teller.voice(voice) for voice in standing.voices]
    said = listed_words(list(dict.fromkeys(filter(None, names))), teller.lang)
    is_cited = standing.value == "reported" and not entry.record.get("claims")
    key = "cited" if is_cited else standing.value
    return words.filled(f"why_{key}", voices=said)


@lru_cache(maxsize=64)  # the same in every language
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
