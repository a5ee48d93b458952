"""The page of one event, at an address of its own that lasts."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from timeline.chronicle.timeline import Timeline
from timeline.exporters.pages.cast import cast
from timeline.exporters.pages.environment import environment, head, policy, tail
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.tongue import only, title
from timeline.exporters.pages.view import view
from timeline.exporters.pages.words import PageWords, own_name
from timeline.query import Match
from timeline.words.told import Teller


@dataclass(frozen=True, slots=True)
class _Page:
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
    """Makes the pages of a timeline's events, in `langs[0]` first."""

    def __init__(
        self, matches: Sequence[Match], timeline: Timeline, langs: Sequence[str], frame: Frame
    ) -> None:
        self.matches = matches
        self.timeline = timeline
        self.langs = langs
        self.frame = frame
        self.known = frozenset(match.entry.id for match in matches)
        self.tellers = [Teller(timeline, lang) for lang in langs]
        self.named = frozenset(one.id for one in cast(matches, self.tellers))

    def page(self, index: int) -> str:
        """The page of the event at `index`, with links to those before and after it."""
        match = self.matches[index]
        pages = [self._page(match, teller) for teller in self.tellers]
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
                frame=self.frame,
                policy=policy(self.frame, self.langs),
                head=head(self.frame, self.langs),
                tail=tail(self.frame),
            )
        )

    def _page(self, match: Match, teller: Teller) -> _Page:
        return _Page(
            lang=teller.lang,
            words=PageWords(teller.lang),
            title=teller.title(match.entry.id),
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
