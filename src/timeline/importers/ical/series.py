"""The series of a calendar: the components of one UID, each in the place that it stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from timeline.dates.edges import day_and_clock
from timeline.importers.ical.calendar_time import Moment, placed
from timeline.importers.ical.contentlines import CalendarNode, ContentLines
from timeline.importers.ical.parsed import parsed
from timeline.importers.ical.part import CalendarContext, CalendarPart
from timeline.importers.ical.recurrence import (
    NotExpanded,
    Occurrence,
    end_of,
    is_for_future,
    occurrences,
)

_TOGETHER = frozenset(("RRULE", "RDATE", "EXDATE", "EXRULE"))


@dataclass(frozen=True, slots=True)
class Taken:
    """One event of a series: its component, its time, its key, and the day of its place in it."""

    part: CalendarPart
    start: Moment | None
    end: Moment | None
    key: str
    day: str = ""
    name: str = ""


def grouped(parts: Iterable[CalendarPart]) -> Iterator[list[CalendarPart]]:
    """The components of each UID in the order of the first; one without a UID is by itself."""
    found: dict[object, list[CalendarPart]] = {}
    for number, part in enumerate(parts):
        found.setdefault((part.name, part.uid) if part.uid else number, []).append(part)
    yield from found.values()


def taken(parts: list[CalendarPart], *, expand: bool, until: date | None) -> Iterator[Taken]:
    """The events that the components of one UID come in as."""
    masters, single = _newest(parts)
    if len(masters) != 1:
        for number, part in enumerate(masters):
            yield from _series([part], expand=expand, until=until, again=number)
        masters = []
    yield from _series([*masters, *single], expand=expand, until=until)


def _series(
    parts: list[CalendarPart], *, expand: bool, until: date | None, again: int = 0
) -> Iterator[Taken]:
    if not parts:
        return
    master = parts[0]
    if master.name == "VTODO" or _is_single(master) or master.moment("DTSTART") is None:
        for part in parts:
            _keep(part)
            yield _alone(part, again)
        return
    found = _expanded(parts, until) if expand and (master.repeats or len(parts) > 1) else None
    if found is None:
        yield _first(parts, again)
        for part in parts[1:]:
            yield _alone(part)
        return
    seen = set()
    for one in found:
        seen.add(id(one.part))
        yield _occurred(one, master, again)
    for part in parts[1:]:
        start = part.moment("DTSTART")
        if id(part) not in seen and start is not None and (until is None or _day(start) <= until):
            words = f"'{part.title}' is left out: its series says that it does not take place then"
            part.warn("RECURRENCE-ID", "import/struck", words)


def _newest(parts: list[CalendarPart]) -> tuple[list[CalendarPart], list[CalendarPart]]:
    """What repeats and what stands for one occurrence, without what a later revision replaced."""
    found: dict[str, list[CalendarPart]] = {}
    for part in parts:
        found.setdefault(place(part), []).append(part)
    masters: list[CalendarPart] = []
    single: list[CalendarPart] = []
    for stands_for, same in found.items():
        newest = max(part.sequence for part in same)
        left = [part for part in same if part.sequence == newest]
        left = _without_twins(left)
        for part in same:
            if part.sequence < newest:
                words = f"'{part.title}' is left out: the file has a later revision of it"
                part.warn("SEQUENCE", "import/older", words)
        (single if stands_for else masters).extend(left)
    return masters, single


def _without_twins(parts: list[CalendarPart]) -> list[CalendarPart]:
    if len(parts) == 1:
        return parts
    kept: dict[str, CalendarPart] = {}
    for part in parts:
        if kept.setdefault(part.node.text(), part) is not part:
            words = f"'{part.title}' is left out: it stands in the file twice, word for word"
            part.warn("UID", "import/twice", words)
    return list(kept.values())


def occurrences_of(
    nodes: Iterable[CalendarNode], context: CalendarContext
) -> list[Moment | None] | None:
    """The occurrence that each component of a UID stands for, None for the series itself.

    None as a whole where the components have to be looked at together: two stand for the same,
    one that stands for an occurrence repeats, or is an entry of our own.
    """
    found: list[Moment | None] = []
    seen: set[str] = set()
    for node in nodes:
        lines = ContentLines(node.lines.of("RECURRENCE-ID"))
        head = replace(node, lines=lines, inner=[])
        component = parsed(head)
        if isinstance(component, str) or _TOGETHER.intersection(node.lines.names if lines else ()):
            return None
        part = CalendarPart(head, component, context)
        if (stands_for := place(part)) in seen or "X-TIMELINE-ID" in node.lines.names:
            return None
        seen.add(stands_for)
        found.append(part.moment("RECURRENCE-ID"))
    return found


def near(
    master: CalendarPart, others: Iterable[tuple[CalendarNode, Moment | None]]
) -> Iterator[CalendarNode]:
    """The components that may decide on which day a series begins."""
    start = master.moment("DTSTART")
    for node, again in others:
        if start is not None and again is not None and _day(again) <= _searched(start, slack=2):
            yield node


def _searched(start: Moment, *, slack: int = 0) -> date:
    """The last day on which a first occurrence is looked for, where the start is struck."""
    try:
        return _day(start) + timedelta(days=4000 + slack)
    except OverflowError:
        return date.max


def _is_single(part: CalendarPart) -> bool:
    return part.moment("RECURRENCE-ID") is not None


def place(part: CalendarPart) -> str:
    """Which occurrence it stands for, "" for the series itself."""
    again = part.moment("RECURRENCE-ID")
    if again is None:
        return ""
    return f"{_moment_key(again)}{'/' if is_for_future(part) else ''}"


def _moment_key(moment: Moment) -> str:
    """The same text for the same instant, in whichever zone it is written."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return f"{placed(moment.astimezone(UTC)).text}Z"
    return placed(moment).text


def _alone(part: CalendarPart, again: int = 0) -> Taken:
    """A component by itself."""
    start = part.moment("DTSTART")
    end = None if start is None else _ended(part, start)
    place = part.moment("RECURRENCE-ID")
    key = part.uid
    if key and place is not None:
        key = f"{key}#{_moment_key(place)}"
    elif key and again:  # of two that a standard does not know, the second needs a key of its own
        key = f"{key}#{_moment_key(start) if start is not None else again}"
    return Taken(part, start, end, key)


def _ended(part: CalendarPart, start: Moment) -> Moment | None:
    try:
        return end_of(part, start)
    except (OverflowError, ValueError):
        name = "DURATION" if part.moment("DTEND") is None else "DTEND"
        part.not_taken(name, "the end is out of the range of calendars; only the start is taken")
        return None


def _occurred(one: Occurrence, master: CalendarPart, again: int) -> Taken:
    uid = master.uid
    key = f"{uid}#{_moment_key(one.original)}" if uid else ""
    day = day_and_clock(placed(_on_clock_of(one.original, master)).text)[0]
    return Taken(
        one.part, one.start, one.end, f"{key}#{again}" if again and key else key, day, master.title
    )


def _on_clock_of(moment: Moment, master: CalendarPart) -> Moment:
    start = master.moment("DTSTART")
    if (
        isinstance(moment, datetime)
        and isinstance(start, datetime)
        and moment.tzinfo
        and start.tzinfo
    ):
        return moment.astimezone(start.tzinfo)
    return moment


def _expanded(parts: list[CalendarPart], until: date | None) -> list[Occurrence] | None:
    master = parts[0]
    try:
        found = occurrences(parts, until=until)
    except NotExpanded as error:
        words = f"'{master.title}' is kept as one event: {error}"
        master.warn((master.repeats or ["UID"])[0], "import/repeats", words)
        return None
    if master.lines("EXRULE"):
        words = f"'{master.title}': EXRULE was followed, which calendars of today no longer know"
        master.warn("EXRULE", "import/exrule", words)
    return found


def _keep(part: CalendarPart) -> None:
    """Tell of what repeats and is one event."""
    if part.repeats:
        words = f"'{part.title}' repeats; it is kept as one event, with its rule"
        part.warn(part.repeats[0], "import/repeats", words)


def _first(parts: list[CalendarPart], again: int) -> Taken:
    """A series as one event: at its start, or where that is struck at its first occurrence."""
    master = parts[0]
    _keep(master)
    whole = _alone(master, again)
    start = whole.start
    if start is None or not _is_struck(parts, start):
        return whole
    try:
        own = (one for one in occurrences(parts, until=_searched(start)) if one.part is master)
        first = next(own, None)
    except NotExpanded:
        first = None
    if first is None:
        words = f"'{master.title}': its own start does not take place, nor is another one found"
        master.not_taken("DTSTART", words)
        return whole
    master.not_taken("DTSTART", "the start is an exception; the first occurrence is taken")
    return Taken(master, first.start, first.end, whole.key)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_struck(parts: list[CalendarPart], start: Moment) -> bool:
    """Whether an exception, or a component for it alone, says that the start does not stand."""
    master = parts[0]
    if not master.repeats:
        return False
    struck = [moment for moment, _ in master.moments("EXDATE")]
    struck += [again for part in parts[1:] if (again := part.moment("RECURRENCE-ID")) is not None]
    return any(_same(one, start) for one in struck)


def _same(one: Moment, start: Moment) -> bool:
    if isinstance(one, datetime) and isinstance(start, datetime):
        return _moment_key(one) == _moment_key(start)
    return _day(one) == _day(start)
