"""The head of a page in one language: its title, its picture, and the words around them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from timeline.chronicle.entities import choose
from timeline.chronicle.timeline import Timeline
from timeline.dates.calendar import civil_from_days
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.words import PageWords, direction, own_name
from timeline.exporters.picture import Bin, Scene, SceneMark, compose, svg
from timeline.exporters.picture.caption import notes
from timeline.exporters.picture.extent import DAY, extent
from timeline.exporters.picture.labels import year_label
from timeline.exporters.picture.legend import TALL, WIDE, legend
from timeline.exporters.picture.markup import element
from timeline.query import Match
from timeline.text import clean
from timeline.words import date_words
from timeline.words.told import Teller

# The drawings of a page: each is shown where the next wider one has no room.
WIDTHS = {"desk": 1040.0, "tablet": 640.0, "phone": 350.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture at one width, with what has to be said below it."""

    kind: str
    picture: Markup
    notes: tuple[str, ...]
    keys: tuple[tuple[Markup, str], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The years in which events of a page begin, in order, and how many works these cite."""

    years: Sequence[int]
    works: int


@dataclass(frozen=True, slots=True)
class Tongue:
    """A page in one language; `only` are the attributes of what is shown in it alone."""

    lang: str
    words: PageWords
    title: str
    summary: str
    facts: tuple[str, ...]
    frame: Frame
    known: frozenset[str]
    cast: frozenset[str]
    teller: Teller
    only: Markup
    drawings: tuple[Drawing, ...]

    @property
    def own_name(self) -> str:
        """What the language calls itself; its code where there are no words of it."""
        return own_name(self.lang)

    def permalink(self, id: str) -> str:
        """The address of an event that lasts."""
        return self.frame.to(id)

    def title_of(self, id: str) -> str:
        """The title of an event."""
        return self.teller.title(id)

    def near(self, id: str) -> str:
        """The address of an event that is quickest to go to from here."""
        return self.frame.near(id)


def tongue(
    matches: Sequence[Match],
    teller: Teller,
    frame: Frame,
    span: Span,
    *,
    named: frozenset[str],
    many: bool,
    true_to_scale: bool,
    drawn: bool,
) -> Tongue:
    """The page's head in the teller's language, with its picture where it is `drawn`.

    With `many`, it is one of several languages.

    `named` are the ids of the entities that have a place of their own in the page or the site.
    """
    timeline, lang = teller.timeline, teller.lang
    words = PageWords(lang)
    scenes = {
        kind: compose(matches, timeline, lang=lang, width=width, true_to_scale=true_to_scale)
        for kind, width in WIDTHS.items()
        if drawn
    }
    return Tongue(
        lang=lang,
        words=words,
        title=title(timeline, lang),
        summary=summary(timeline, lang),
        facts=tuple(_facts(len(matches), span, timeline, words)),
        frame=frame,
        known=frozenset(match.entry.id for match in matches),
        cast=named,
        teller=teller,
        only=only(lang) if many else Markup(""),
        drawings=tuple(_drawings(scenes, frame)),
    )


def title(timeline: Timeline, lang: str) -> str:
    """The timeline's title in `lang`, as readers may see it; its id where it has none."""
    settings = timeline.settings
    if settings.title is None:
        return settings.id
    return clean(choose(settings.title, lang, settings.languages)[0])


def only(lang: str) -> Markup:
    """The attributes of an element that is shown in one of the page's languages only."""
    return Markup(' lang="{}" dir="{}" class="l-{}"').format(lang, direction(lang), lang)


def year_of(match: Match) -> int | None:
    """The year of an event's earliest known bound, None where nothing is known."""
    begin = extent(match.entry).begin
    return None if begin is None else civil_from_days(begin // DAY)[0]


def _links(scene: Scene, frame: Frame) -> Callable[[SceneMark | Bin], str]:
    """Marks lead to their event, columns to their year; finer ones to their first event."""
    by_year = scene.unit is not None and scene.unit.name == "year"

    def link(part: SceneMark | Bin) -> str:
        if isinstance(part, SceneMark):
            return frame.near(part.id)
        return frame.near(year_id(part.year) if by_year else part.first)

    return link


def summary(timeline: Timeline, lang: str) -> str:
    """One sentence on the timeline in `lang`, "" where it has none."""
    text = timeline.settings.summary
    return clean(choose(text, lang, timeline.settings.languages)[0]) if text else ""


def _facts(total: int, span: Span, timeline: Timeline, words: PageWords) -> Iterator[str]:
    """How many events, from when to when, of how many sources, and as of which day."""
    yield words.total(total)
    if span.years:
        ends = (year_label(span.years[place], words.lang) for place in (0, -1))
        yield " – ".join(dict.fromkeys(ends))
    if span.works:
        key = "works_one" if span.works == 1 else "works_total"
        yield words.filled(key, n=f"{span.works:,}")
    day = timeline.settings.as_of
    if day:
        yield words.filled("as_of_day", when=date_words(str(day), words.lang))


def year_id(year: int | None) -> str:
    """The name, within the page, of the heading above a year's events."""
    return "_undated" if year is None else f"_y{year}"


def _drawings(scenes: Mapping[str, Scene], frame: Frame) -> Iterator[Drawing]:
    """The drawings of the scenes; none where there is nothing to draw."""
    for kind, scene in scenes.items():
        if scene.empty:
            return
        drawn = svg.draw(scene, link=_links(scene, frame))
        yield Drawing(kind, Markup(drawn), notes(scene), tuple(_keys(scene)))


def _keys(scene: Scene) -> Iterator[tuple[Markup, str]]:
    size = {"class": "strip swatch", "width": WIDE, "height": TALL, "aria-hidden": "true"}
    for key in legend(scene):
        yield Markup(element("svg", size, key.swatch)), key.words
