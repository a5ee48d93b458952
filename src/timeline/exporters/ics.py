"""Events for calendar programs (iCalendar, RFC 5545).

An event takes as much of the calendar as is known of its time: a minute is a minute, a day a day,
a month all its days. What is known only to a year or less is a marker on its first day; where only
one edge is known, the marker stands there. A mark in the title and the line "When" say the rest.

A commitment has two entries, its own and one for its deadline. Every event keeps its UID for ever,
so that a calendar that is subscribed to follows every change. What a calendar cannot hold (years
before the common era, events without any date) is left out, counted and named.
"""

import re
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
from timeline.exporters.ical.draft import NOTHING, Draft, Words, Zoned
from timeline.exporters.ical.drafts import Choices, Drafter
from timeline.exporters.ical.vtimezone import vtimezone
from timeline.exporters.ical.zoned import vtimezones
from timeline.option import Option
from timeline.query import Match
from timeline.words.told import Teller

SUFFIX = ".ics"
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
    Option("--split-size", metavar="SIZE", help="Several files of at most this size: 1MB."),
    Option("--refresh", metavar="DURATION", help="How often subscribers should look: PT12H."),
)
_SIZE = re.compile(r"([1-9][0-9]*) ?([kKMG]?)i?B?\Z")
_UNITS = {"": 1, "k": 1_000, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}


class _Piece(NamedTuple):
    """One component, written, with its place in the calendar and the zone that it needs."""

    kind: str
    order: tuple[int, int, str]
    data: bytes
    shape: str
    zoned: Zoned | None


class _LeftOut(NamedTuple):
    reason: str
    id: str


class _Frame(NamedTuple):
    """What stands round the components of every file of an export."""

    name: Words
    refresh: str | None

    def around(self, pieces: Sequence[_Piece]) -> bytes:
        """A whole file."""
        zones = canonical(vtimezones(piece.zoned for piece in pieces))
        # A calendar holds at least one component (RFC 5545, 3.6): where nothing else, a zone.
        return self.holding(b"".join([zones, *(piece.data for piece in pieces)]) or _no_events())

    def holding(self, body: bytes) -> bytes:
        """A whole file of components in canonical form."""
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
    split_size: str | None = None,
    refresh: str | None = None,
) -> Rendered:
    """The events as one calendar, or as several where `split_size` asks for it."""
    choices = Choices(
        imprecise=imprecise,
        alarm=_duration("--alarm", alarm),
        zones=zones,
        full=profile == "full",
        stamp=stamp,
    )
    frame = _Frame(_name(timeline, lang), _duration("--refresh", refresh))
    limit = _size(split_size)
    pieces, left_out = _written(matches, Drafter(Teller(timeline, lang), choices), todos)
    files = [frame.around(part) for part in _parts(pieces, limit, frame)]
    suffixes = ("", *(f"-{number}" for number in range(2, len(files) + 1)))
    parts = tuple(zip(suffixes, files, strict=True)) if len(files) > 1 else ()
    notes = (*_notes(left_out), *_remarks(timeline, pieces, files, limit))
    return Rendered(files[0], notes, parts)


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
                pieces.append(_piece(draft))
    return sorted(pieces, key=lambda piece: piece[:2]), left_out


def _drafts(match: Match, drafter: Drafter, todos: str | None) -> Iterator[tuple[str, Draft | str]]:
    """What one event becomes: itself, the deadline of its commitment, the to-do."""
    entry = match.entry
    told = drafter.teller.tell(entry)
    yield entry.id, drafter.event(entry, told)
    if todos != "instead" and (due := drafter.deadline(entry, told)) is not None:
        yield f"{entry.id}.due", due
    if todos and (task := drafter.task(entry, told)) is not None:
        yield f"{entry.id}.todo", task


def _piece(draft: Draft) -> _Piece:
    kind = "VEVENT" if draft.task is None else "VTODO"
    shape = "" if draft.cell is None else draft.cell.shape
    return _Piece(kind, draft.order, component(draft), shape, draft.zoned)


def _name(timeline: Timeline, lang: str) -> Words:
    title = timeline.settings.title
    if title is None:
        return NOTHING
    return Words(*choose(title, lang, timeline.settings.languages))


def _parts(
    pieces: Sequence[_Piece], limit: int | None, frame: _Frame
) -> Iterator[Sequence[_Piece]]:
    """The pieces in runs that fit a file of `limit` octets; a larger one stands alone."""
    if limit is None:
        yield pieces
        return
    empty, zones = len(frame.holding(b"")), _zone_sizes(pieces)
    part: list[_Piece] = []
    size, seen = empty, set[str]()
    for piece in pieces:
        more = _size_with(piece, zones, seen)
        if part and size + more > limit:
            yield part
            part, size, seen = [], empty, set()
            more = _size_with(piece, zones, seen)
        part.append(piece)
        size += more
        seen |= {piece.zoned.name} if piece.zoned else set()
    yield part


def _zone_sizes(pieces: Iterable[_Piece]) -> dict[str, int]:
    """The size of each zone's component over all years of the export: no part needs more."""
    used: dict[str, list[Zoned]] = {}
    for piece in pieces:
        if piece.zoned:
            used.setdefault(piece.zoned.name, []).append(piece.zoned)
    return {name: len(canonical(vtimezones(times))) for name, times in used.items()}


def _size_with(piece: _Piece, zones: dict[str, int], seen: set[str]) -> int:
    new = piece.zoned is not None and piece.zoned.name not in seen
    return len(piece.data) + (zones[piece.zoned.name] if piece.zoned and new else 0)


def _notes(left_out: Iterable[_LeftOut]) -> Iterator[str]:
    """What was left out, by reason: how many, and which."""
    by_reason: dict[str, list[str]] = {}
    for reason, id in left_out:
        by_reason.setdefault(reason, []).append(id)
    for reason, ids in sorted(by_reason.items()):
        named = ", ".join(f"'{id}'" for id in sorted(ids))
        yield f"left out: {_count(len(ids), 'entry', 'entries')} {reason}: {named}"


def _remarks(
    timeline: Timeline, pieces: Sequence[_Piece], files: Sequence[bytes], limit: int | None
) -> Iterator[str]:
    markers = sum(piece.shape == "marker" for piece in pieces)
    if markers:
        one = "entry known only to a year or less is a marker on its first day"
        many = "entries known only to a year or less are markers on their first days"
        yield f"{_count(markers, one, many)}; '--imprecise' says otherwise"
    if timeline.settings.id == UNNAMED:
        yield f"the timeline has no id: its entries are '…@{UNNAMED}'; give it one in timeline.toml"
    if not pieces:
        yield "the calendar has no entries"
    large = sum(len(data) > limit for data in files) if limit else 0
    if large:
        yield f"{_count(large, 'entry is', 'entries are')} larger than a file may be: alone in one"


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


def _size(words: str | None) -> int | None:
    """Octets; `TimelineError` for what is no size."""
    if words is None:
        return None
    found = _SIZE.match(words)
    if found is None:
        hint = "expected a number of bytes, such as 1MB or 500kB"
        raise TimelineError(f"'{words}' is no size for '--split-size'", hint=hint)
    return int(found[1]) * _UNITS[found[2]]
