"""The page of one event, at an address of its own that lasts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from timeline.chronicle.references import EVENT, named
from timeline.chronicle.timeline import Timeline
from timeline.exporters.pages.cast import CastMember, cast
from timeline.exporters.pages.environment import environment, head, policy, tail
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.kept import digest, program
from timeline.exporters.pages.sharing import shared
from timeline.exporters.pages.tongue import only, title
from timeline.exporters.pages.view import exact, view
from timeline.exporters.pages.words import PageWords, own_name
from timeline.query import Match
from timeline.words.told import Teller


@dataclass(frozen=True, slots=True)
class _SinglePage:
    """The page in one language; `about` is the title of the whole timeline."""

    lang: str
    words: PageWords
    title: str
    about: str
    frame: Frame
    known: frozenset[str]
    only: Markup
    cast: frozenset[str]
    teller: Teller

    @property
    def full_title(self) -> str:
        """What a browser shows: the event and the timeline that it is of."""
        return f"{self.title} – {self.about}"

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return own_name(self.lang)

    def permalink(self, id: str) -> str:
        """The address of an event."""
        return self.frame.to(id)

    near = permalink

    def title_of(self, id: str) -> str:
        """The title of another event."""
        return self.teller.title(id)


class Singles:
    """Makes the pages of a timeline's events, in the language of the first teller first."""

    def __init__(
        self,
        matches: Sequence[Match],
        timeline: Timeline,
        tellers: Sequence[Teller],
        frame: Frame,
        base: str = "",
    ) -> None:
        self.base = base
        self.matches = matches
        self.timeline = timeline
        self.langs = [teller.lang for teller in tellers]
        self.frame = frame
        self.known = frozenset(match.entry.id for match in matches)
        self.tellers = tellers
        self.cast = cast(matches, self.tellers)
        self.named = frozenset(one.id for one in self.cast)

    @cached_property
    def _common(self) -> str:
        """The digest of what every page is made from."""
        known = (self.timeline.settings, self.timeline.entities.records, self.timeline.sources)
        return digest(program(), known, self.langs, self.base, self.frame)

    def inputs(self, index: int) -> str:
        """The digest of all that the page of the event at `index` is made from."""
        entry = self.matches[index].entry
        known = (entry.resolved, entry.deadline, entry.standing)
        others = dict.fromkeys((*named(entry.record, EVENT), *entry.resolved.anchors))
        told = [(id, id in self.known, self._title(id)) for id in others]
        around = [(key, id, self._title(id)) for key, id in self._around(index)]
        return digest(self._common, entry.record, entry.by, known, told, around)

    def inputs_of(self, one: CastMember) -> str:
        """The digest of all that the page of a person, body or place is made from."""
        return digest(self._common, one, list(map(self._title, one.events)))

    def _title(self, id: str) -> object:
        entry = self.timeline.titled(id)
        return entry and entry.record["title"]

    def page(self, index: int) -> str:
        """The page of the event at `index`, with links to those before and after it."""
        match = self.matches[index]
        frame = self._shared(match)
        pages = [self._page(teller.title(match.entry.id), teller) for teller in self.tellers]
        return (
            environment()
            .get_template("single.html.j2")
            .render(
                id=match.entry.id,
                gone="withdrawn" in match.entry.record,
                views=[view(match, teller, self.frame) for teller in self.tellers],
                pages=pages,
                main=pages[0],
                many=len(pages) > 1,
                around=self._around(index),
                frame=frame,
                policy=policy(frame, self.langs),
                head=head(frame, self.langs),
                tail=tail(frame),
            )
        )

    def member(self, one: CastMember) -> str:
        """The page of a person, body or place."""
        pages = [
            self._page(card.name, teller)
            for card, teller in zip(one.cards, self.tellers, strict=True)
        ]
        frame = replace(self.frame, anchor="../events/{id}.html", cast="{id}.html")
        return (
            environment()
            .get_template("member.html.j2")
            .render(
                one=one,
                pages=pages,
                main=pages[0],
                many=len(pages) > 1,
                frame=frame,
                policy=policy(frame, self.langs),
                head=head(frame, self.langs),
                tail=tail(frame),
            )
        )

    def _shared(self, match: Match) -> Frame:
        """The frame of an event's page, with what it says to those who share it."""
        told = self.tellers[0].tell(match.entry)
        node: dict[str, object] = {"@type": "Event", "name": told.title}
        node |= {"startDate": exact(match.entry)} if exact(match.entry) else {}
        node |= {"description": told.summary} if told.summary else {}
        return shared(
            self.frame,
            self.base and f"{self.base}events/{match.entry.id}.html",
            title=told.title,
            description=told.summary,
            of=title(self.timeline, self.langs[0]),
            node=node,
        )

    def _page(self, name: str, teller: Teller) -> _SinglePage:
        return _SinglePage(
            lang=teller.lang,
            words=PageWords(teller.lang),
            title=name,
            about=title(self.timeline, teller.lang),
            frame=self.frame,
            known=self.known,
            cast=self.named,
            only=only(teller.lang) if len(self.langs) > 1 else Markup(""),
            teller=teller,
        )

    def _around(self, index: int) -> list[tuple[str, str]]:
        """The events before and after, with the keys of the words for them."""
        found = []
        if index > 0:
            found.append(("earlier", self.matches[index - 1].entry.id))
        if index + 1 < len(self.matches):
            found.append(("later", self.matches[index + 1].entry.id))
        return found
