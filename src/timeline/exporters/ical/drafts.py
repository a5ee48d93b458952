"""Events as drafts of calendar entries: the event, the deadline of its commitment, the to-do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.chronicle.resolve import Deadline, Resolved, zone_named
from timeline.chronicle.timeline import Entry
from timeline.dates import DateError, parse
from timeline.exporters.ical import describe, marks, values
from timeline.exporters.ical.cells import LAST_END, CalendarSlot, Times, cell, deadline_times, times
from timeline.exporters.ical.draft import (
    ComponentDraft,
    Full,
    LanguageText,
    Link,
    Person,
    Spot,
    Task,
    Zoned,
)
from timeline.exporters.ical.given import NOTHING_GIVEN, GivenLines, given, repeats
from timeline.exporters.ical.zoned import zoned
from timeline.format import seen
from timeline.words import codes
from timeline.words.description import Name, Told
from timeline.words.told import Teller

UNSTAMPED = 946_684_800  # 2000-01-01: the stamp of what records no change, the same for ever
STATUS = {"cancelled": "CANCELLED", "planned": "TENTATIVE", "postponed": "TENTATIVE"}
TASK_STATUS = {
    "in_progress": "IN-PROCESS",
    "partially_met": "IN-PROCESS",
    "met": "COMPLETED",
    "not_met": "CANCELLED",
    "withdrawn": "CANCELLED",
}
DOUBTED = ("alleged", "disputed", "retracted", "unsourced")
HOUR = 3600
OPEN_STATES = ("scheduled", "in_progress", "partially_met", "unknown")
ROLES = {"speaker": "SPEAKER", "presenter": "SPEAKER", "target": "INACTIVE", "subject": "INACTIVE"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for: see the options of `timeline export ics`."""

    imprecise: str = "marker"
    alarm: str | None = None
    zones: bool = False
    full: bool = False
    stamp: int | None = None
    todos: str | None = None


class LeftOut(NamedTuple):
    """An entry that has no place in a calendar, and why."""

    reason: str
    id: str


class PlannedPart(NamedTuple):
    """An entry before it is written: its place in the file, and what it is of.

    `part` is "" for the event itself, "due" for its deadline, "todo" for its to-do. What has no
    `cell` has no date, and comes last.
    """

    kind: str
    start: int
    end: int
    uid: str
    part: str
    entry: Entry
    cell: CalendarSlot | None
    zoned: Zoned | None
    given: tuple[str, ...] = ()


class Drafter:
    """Drafts the entries of one timeline in one language.

    First all are planned, so that they can be put in order and their zones be told; then each is
    drafted by itself.
    """

    def __init__(self, teller: Teller, choices: Choices) -> None:
        self.teller = teller
        self.choices = choices
        self.domain = teller.timeline.settings.id
        # Where a language has no words here, the lines of an entry are in English.
        self.lang = teller.lang if teller.lang.partition("-")[0] in codes() else "en"

    def uid(self, id: str) -> str:
        """The UID of an event, the same in every export."""
        return f"{id}@{self.domain}"

    def plans(self, entry: Entry) -> Iterator[PlannedPart | LeftOut]:
        """What an event becomes: itself, the deadline of its commitment, the to-do."""
        yield self._event(entry)
        due, todos = entry.deadline, self.choices.todos
        if due is not None and todos != "instead":
            yield self._due(entry, due)
        if todos and "commitment" in entry.record:
            place = "" if due is None else self._cell(deadline_times(due))
            found = None if isinstance(place, str) else place  # a to-do needs no deadline
            zone = "" if due is None else due.zone
            yield self._plan(entry, "todo", found, self._zoned(found, zone))

    def _event(self, entry: Entry) -> PlannedPart | LeftOut:
        place = self._cell(times(entry.resolved))
        if isinstance(place, str):
            return LeftOut(place, entry.id)
        back, clock = self._given(entry, place, entry.resolved.zone)
        plan = self._plan(entry, "", place, clock)
        return plan._replace(uid=back.uid or plan.uid, given=back.lines) if back.lines else plan

    def _due(self, entry: Entry, due: Deadline) -> PlannedPart | LeftOut:
        place = self._cell(deadline_times(due))
        if isinstance(place, str):
            return LeftOut(place, f"{entry.id}.due")
        return self._plan(entry, "due", place, self._zoned(place, due.zone))

    def _plan(
        self, entry: Entry, part: str, place: CalendarSlot | None, clock: Zoned | None
    ) -> PlannedPart:
        kind = "VTODO" if part == "todo" else "VEVENT"
        uid = self.uid(f"{entry.id}.{part}" if part else entry.id)
        if place is None:
            return PlannedPart(kind, LAST_END * values.DAY, 0, uid, part, entry, None, None)
        unit = 1 if place.timed else values.DAY
        return PlannedPart(
            kind, place.start * unit, place.end * unit, uid, part, entry, place, clock
        )

    def _cell(self, known: Times | str) -> CalendarSlot | str:
        if isinstance(known, str):
            return known
        return cell(known, imprecise=self.choices.imprecise)

    def _zoned(self, place: CalendarSlot | None, zone: str) -> Zoned | None:
        return zoned(place, zone) if self.choices.zones and place is not None else None

    def _given(
        self, entry: Entry, place: CalendarSlot, zone: str
    ) -> tuple[GivenLines, Zoned | None]:
        """What came from a calendar, and the clock: what repeats does so on that of its zone."""
        clock = self._zoned(place, zone)
        if "origin" not in entry.record:
            return NOTHING_GIVEN, clock
        if place.timed and zone != "UTC" and repeats(entry.record):
            clock = zoned(place, zone)
            return given(entry.record, clock.name if clock else None), clock
        return given(entry.record, ""), clock

    def draft(self, plan: PlannedPart) -> ComponentDraft:
        """The entry that was planned, with all that it says."""
        entry = plan.entry
        told = self.teller.tell(entry)
        draft = self._drafted(plan, told) if not plan.part else self._owed(plan, told)
        labels = self._labels(told)
        lines = marks.lines(entry, told, draft, is_owed=bool(plan.part), labels=labels)
        is_full = self.choices.full and not plan.part
        full = self._full(entry, told) if is_full else None
        return draft._replace(extensions=lines, full=full)

    def _drafted(self, plan: PlannedPart, told: Told) -> ComponentDraft:
        resolved = plan.entry.resolved
        place = plan.cell
        return self._common(
            plan,
            told,
            describe.title(told, self.teller, mark=_mark(told, resolved)),
            status=_status(plan.entry.record, told.standing),
            opaque=told.status == "planned" and place is not None and _is_appointment(place),
            related=tuple(self._relations(told, resolved.anchors)),
        )

    def _owed(self, plan: PlannedPart, told: Told) -> ComponentDraft:
        """The deadline or the to-do; both belong to the event that they come from."""
        entry, place = plan.entry, plan.cell
        is_task = plan.part == "todo"
        anchors = () if entry.deadline is None else entry.deadline.anchors
        depends = sorted({("DEPENDS-ON", self.uid(id)) for id in anchors})
        return self._common(
            plan,
            told,
            describe.title(told, self.teller, prefix=self.teller.label("page", "due")),
            related=(("PARENT", self.uid(entry.id)), *depends),
            alarm=None if place is None else self._alarm(told),
            status=None if is_task else _status(entry.record, told.standing),
            opaque=not is_task and place is not None and _is_appointment(place),
            task=self._task(entry, told) if is_task else None,
        )

    def _common(self, plan: PlannedPart, told: Told, title: str, **own: Any) -> ComponentDraft:
        """What all entries of one event share, and what is its `own`."""
        record = plan.entry.record
        created, modified = _moment(record.get("created")), _moment(record.get("modified"))
        sure = modified if modified is not None else self.choices.stamp
        points = [place.geo for place in told.places if place.geo]
        return ComponentDraft(
            uid=plan.uid,
            cell=plan.cell,
            zoned=plan.zoned,
            given=plan.given,
            stamp=UNSTAMPED if sure is None else sure,
            summary=LanguageText(title, told.title_lang),
            description=LanguageText(describe.description(told, self.teller), self.lang),
            created=created,
            modified=modified,
            sequence=record.get("revision", 0),
            location=LanguageText(describe.location(told.places), self.lang),
            geo=points[0] if len(points) == 1 else None,
            categories=tuple(self._categories(told)),
            url=next((w.url for w in describe.works(told) if values.is_uri(w.url)), ""),
            **own,
        )

    def _alarm(self, told: Told) -> str | None:
        """An alarm for what is still open: nobody is reminded of what is done."""
        still_open = told.commitment is not None and told.commitment.state in OPEN_STATES
        return self.choices.alarm if still_open and not told.withdrawn else None

    def _task(self, entry: Entry, told: Told) -> Task:
        if "withdrawn" in entry.record:
            return Task("CANCELLED", None)
        state = told.commitment.state if told.commitment is not None else ""
        met_on = entry.record["commitment"].get("met_on")
        zone = entry.timeline.settings.tz
        completed = _completed(met_on, zone) if state == "met" and met_on else None
        return Task(TASK_STATUS.get(state, "NEEDS-ACTION"), completed)

    def _categories(self, told: Told) -> Iterator[str]:
        """The kind and the tags."""
        labels = {told.kind_label, *(self.teller.label("tag", tag) for tag in told.tags)}
        yield from map(seen.category, sorted(labels - {""}))

    def _labels(self, told: Told) -> dict[str, str]:
        """The timeline's own words among the categories: nobody else knows them."""
        own = self.teller.timeline.settings.labels
        keys = (("kind", told.kind), *(("tag", tag) for tag in told.tags)) if own else ()
        return {
            f"{group}/{key}": self.teller.label(group, key)
            for group, key in keys
            if key in own.get(group, {})
        }

    def _relations(self, told: Told, anchors: Iterable[str]) -> Iterator[tuple[str, str]]:
        found = {("DEPENDS-ON", self.uid(id)) for id in anchors}
        for one in told.relations:
            kind = "PARENT" if one.type == "part_of" else "SIBLING"
            found.add((kind, self.uid(one.id)))
        yield from sorted(found)

    def _full(self, entry: Entry, told: Told) -> Full:
        works = [work for work in describe.works(told) if values.is_uri(work.url)]
        return Full(
            people=tuple(self._people(entry, told)),
            spots=tuple(self._spots(entry, told)),
            links=tuple(Link(work.url, LanguageText(work.title, work.lang)) for work in works),
            concepts=tuple(sorted(self._concepts((*told.people, *told.places)))),
            record=marks.compact(entry.record),
            group=self.domain,
        )

    def _people(self, entry: Entry, told: Told) -> Iterator[Person]:
        for number, name in enumerate(told.people, 1):
            uid = self.uid(f"{entry.id}.who-{number}")
            yield Person(uid, ROLES.get(name.role, "ACTIVE"), LanguageText(name.name, self.lang))

    def _spots(self, entry: Entry, told: Told) -> Iterator[Spot]:
        for number, name in enumerate(told.places, 1):
            uid = self.uid(f"{entry.id}.where-{number}")
            yield Spot(uid, LanguageText(name.name, self.lang), name.geo)

    def _concepts(self, names: Iterable[Name]) -> set[str]:
        """The addresses of the people and places in Wikidata, where they are known."""
        records = self.teller.timeline.entities.records
        known = [records.get(name.id, {}).get("identifiers", {}) for name in names if name.id]
        items = [one["wikidata"] for one in known if "wikidata" in one]
        return {f"https://www.wikidata.org/entity/{item}" for item in items}


def _is_appointment(place: CalendarSlot) -> bool:
    """Something at a known hour, for which a person is busy."""
    return place.timed and place.shape == "exact" and place.end - place.start <= values.DAY


def _mark(told: Told, resolved: Resolved) -> str:
    """What is vague in the time; nothing where the calendar shows it as it was."""
    s1, s2, e1, e2 = resolved.days
    is_known = s1 is not None and e1 is not None
    if is_known and s1 == s2 and e1 == e2 and not resolved.qualified:
        return "~" if resolved.clock and _is_doubtful(resolved) else ""
    return told.mark


def _is_doubtful(resolved: Resolved) -> bool:
    """Whether a start or an end may be an hour off or more, though its day is sure."""
    s1, s2, e1, e2 = resolved.seconds
    edges = ((s1, s2), (e1, e2))
    return any(last - first >= HOUR for first, last in edges if first is not None and last)


def _status(record: dict[str, Any], standing: str) -> str:
    """What is sure of the event itself; how exactly its time is known has no part in it."""
    if "withdrawn" in record:
        return "CANCELLED"
    known = STATUS.get(record.get("status", ""))
    return known or ("TENTATIVE" if standing in DOUBTED else "CONFIRMED")


def _moment(stamp: str | None) -> int | None:
    """UTC seconds of `YYYY-MM-DDThh:mm:ssZ`, the one form that the schema takes.

    None for a day that does not exist, which a rule reports, and for the year 0.
    """
    if stamp is None or stamp.startswith("0000"):
        return None
    try:
        seconds = parse(stamp).seconds
    except DateError:
        return None
    return seconds.s1 if seconds is not None else None


def _completed(met_on: str, zone: str) -> int | None:
    """The instant at which something was met; of a day its last second.

    None if it is vaguer, or in a year that calendars do not know.
    """
    try:
        date = parse(met_on)
    except DateError:  # a rule reports it
        return None
    first, last = date.days.s1, date.days.e2
    if first is None or first != last or not values.FIRST_DAY < last < LAST_END:
        return None
    here = zone_named(zone)
    clock = None if date.seconds is None else date.seconds.e2
    if clock is None:
        return here.day_end(last)
    return here.instant(clock, date.offset)
