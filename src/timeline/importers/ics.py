"""A calendar: iCalendar text (RFC 5545) from any program, in whatever state.

Events and journal entries become events, to-dos become commitments. Days stay days; clock times
keep their zone, UTC or neither. A line that cannot be read is reported with its number, and all the
rest is brought in. Repeating events are kept as their first occurrence with the rule in `origin`,
or each occurrence becomes an event (`--recurrence expand`, with `--until` where the rule has no
end). Properties without a field of their own, such as alarms, are kept as lines in `origin`.
People's e-mail addresses and phone numbers are left out and reported, unless you use
`--keep-private`; private or confidential entries become drafts.

A calendar that `timeline export ics` wrote gives back ids, titles, dates, kinds, statuses and tags
as they were; with `--profile full`, whole events.

Example: timeline import calendar.ics
Example: timeline import calendar.ics --recurrence expand --until 2027
"""

import re
import warnings
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from timeline import jsonio
from timeline.dates import FOREVER, DateError, civil_from_days, days_from_civil, parse
from timeline.errors import TimelineError
from timeline.format.untyped import Record
from timeline.importers import PRIVATE, TZ, Imported, ImportOrigin
from timeline.importers.ical import zones
from timeline.importers.ical.calendar_entry import EXTENSION, CalendarEntry
from timeline.importers.ical.calendar_time import Moment, is_known
from timeline.importers.ical.contentlines import CalendarNode, ContentLines, property_name, scan
from timeline.importers.ical.own_properties import own_id, own_property
from timeline.importers.ical.parsed import in_one_sentence, with_guests, without_bad_lines
from timeline.importers.ical.part import CalendarContext, CalendarPart
from timeline.importers.ical.people import is_address
from timeline.importers.ical.series import Taken, grouped, near, occurrences_of, taken
from timeline.importers.rows import ids
from timeline.importers.rows.gathering import Gathering
from timeline.registry import Option
from timeline.text import one_line

SUFFIXES = (".ics", ".ical", ".icalendar", ".ifb")
OPTIONS = (
    Option("--recurrence", str, "keep", ("keep", "expand"), "What to do with repeating events."),
    Option("--since", str, "", help="Leave out what is over before it.", metavar="DATE"),
    Option("--until", str, "", help="Leave out what begins after it.", metavar="DATE"),
    PRIVATE,
    TZ,
)
KINDS = ("VEVENT", "VTODO", "VJOURNAL")
# Components of one UID that are held together: of more, which take 10 KiB each, those that decide
# on the first day of the series are read twice.
_MANY = 5000
_DATA = "data:application/json;base64,"
# Lines of a calendar that say how to read it, or that its entries follow from.
_FRAME = frozenset(("VERSION", "PRODID", "CALSCALE"))
_CALLED = ("X-WR-CALNAME", "NAME")


class CalendarOptions(NamedTuple):
    """What was asked for; days without a bound are None."""

    expand: bool
    since: date | None
    until: date | None
    tz: str
    private: bool

    def holds(self, start: Moment | None, end: Moment | None) -> bool:
        """Whether what takes place then comes in; what has no time does."""
        if start is None:
            return True
        first, last = _day(start), _day(end if end is not None else start)
        return (self.until is None or first <= self.until) and (
            self.since is None or last >= self.since
        )

    def holds_own(self, record: Record) -> bool:
        """Whether an event of ours may lie there, by what it says of its time and its deadline.

        What its entry shows may be a marker on the first day of a year. What depends on another
        event, or has no date, comes in.
        """
        if self.since is None and self.until is None:
            return True
        low = _number(self.since) if self.since else -FOREVER
        high = _number(self.until) if self.until else FOREVER
        return any(
            (first is None or first <= high) and (last is None or last >= low)
            for first, last in _own_spans(record, self.tz or "UTC")
        )


def _own_spans(record: Record, tz: str) -> Iterator[tuple[int | None, int | None]]:
    """The days between which an event of ours lies, and its deadline; None is no bound."""
    from timeline.chronicle.resolve import Resolver  # most imports have no bounds

    id, known = record["id"], Resolver({record["id"]: record}, tz)
    try:
        when, due = known.when(id), known.deadline(id)
    except (AttributeError, KeyError, TypeError, ValueError):  # no shape of ours: it is told later
        yield None, None
        return
    yield (None, None) if when.fault else (when.days.s1, when.days.e2)
    if due is not None:
        yield (None, None) if due.fault else (due.first_day, due.last_day)


def _number(day: date) -> int:
    return days_from_civil(day.year, day.month, day.day)


def _day(moment: Moment) -> date:
    return date(moment.year, moment.month, moment.day)


def read(
    data: bytes,
    *,
    name: str,
    recurrence: str = "keep",
    since: str = "",
    until: str = "",
    keep_private: bool = False,
    tz: str = "",
) -> Imported:
    """The events, journal entries and to-dos of a calendar."""
    asked = CalendarOptions(
        recurrence == "expand", _bound("since", since), _bound("until", until), tz, keep_private
    )
    if tz and not is_known(tz):
        raise TimelineError(f"--tz: '{tz}' is no zone of IANA", hint="as in Europe/Madrid")
    reader = _CalendarReader(Gathering(name), asked)
    with warnings.catch_warnings():
        # What the library would print is told as a report where it matters: an unknown zone.
        warnings.simplefilter("ignore")
        root, faults = scan(data)
        del data  # its lines are held now
        for line, rule, message in faults:
            reader.found.warn(line, rule, message)
        try:
            for calendar in _calendars(root):
                reader.calendar(calendar)
        finally:
            zones.forget()
    return reader.imported()


def _calendars(root: CalendarNode) -> Iterator[CalendarNode]:
    """Each VCALENDAR, and as one more what stands outside of all of them."""
    loose = [node for node in root.inner if node.name != "VCALENDAR"]
    yield from (node for node in root.inner if node.name == "VCALENDAR")
    if loose:
        yield replace(root, lines=ContentLines(), inner=loose)


def _bound(option: str, text: str) -> date | None:
    """The first day of --since, the last one of --until."""
    if not text:
        return None
    try:
        days = parse(text).days
    except DateError as error:
        raise TimelineError(f"--{option}: {error}") from error
    day = days.s1 if option == "since" else days.e2
    year, month, dom = civil_from_days(day if day is not None else 0)
    if day is None or not 1 <= year <= 9999:
        words = "first" if option == "since" else "last"
        raise TimelineError(f"--{option}: '{text}' has no {words} day that a calendar knows")
    return date(year, month, dom)


class _CalendarReader:
    """Takes the calendars of a file one by one."""

    def __init__(self, found: Gathering, asked: CalendarOptions) -> None:
        self.found = found
        self.asked = asked
        self.name = ""
        self.seen = False
        self.outside = 0

    def imported(self) -> Imported:
        """All that was read."""
        if not self.seen:
            self.found.fail(0, "import/not-a-calendar", "there is no calendar in it")
        some = "1 entry" if self.outside == 1 else f"{self.outside:,} entries"
        notes = (f"{some} outside of --since and --until left out",) if self.outside else ()
        return self.found.imported(notes, source=self.name)

    def calendar(self, calendar: CalendarNode) -> None:
        """Read one calendar, with zones of its own."""
        nodes = list(calendar.walk())
        defined = [node for node in nodes if node.name == "VTIMEZONE"]
        zones.forget()
        for line, fault in zones.learn(defined):
            self.found.warn(line, "import/not-a-zone", in_one_sentence(fault))
        context = self._context(calendar, defined)
        self.seen = self.seen or calendar.name == "VCALENDAR"
        for group in _grouped(node for node in nodes if node.name in KINDS):
            self.seen = True
            if not self._large(group, context):
                self._group(group, context)

    def _group(self, group: list[CalendarNode], context: CalendarContext) -> None:
        parts = [part for node in group if (part := self._part(node, context)) is not None]
        own = [part for part in parts if own_id(part)]
        if own:
            self._own(own)
        for series in grouped(part for part in parts if not own_id(part)):
            self._series(taken(series, expand=self.asked.expand, until=self.asked.until))
        for node in group:  # a series at a time: of a large calendar no more is held
            node.lines.clear()
            node.inner.clear()

    def _large(self, group: list[CalendarNode], context: CalendarContext) -> bool:
        """Take a large series an entry at a time, where each entry has an occurrence of its own.

        False where that is not so, and nothing was taken.
        """
        if self.asked.expand or len(group) <= _MANY:
            return False
        quiet = replace(context, found=Gathering(self.found.name), zones=context.zones.fresh())
        places = occurrences_of(group, quiet)
        if places is None:
            return False
        for node in (one for one, place in zip(group, places, strict=True) if place is None):
            master = self._part(node, context)
            if master is not None:
                early = near(master, zip(group, places, strict=True))
                others = (self._part(one, quiet) for one in early)
                parts = [master, *(part for part in others if part is not None)]
                self._series(islice(taken(parts, expand=False, until=None), 1))
        for node in (one for one, place in zip(group, places, strict=True) if place is not None):
            self._group([node], context)
        return True

    def _context(self, calendar: CalendarNode, defined: list[CalendarNode]) -> CalendarContext:
        """What the lines of the calendar say of all that is in it; each of the others is told."""
        floating, cancelled = self.asked.tz, False
        for number, line in calendar.lines:
            name, value = property_name(line), line.partition(":")[2].strip()
            told = f"{name}: '{one_line(value)[:200]}' of the calendar"
            if name == "X-WR-TIMEZONE" and is_known(value) and not self.asked.tz:
                floating = value
                self.found.warn(
                    number, "import/calendar", f"{told} is taken for times without a zone"
                )
            elif name == "METHOD" and value.upper() == "CANCEL":
                cancelled = True
                self.found.warn(
                    number, "import/calendar", f"{told}: all that is in it is cancelled"
                )
            elif name in _CALLED and is_address(value) and not self.asked.private:
                words = f"{name}: left out, as addresses are: {value}"
                self.found.warn(number, "import/address", words)
            elif name in _CALLED and self.name in ("", _unescaped(value)):
                self.name = _unescaped(value)
            elif name not in _FRAME:
                self.found.warn(number, "import/calendar", f"{told} is left out")
        for node in calendar.inner:
            if node.name not in (*KINDS, "VTIMEZONE", "VCALENDAR"):
                words = f"{node.name} is left out: it is no event"
                self.found.warn(node.line, "import/calendar", words)
        zone = ZoneInfo(floating) if floating else None
        return CalendarContext(self.found, zones.Zones(defined), zone, cancelled)

    def _part(self, node: CalendarNode, context: CalendarContext) -> CalendarPart | None:
        """The component as the library reads it, without the lines that it cannot read."""
        component, guests = with_guests(node)
        if isinstance(component, str):
            component = without_bad_lines(node, context.found)
            if isinstance(component, str):
                context.found.fail(node.line, "import/not-read", f"{node.name}: {component}")
                return None
        for wrong, message in component.errors:
            line = node.line_of(wrong) if wrong else _line_of_text(node, message)
            context.found.warn(line, "import/not-a-value", in_one_sentence(message))
        return CalendarPart(node, component, context, guests)

    def _series(self, events: Iterable[Taken]) -> None:
        """The events of one UID."""
        entries: dict[int, CalendarEntry] = {}
        for one in events:
            if not self.asked.holds(one.start, one.end):
                self.outside += 1
                continue
            entry = entries.get(id(one.part))
            if entry is None:
                entry = CalendarEntry(one.part, private=self.asked.private)
                entries[id(one.part)] = entry
            record = {**entry.timed(one.start, one.end), **_named(one)}
            self.found.add(record, ImportOrigin(one.part.node.line, one.key, entry.kept))

    def _own(self, parts: list[CalendarPart]) -> None:
        """An event that this program wrote, with what was changed in its entries since."""
        from timeline.importers.ical.own_lines import own_event  # most calendars are of others

        whole = next((one for part in parts if (one := _structured(part.node)) is not None), None)
        record, mark = own_event(parts, whole)
        if not self.asked.holds_own(record):
            self.outside += 1
            return
        line = parts[0].node.line
        self.found.add(record, ImportOrigin(line, mark.id, mark=mark, own=whole is not None))


def _named(one: Taken) -> Record:
    """What says which event it is: the id of an occurrence, and by what calendars know it.

    Without a UID, title and day do not tell whether it is an event that is there.
    """
    if not one.key:
        return {}
    told = {"uid": one.part.uid}
    told |= {"occurrence": one.key[len(one.part.uid) + 1 :]} if one.key != one.part.uid else {}
    told |= {"component": one.part.name} if one.part.name != "VEVENT" else {}
    id = {"id": f"{ids.slug(one.name) or 'event'}-{one.day}"} if one.day else {}
    return {**id, "extensions": {EXTENSION: told}}


def _grouped(nodes: Iterator[CalendarNode]) -> list[list[CalendarNode]]:
    """The components of each UID, and of each event of ours, in the order of the first."""
    found: dict[tuple[str, str] | int, list[CalendarNode]] = {}
    for number, node in enumerate(nodes):
        own = own_property(node, "X-TIMELINE-ID")
        uid = next((line for _, line in node.lines.of("UID")), "")
        key = (node.name, uid.partition(":")[2].strip())
        found.setdefault(("", own) if own else key if uid else number, []).append(node)
    return list(found.values())


def _unescaped(value: str) -> str:
    return one_line(re.sub(r"\\(.)", r"\1", value))


def _line_of_text(node: CalendarNode, message: Any) -> int:
    return next((n for n, line in node.lines if line[:30] in str(message)), node.line)


def _structured(node: CalendarNode) -> Record | None:
    """The whole event that our full profile carries as data."""
    for _, line in node.lines.of("STRUCTURED-DATA"):
        if "urn:timeline-events:" not in line:
            continue
        from timeline.importers.rows.objects import is_own  # it reads dates that people write

        address = line.partition(_DATA)
        try:
            record = jsonio.parse(b64decode(address[2], validate=True))
        except (Base64Error, ValueError, jsonio.JsonError):
            return None
        return record if isinstance(record, dict) and is_own(record) else None
    return None
