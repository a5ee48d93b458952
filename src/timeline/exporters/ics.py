"""Events for calendar programs (iCalendar, RFC 5545).

An entry is as exact as what is known of the event's time: a minute is a minute, a day a day, a
month all its days. An event known only to the year, or less exactly, is a marker on its first
possible day; where only one end is known, the marker is there. A mark in the title and the line
"When" say the rest.

A commitment has two entries, its own and one for its deadline. Every event keeps its UID forever,
so that subscribers see every change. What a calendar cannot hold (years before the common era,
events without any date) is left out, counted and listed.
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.chronicle.entities import choose
from timeline.chronicle.resolve import zone_named
from timeline.chronicle.settings import UNNAMED
from timeline.chronicle.timeline import Timeline
from timeline.errors import TimelineError
from timeline.exporters import Rendered
from timeline.exporters.ical import values
from timeline.exporters.ical.canonical import canonical
from timeline.exporters.ical.components import END, entry, head
from timeline.exporters.ical.draft import NOTHING, LanguageText
from timeline.exporters.ical.drafts import Choices, Drafter, LeftOut, PlannedPart
from timeline.exporters.ical.given import REPEATS, repeats
from timeline.exporters.ical.vtimezone import vtimezone
from timeline.exporters.ical.zoned import vtimezones
from timeline.query import Match
from timeline.registry import Option
from timeline.words.told import Teller

SUFFIX = ".ics"
# What came from a calendar goes back to it, with its UID.
GIVES_BACK = (*REPEATS, "CLASS", "DTSTART")
PRODUCER = "-//timeline//timeline 1.0//EN"
OPTIONS = (
    Option(
        "--imprecise",
        default="marker",
        choices=("marker", "span", "skip"),
        help="Events known only to the year or less: a one-day marker, the whole span, nothing.",
    ),
    Option(
        "--todos",
        choices=("beside", "instead"),
        help="Write commitments as to-dos as well, beside their deadlines or instead of them.",
    ),
    Option(
        "--alarm",
        metavar="DURATION",
        help="Remind of open deadlines this long before, such as P7D.",
    ),
    Option(
        "--zones",
        type=bool,
        default=False,
        help="Write clock times in their own zones, not in UTC.",
    ),
    Option(
        "--profile",
        default="basic",
        choices=("basic", "full"),
        help="full: with people, places, links and data (RFC 9073, RFC 9253).",
    ),
    Option(
        "--refresh",
        metavar="DURATION",
        help="How often subscribers should look for changes, such as PT12H.",
    ),
)


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
        todos=todos,
    )
    refreshed = _duration("--refresh", refresh)
    drafter = Drafter(Teller(timeline, lang), choices)
    found = [one for match in matches for one in drafter.plans(match.entry)]
    plans = sorted((one for one in found if isinstance(one, PlannedPart)), key=lambda one: one[:4])
    left_out = [one for one in found if isinstance(one, LeftOut)]
    notes = (*_notes(left_out), *_once(plans), *_remarks(timeline, plans))
    frame = head(producer=PRODUCER, name=_name(timeline, lang), refresh=refreshed)
    return Rendered(_pieces(frame, plans, drafter), notes)


def _pieces(frame: bytes, plans: Sequence[PlannedPart], drafter: Drafter) -> Iterator[bytes]:
    """The file, an entry at a time."""
    yield frame
    yield _zones(plans)
    yield from (entry(drafter.draft(plan)) for plan in plans)
    yield END


def _zones(plans: Sequence[PlannedPart]) -> bytes:
    """The zones in use; where there is no entry, one, since a calendar is not empty (3.6)."""
    if not plans:
        return canonical(vtimezone("Etc/UTC", zone_named("Etc/UTC"), 1970, 1970))
    return canonical(vtimezones(plan.zoned for plan in plans))


def _name(timeline: Timeline, lang: str) -> LanguageText:
    title = timeline.settings.title
    if title is None:
        return NOTHING
    return LanguageText(*choose(title, lang, timeline.settings.languages))


def _notes(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """What was left out, by reason: how many, and which."""
    by_reason: dict[str, list[str]] = {}
    for reason, id in left_out:
        by_reason.setdefault(reason, []).append(id)
    for reason, ids in sorted(by_reason.items()):
        named = ", ".join(f"'{id}'" for id in sorted(ids))
        yield f"left out: {_count(len(ids), 'entry', 'entries')} {reason}: {named}"


def _remarks(timeline: Timeline, plans: Sequence[PlannedPart]) -> Iterator[str]:
    markers = sum(plan.cell is not None and plan.cell.shape == "marker" for plan in plans)
    if markers:
        one = "entry known only to a year or less is a marker on its first day"
        many = "entries known only to a year or less are markers on their first days"
        yield f"{_count(markers, one, many)}; '--imprecise' says otherwise"
    if timeline.settings.id == UNNAMED:
        yield f"the timeline has no id: its entries are '…@{UNNAMED}'; give it one in timeline.toml"
    if not plans:
        yield "the calendar has no entries"


def _once(plans: Iterable[PlannedPart]) -> Iterator[str]:
    """Which events repeat and do not do so here."""
    alone = (p for p in plans if not p.part and all(one.startswith("CLASS") for one in p.given))
    ids = sorted(plan.entry.id for plan in alone if repeats(plan.entry.record))
    if ids:
        named = ", ".join(f"'{id}'" for id in ids)
        some = _count(len(ids), "entry repeats", "entries repeat")
        yield f"{some}, but only the first occurrence is shown: {named}"


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
