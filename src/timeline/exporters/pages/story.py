"""A story: some events of a timeline in an order of their own, one a screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.exporters.pages.environment import environment, head, policy, tail
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.prose import prose
from timeline.exporters.pages.tongue import only, title
from timeline.exporters.pages.view import EventView, view
from timeline.exporters.pages.words import PageWords, own_name
from timeline.exporters.picture.ribbon import ribbon
from timeline.query import Match
from timeline.text import did_you_mean
from timeline.words.told import Teller


@dataclass(frozen=True, slots=True)
class Screen:
    """One event of a story in every language of the page, with what the story says of it."""

    id: str
    ribbon: Markup
    texts: tuple[Markup, ...]
    views: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class _StoryPage:
    """A story in one language; `about` is the title of the whole timeline."""

    lang: str
    words: PageWords
    title: str
    about: str
    frame: Frame
    known: frozenset[str]
    cast: frozenset[str]
    only: Markup

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return own_name(self.lang)

    def permalink(self, id: str) -> str:
        """The address of an event."""
        return self.frame.to(id)

    near = permalink


def story(
    matches: Sequence[Match], timeline: Timeline, name: str, langs: Sequence[str], frame: Frame
) -> str:
    """The page of the story called `name`, of those of its events that are among `matches`."""
    told = _named(timeline, name)
    by_id = {match.entry.id: match for match in matches}
    chosen = [by_id[id] for id in told["events"] if id in by_id]
    tellers = [Teller(timeline, lang) for lang in langs]
    pages = [_page(timeline, told, teller, frame, many=len(langs) > 1) for teller in tellers]
    texts = told.get("texts", {})
    screens = [
        Screen(
            id=match.entry.id,
            ribbon=Markup(ribbon(chosen, place)),
            texts=tuple(prose(one.text(texts.get(match.entry.id))[0]) for one in tellers),
            views=tuple(view(match, teller, frame) for teller in tellers),
        )
        for place, match in enumerate(chosen)
    ]
    return (
        environment()
        .get_template("story.html.j2")
        .render(
            pages=pages,
            main=pages[0],
            many=len(pages) > 1,
            screens=screens,
            frame=frame,
            policy=policy(frame, langs),
            head=head(frame, langs),
            tail=tail(frame),
        )
    )


def titles(timeline: Timeline, name: str, langs: Sequence[str]) -> tuple[str, ...]:
    """The title of a story in each of these languages."""
    told = _named(timeline, name)
    return tuple(Teller(timeline, lang).text(told["title"])[0] for lang in langs)


def _named(timeline: Timeline, name: str) -> Mapping[str, Any]:
    stories = timeline.settings.stories
    if name not in stories:
        hint = did_you_mean(name, stories) or "stories stand in timeline.toml, under [stories.NAME]"
        raise TimelineError(f"no story is called '{name}'", hint=hint)
    found: Mapping[str, Any] = stories[name]
    return found


def _page(
    timeline: Timeline, told: Mapping[str, Any], teller: Teller, frame: Frame, *, many: bool
) -> _StoryPage:
    return _StoryPage(
        lang=teller.lang,
        words=PageWords(teller.lang),
        title=teller.text(told["title"])[0],
        about=title(timeline, teller.lang),
        frame=frame,
        known=frozenset(),
        cast=frozenset(),
        only=only(teller.lang) if many else Markup(""),
    )
