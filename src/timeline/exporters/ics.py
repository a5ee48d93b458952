"""Events for calendar programs (iCalendar, RFC 5545).

An event takes as much of the calendar as is known of its time: a minute is a minute, a day a day,
a month all its days. What is known only to a year or less is a marker on its first day; where only
one edge is known, the marker stands there. A mark in the title and the line "When" say the rest.

A commitment has two entries, its own and one for its deadline. Every event keeps its UID for ever,
so that a calendar that is subscribed to follows every change. What a calendar cannot hold (years
before the common era, events without any date) is left out, counted and named.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.chronicle.entities import choose
from timeline.chronicle.resolve import zone_named
from timeline.chronicle.settings import UNNAMED
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.exporters import Rendered
from timeline.exporters.ical import values
from timeline.exporters.ical.canonical import canonical
from timeline.exporters.ical.components import calendar, component
from timeline.exporters.ical.draft import NOTHING, ComponentDraft, LanguageText, Zoned
from timeline.exporters.ical.drafts import Choices, Drafter
from timeline.exporters.ical.given import NOT_REPEATED, REPEATS, repeats
from timeline.exporters.ical.vtimezone import vtimezone
from timeline.exporters.ical.zoned import vtimezones
from timeline.query import Match
from timeline.registry import Option
from timeline.words.told import Teller

SUFFIX = ".ics"
GIVES_BACK = (*REPEATS, "CLASS", "DTSTART")
"""What came from a calendar goes back to it, with its UID."""
PRODUCER = "-//timeline//timeline 1.0//EN"
OPTIONS = (
    Option(
        "--imprecise",
        default="marker",
        choices=("marker", "span", "skip"),
        help="What is known only to a year or less: a marker of one day, its whole span, nothing.",
    ),
    Option(
        "--todos",
        choices=("beside", "instead"),
        help="Commitments as to-dos too, beside their deadlines or instead of them.",
    ),
    Option("--alarm", metavar="DURATION", help="Remind of open deadlines so long before: P7D."),
    Option("--zones", type=bool, default=False, help="Clock times in their zones, not in UTC."),
    Option(
        "--profile",
        default="basic",
        choices=("basic", "full"),
        help="full: people, places, links and data as RFC 9073 and 9253 have them.",
    ),
    Option("--refresh", metavar="DURATION", help="How often subscribers should look: PT12H."),
)


class _Piece(NamedTuple):
    """One component, written, with its place in the calendar and the zone that it needs."""

    kind: str
    order: tuple[int, int, str]
    data: bytes
    shape: str
    zoned: Zoned | None
    once: str = ""
    """The id of an event that repeats and does not do so here."""


class _LeftOut(NamedTuple):
    reason: str
    id: str


class _CalendarFrame(NamedTuple):
    """What stands round the components of the file."""

    name: LanguageText
    refresh: str | None

    def around(self, pieces: Sequence[_Piece]) -> bytes:
        """A whole file."""
        zones = canonical(vtimezones(piece.zoned for piece in pieces))
        # A calendar holds at least one component (RFC 5545, 3.6): where nothing else, a zone.
        body = b"".join([zones, *(piece.data for piece in pieces)]) or _no_events()
        return calendar(body, producer=PRODUCER, name=self.name, refresh=self.refresh)


def _no_events() -> bytes:
    return canonical(vtimezone("Etc/UTC", zone_named("Etc/UTC"), 1970, 1970))


def render(
    matches: Sequence[Match],
    timeline: Timeline,
    *,
    lang: str,
    stamp: int | None,
    imprecise: str = "marker",
    todos: str | None = None,
    alarm: str | None = None,
    zones: bool = False,
    profile: str = "basic",
    refresh: str | None = None,
) -> Rendered:
    """The events as one calendar."""
    choices = Choices(
        imprecise=imprecise,
        alarm=_duration("--alarm", alarm),
        zones=zones,
        full=profile == "full",
        stamp=stamp,
    )
    frame = _CalendarFrame(_name(timeline, lang), _duration("--refresh", refresh))
    pieces, left_out = _written(matches, Drafter(Teller(timeline, lang), choices), todos)
    notes = (*_notes(left_out), *_once(pieces), *_remarks(timeline, pieces))
    return Rendered(frame.around(pieces), notes)


def _written(
    matches: Iterable[Match], drafter: Drafter, todos: str | None
) -> tuple[list[_Piece], list[_LeftOut]]:
    """Every entry in the order of the file, and every one that has no place in it."""
    pieces, left_out = [], []
    for match in matches:
        for id, draft in _drafts(match, drafter, todos):
            if isinstance(draft, str):
                left_out.append(_LeftOut(draft, id))
            else:
                is_once = not draft.given and id == match.entry.id and repeats(match.entry.record)
                pieces.append(_piece(draft)._replace(once=id if is_once else ""))
    return sorted(pieces, key=lambda piece: piece[:2]), left_out


def _drafts(
    match: Match, drafter: Drafter, todos: str | None
) -> Iterator[tuple[str, ComponentDraft | str]]:
    """What one event becomes: itself, the deadline of its commitment, the to-do."""
    entry = match.entry
    told = drafter.teller.tell(entry)
    yield entry.id, drafter.event(entry, told)
    if todos != "instead" and (due := drafter.deadline(entry, told)) is not None:
        yield f"{entry.id}.due", due
    if todos and (task := drafter.task(entry, told)) is not None:
        yield f"{entry.id}.todo", task


def _piece(draft: ComponentDraft) -> _Piece:
    kind = "VEVENT" if draft.task is None else "VTODO"
    shape = "" if draft.cell is None else draft.cell.shape
    return _Piece(kind, draft.order, component(draft), shape, draft.zoned)


def _name(timeline: Timeline, lang: str) -> LanguageText:
    title = timeline.settings.title
    if title is None:
        return NOTHING
    return LanguageText(*choose(title, lang, timeline.settings.languages))


def _notes(left_out: Iterable[_LeftOut]) -> Iterator[str]:
    """What was left out, by reason: how many, and which."""
    by_reason: dict[str, list[str]] = {}
    for reason, id in left_out:
        by_reason.setdefault(reason, []).append(id)
    for reason, ids in sorted(by_reason.items()):
        named = ", ".join(f"'{id}'" for id in sorted(ids))
        yield f"left out: {_count(len(ids), 'entry', 'entries')} {reason}: {named}"


def _remarks(timeline: Timeline, pieces: Sequence[_Piece]) -> Iterator[str]:
    markers = sum(piece.shape == "marker" for piece in pieces)
    if markers:
        one = "entry known only to a year or less is a marker on its first day"
        many = "entries known only to a year or less are markers on their first days"
        yield f"{_count(markers, one, many)}; '--imprecise' says otherwise"
    if timeline.settings.id == UNNAMED:
        yield f"the timeline has no id: its entries are '…@{UNNAMED}'; give it one in timeline.toml"
    if not pieces:
        yield "the calendar has no entries"


def _once(pieces: Iterable[_Piece]) -> Iterator[str]:
    ids = sorted(piece.once for piece in pieces if piece.once)
    if ids:
        named = ", ".join(f"'{id}'" for id in ids)
        yield f"{_count(len(ids), 'entry', 'entries')} {NOT_REPEATED}: {named}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _duration(option: str, words: str | None) -> str | None:
    """A duration that calendars know; `TimelineError` for any other."""
    if words is None:
        return None
    found = values.duration(words)
    if found is None:
        hint = "expected weeks, days or a time up to 100 years, such as P7D; no months or years"
        raise TimelineError(f"'{words}' is no duration for '{option}'", hint=hint)
    return found
