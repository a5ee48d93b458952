"""The page of a whole timeline: picture, filters and every event, in all its languages at once."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import islice, pairwise

from markupsafe import Markup

from timeline.chronicle.timeline import Timeline
from timeline.dates.calendar import civil_from_days
from timeline.exporters.pages.cast import CastMember, cast
from timeline.exporters.pages.data import Data
from timeline.exporters.pages.environment import environment, head, policy, tail
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.large import more
from timeline.exporters.pages.tongue import Span, Tongue, tongue, year_id, year_of
from timeline.exporters.pages.view import EventView, view
from timeline.exporters.pages.words import PageWords
from timeline.exporters.picture.extent import DAY, Extent, extent
from timeline.exporters.picture.glyphs import gradients
from timeline.exporters.picture.labels import year_label
from timeline.exporters.picture.map import MapPoint, draw
from timeline.query import Match
from timeline.words.told import Teller

# Above so many events the list stands in one language, and the rest once, as data.
LARGE = 500
# So many events are laid out at once, and as many together when a reader comes near.
FIRST = RUN = 50
# From so long on without an event, a phone leaves room, and says how long it was for certain.
YEAR = 366 * DAY
LANES = ("who", "body", "place", "kind", "standing", "source")
FILTERS = ("kind", "who", "place", "tag", "source", "standing", "voice")


@dataclass(frozen=True, slots=True)
class PageItem:
    """An event in every language of the page, with the time since the one before it in words.

    `far` is how long that was, from 0 to 5: a step is twice as long.
    """

    id: str
    gone: bool
    look: str
    gap: tuple[str, ...]
    far: int
    views: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The events of one year, with its heading in every language.

    `first` are those that a browser lays out at once, `runs` those that wait until they are near.
    """

    id: str
    titles: tuple[str, ...]
    first: tuple[PageItem, ...]
    runs: tuple[tuple[PageItem, ...], ...]


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One value of a filter, with its word in every language of the page."""

    value: str
    labels: tuple[str, ...]

    @property
    def json(self) -> str:
        """The words as the page's script reads them; "" where they are the same in each."""
        same = len(set(self.labels)) == 1
        return "" if same else json.dumps(self.labels, ensure_ascii=False)


def chronicle(
    matches: Sequence[Match],
    timeline: Timeline,
    tellers: Sequence[Teller],
    *,
    frame: Frame | None = None,
    true_to_scale: bool = False,
) -> bytes:
    """The page of these events as HTML in all tellers' languages, that of the first one shown."""
    # In pieces: a large page as one text, and again as bytes, would take several times its size.
    written = BytesIO()
    for piece in _pieces(matches, timeline, tellers, frame or Frame(), true_to_scale=true_to_scale):
        written.write(piece.encode())
    return written.getvalue()


def _pieces(
    matches: Sequence[Match],
    timeline: Timeline,
    tellers: Sequence[Teller],
    frame: Frame,
    *,
    true_to_scale: bool,
) -> Iterator[str]:
    langs = [teller.lang for teller in tellers]
    many, large = len(langs) > 1, len(matches) > LARGE
    years = _years(matches)
    matches = [match for found in years.values() for match in found]
    members = cast(matches, tellers)
    named = frozenset(one.id for one in members)
    # The picture of a large page is drawn in one language; the script draws it in each.
    spoken = tellers[:1] if large else tellers
    told = partial(tongue, named=named, many=many, true_to_scale=true_to_scale)
    span = Span([year for year in years if year is not None], _works(matches))
    pages = [told(matches, one, frame, span, drawn=one in spoken) for one in tellers]
    views = [tuple(view(match, teller, frame) for teller in spoken) for match in matches]
    data = Data(matches, timeline, tellers)
    return (
        environment()
        .get_template("chronicle.html.j2")
        .generate(
            pages=pages,
            main=pages[0],
            many=many,
            large=large,
            groups=list(_groups(years, views, spoken)),
            cast=members,
            map=_map(members, pages[0]),
            choices={key: _choices(data.values(key), data.labels(key)) for key in FILTERS},
            tellers_of=_choices(data.voice_values(), data.voice_labels()),
            lanes=LANES,
            gradients=Markup(gradients()),
            data=data.json(),
            more=more(matches, [one for (one,) in views], pages, tellers) if large else (),
            first_year=_year(span.years[:1]),
            last_year=_year(span.years[-1:]),
            frame=frame,
            policy=policy(frame, langs),
            head=head(frame, langs),
            tail=tail(frame),
        )
    )


def _map(members: Sequence[CastMember], page: Tongue) -> Markup:
    """The places of the cast that have coordinates."""
    places = [
        MapPoint(one.cards[0].name, one.geo["lat"], one.geo["lon"], one.precision)
        for one in members
        if one.geo
    ]
    drawn = draw(places, name=page.words["map"], unit=page.words["scale_km"])
    return Markup(drawn)


def _choices(values: Iterable[str], labels: Iterable[tuple[str, ...]]) -> list[FilterValue]:
    """The values of a filter that occur, by their word; each value once."""
    found = {choice.value: choice for choice in map(FilterValue, values, labels)}
    return sorted(found.values(), key=lambda choice: (choice.labels, choice.value))


def _year(years: Iterable[int]) -> str:
    """A year, if there is one, as filters take it."""
    return "".join(f"{'-' * (year < 0)}{abs(year):04d}" for year in years)


def _works(matches: Sequence[Match]) -> int:
    """How many works these events cite."""
    return len({work for match in matches for work in match.entry.row.work})


def _years(matches: Sequence[Match]) -> dict[int | None, list[Match]]:
    """Events by the year of their earliest known bound, those without one last.

    Events are in the order of instants, and a year begins at another one in each zone.
    """
    years: dict[int | None, list[Match]] = {}
    for match in matches:
        years.setdefault(year_of(match), []).append(match)
    return dict(sorted(years.items(), key=lambda one: (one[0] is None, one[0] or 0)))


def _groups(
    years: Mapping[int | None, Sequence[Match]],
    views: Sequence[tuple[EventView, ...]],
    tellers: Sequence[Teller],
) -> Iterator[YearGroup]:
    """The events of each year; the first of them all are laid out at once."""
    matches = [match for found in years.values() for match in found]
    items = map(partial(_item, tellers=tellers), matches, _gaps(matches), views)
    room = FIRST
    for year, found in years.items():
        own = tuple(islice(items, len(found)))
        rest = range(min(room, len(own)), len(own), RUN)
        yield YearGroup(
            id=year_id(year),
            titles=tuple(heading(year, teller.lang) for teller in tellers),
            first=own[:room],
            runs=tuple(own[place : place + RUN] for place in rest),
        )
        room = max(0, room - len(own))


def _gaps(matches: Sequence[Match]) -> list[tuple[int, int]]:
    """Seconds between the beginnings of each event and the one before it, and whole years without.

    Years count from the last possible end to the first possible beginning; none where one of them
    is approximate or uncertain.
    """
    extents = [extent(match.entry) for match in matches]
    return [(0, 0), *(_gap(*pair) for pair in pairwise(extents))][: len(matches)]


def _gap(before: Extent, after: Extent) -> tuple[int, int]:
    begins = (before.begin, after.begin)
    seconds = 0 if begins[0] is None or begins[1] is None else max(0, begins[1] - begins[0])
    if before.last is None or after.first is None or before.qualified or after.qualified:
        return seconds, 0
    end, begin = (civil_from_days(at // DAY) for at in (before.last, after.first))
    return seconds, max(0, begin[0] - end[0] - (begin[1:] < end[1:]))


def heading(year: int | None, lang: str) -> str:
    """What stands above the events of a year, or above those without one."""
    return PageWords(lang)["without_date"] if year is None else year_label(year, lang)


def _item(
    match: Match, gap: tuple[int, int], views: tuple[EventView, ...], tellers: Sequence[Teller]
) -> PageItem:
    seconds, years = gap
    return PageItem(
        id=match.entry.id,
        gone="withdrawn" in match.entry.record,
        look=match.entry.standing.value,
        far=min(5, (seconds // YEAR).bit_length()),
        gap=tuple(PageWords(one.lang).lasting("years", years) for one in tellers if years),
        views=views,
    )
