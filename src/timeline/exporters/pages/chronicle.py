"""The page of a whole timeline: picture, filters and every event, in all its languages at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from timeline.chronicle.timeline import Timeline
from timeline.exporters.pages.environment import environment, head, policy, tail
from timeline.exporters.pages.facets import Facets
from timeline.exporters.pages.frame import Frame
from timeline.exporters.pages.tongue import tongue, year_id, year_of
from timeline.exporters.pages.view import View, view
from timeline.exporters.pages.words import PageWords
from timeline.exporters.picture.labels import year_label
from timeline.query import Match
from timeline.words.told import Teller


@dataclass(frozen=True, slots=True)
class Item:
    """An event in every language of the page."""

    id: str
    data: Markup
    gone: bool
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one year, with its heading in every language."""

    id: str
    titles: tuple[str, ...]
    items: tuple[Item, ...]


def chronicle(
    matches: Sequence[Match],
    timeline: Timeline,
    langs: Sequence[str],
    *,
    frame: Frame | None = None,
    true_to_scale: bool = False,
) -> str:
    """The page of these events as HTML, in `langs[0]` first, with the others to switch to."""
    frame = frame or Frame()
    many = len(langs) > 1
    pages = [
        tongue(matches, timeline, lang, frame, many=many, true_to_scale=true_to_scale)
        for lang in langs
    ]
    tellers = [Teller(timeline, lang) for lang in langs]
    facets = Facets(matches, tellers)
    first, last = _years(matches)
    return (
        environment()
        .get_template("chronicle.html.j2")
        .render(
            pages=pages,
            main=pages[0],
            many=many,
            groups=list(_groups(matches, facets, tellers, frame)),
            facets=facets.choices,
            first_year=first,
            last_year=last,
            frame=frame,
            policy=policy(frame, langs),
            head=head(frame, langs),
            tail=tail(frame),
        )
    )


def _years(matches: Sequence[Match]) -> tuple[str, str]:
    """The first and the last year in which anything begins, as filters take them."""
    years = [year for match in matches if (year := year_of(match)) is not None]
    if not years:
        return "", ""
    return _typed(min(years)), _typed(max(years))


def _typed(year: int) -> str:
    return f"{'-' * (year < 0)}{abs(year):04d}"


def _groups(
    matches: Sequence[Match], facets: Facets, tellers: Sequence[Teller], frame: Frame
) -> Iterator[Group]:
    """Events by the year of their earliest known bound, in the order in which they come."""
    years: dict[int | None, list[Match]] = {}
    for match in matches:
        years.setdefault(year_of(match), []).append(match)
    for year, found in years.items():
        yield Group(
            id=year_id(year),
            titles=tuple(heading(year, teller.lang) for teller in tellers),
            items=tuple(_item(match, facets, tellers, frame) for match in found),
        )


def heading(year: int | None, lang: str) -> str:
    """What stands above the events of a year, or above those without one."""
    return PageWords(lang)["without_date"] if year is None else year_label(year, lang)


def _item(match: Match, facets: Facets, tellers: Sequence[Teller], frame: Frame) -> Item:
    return Item(
        id=match.entry.id,
        data=facets.data(match.entry),
        gone="withdrawn" in match.entry.record,
        views=tuple(view(match, teller, frame) for teller in tellers),
    )
