"""The occurrences of a series, on the clock of its own zone (RFC 5545, 3.8.5).

The library recurring-ical-events works them out: rules, further dates, exceptions, and the
components that stand for one occurrence or for it and all later ones. Here it is made sure first
that there is an end to that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any, NamedTuple

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component, Event, Journal
from icalendar.prop import vDDDLists, vDDDTypes, vRecur

from timeline.importers.ical.calendar_time import Length, Moment, after, elapsed
from timeline.importers.ical.part import CalendarPart

# Occurrences of one series at most: 270 years of days.
MOST = 100_000

_FAST = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=([0-9]{8})(T[0-9]{6})?(Z?)", re.IGNORECASE)
_NEGATIVE = re.compile(r";COUNT=-[0-9]+", re.IGNORECASE)
_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
_MARK = "X-PART"
_SLACK = timedelta(days=3)


class NotExpanded(ValueError):
    """Why an event is kept as one that repeats."""


class Occurrence(NamedTuple):
    """One time that a series takes place: its component, start and end, and its moment by rule."""

    part: CalendarPart
    start: Moment
    end: Moment | None
    original: Moment


def occurrences(parts: Sequence[CalendarPart], *, until: date | None = None) -> list[Occurrence]:
    """Every occurrence of a series in order; raises `NotExpanded` where there is no end.

    The first part is the one that repeats, the others stand for single occurrences. `until` is
    the last day to look at.
    """
    master = parts[0]
    start = _required(master)
    try:
        rules = {rule: _wall_times(rule, start, until) for rule in _rules(master, "RRULE")}
        _tell_of_end(master, [rule for rule, times in rules.items() if not times], start, until)
        found = list(_reckoned(parts, {r: times for r, times in rules.items() if times}, until))
        struck = {t for rule in _rules(master, "EXRULE") for t in _wall_times(rule, start, until)}
    except NotExpanded:
        raise
    except _ERRORS as error:
        raise NotExpanded(f"its rule makes no sense: {error}") from error
    kept = [one for one in found if one.part is not master or _wall(one.start) not in struck]
    return sorted(kept, key=lambda one: _sortable(one.start))


def _tell_of_end(part: CalendarPart, idle: list[str], start: Moment, until: date | None) -> None:
    """Tell of rules that end before the start: it is taken even so."""
    short = [rule for rule in part.lines("RRULE") if re.search(r"UNTIL=[0-9]{8}(?!T)", rule)]
    if short and isinstance(start, datetime):
        words = f"'{part.title}': UNTIL is a day where the start is a time; all of that day counts"
        part.warn("RRULE", "import/not-a-value", words)
    if idle and (until is None or _wall(start).date() <= until):
        words = f"'{part.title}': the rule '{idle[0][:80]}' never comes; the start is taken"
        part.warn("RRULE", "import/not-a-value", words)


def _required(part: CalendarPart) -> Moment:
    start = part.moment("DTSTART")
    if start is None:
        raise NotExpanded("it has no start")
    return start


def _rules(part: CalendarPart, name: str) -> list[str]:
    start = _required(part)
    lines = (_NEGATIVE.sub("", line.partition(":")[2].strip()) for line in part.lines(name))
    return [_UNTIL.sub(lambda found: _on_clock(found, start), rule) for rule in lines]


def _on_clock(found: re.Match[str], start: Moment) -> str:
    """UNTIL as the start has it: a day, a time of the wall, or in UTC; a day ends at its end."""
    if not isinstance(start, datetime):
        return f"UNTIL={found[1]}"
    moment = datetime.strptime(found[1] + (found[2] or "T235959"), "%Y%m%dT%H%M%S")
    if start.tzinfo is None:
        return f"UNTIL={moment:%Y%m%dT%H%M%S}"
    zone = UTC if found[3] else start.tzinfo
    moment = moment.replace(tzinfo=zone).astimezone(UTC)
    return f"UNTIL={moment:%Y%m%dT%H%M%S}Z"


def _wall_times(rule: str, start: Moment, until: date | None) -> list[datetime]:
    """When a rule strikes, on the clock of the series."""
    if _FAST.search(rule):
        raise NotExpanded("it repeats within a day")
    if until is None and not re.search(r"COUNT=|UNTIL=", rule, re.IGNORECASE):
        raise NotExpanded("it has no end; give one with --until")
    zone = start.tzinfo if isinstance(start, datetime) else None
    local = _UNTIL.sub(lambda found: _local(found, zone), rule)
    if until is not None:  # what never strikes would be followed for thousands of years
        local = _bounded(local, f"UNTIL={until:%Y%m%d}T235959")
    found = list(islice(rrulestr(local, dtstart=_wall(start)), MOST + 1))
    if len(found) > MOST:
        raise NotExpanded(f"it has more than {MOST:,} occurrences")
    return found


def _local(found: re.Match[str], zone: Any) -> str:
    if not found[3]:
        return found[0]
    moment = datetime.strptime(found[1] + found[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return f"UNTIL={moment.astimezone(zone):%Y%m%dT%H%M%S}"


def _bounded(rule: str, last: str) -> str:
    """The rule with an end, the earlier one where it has one of its own."""
    own = _UNTIL.search(rule)
    if own is None:
        return f"{rule};{last}"
    return rule if own[0] < last else rule.replace(own[0], last)


def _wall(moment: Moment) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.replace(tzinfo=None)


def _sortable(moment: Moment) -> datetime:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC).replace(tzinfo=None)
    return _wall(moment)


def _reckoned(
    parts: Sequence[CalendarPart], rules: dict[str, list[datetime]], until: date | None
) -> Iterator[Occurrence]:
    import recurring_ical_events  # most calendars are not expanded

    periods = dict(parts[0].moments("RDATE"))
    known = [time for times in rules.values() for time in (times[0], times[-1])]
    calendar = Calendar()
    for number, part in enumerate(parts):
        component = _component(part, number, rules if part is parts[0] else ())
        calendar.add_component(component)
        known += [
            _wall(one) for one in (part.moment("DTSTART"), part.moment("RECURRENCE-ID")) if one
        ]
    known += [_wall(one) for one in periods]
    first, last = min(known) - _SLACK, max(known) + _SLACK
    query = recurring_ical_events.of(calendar, components=[parts[0].name])
    for found in query.between(first.date(), last.date() + _SLACK):
        one = _occurrence(parts[int(found[_MARK])], found["DTSTART"].dt, periods)
        if until is None or _wall(one.start).date() <= until:
            yield one


def _component(part: CalendarPart, number: int, rules: Iterable[str]) -> Component:
    """What the library has to know of a component, and no more."""
    made = Journal() if part.name == "VJOURNAL" else Event()
    made.add("UID", "series")
    made[_MARK] = str(number)
    start = _required(part)
    made["DTSTART"] = vDDDTypes(start)
    end = None if part.name == "VJOURNAL" else end_of(part, start)
    if end is not None and type(end) is type(start) and _sortable(end) >= _sortable(start):
        made["DTEND"] = vDDDTypes(end)
    if part.sequence:
        made["SEQUENCE"] = part.sequence
    again = part.moment("RECURRENCE-ID")
    if again is not None:
        made["RECURRENCE-ID"] = vDDDTypes(again)
        if is_for_future(part):
            made["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        if part.lines("RRULE"):  # not followed there; the library only asks whether there is one
            made["RRULE"] = vRecur(FREQ="DAILY", COUNT=1)
        return made
    made["RRULE"] = [vRecur.from_ical(rule) for rule in rules]
    for name in ("RDATE", "EXDATE"):
        moments = [moment for moment, _ in part.moments(name)]
        if moments:
            made[name] = [vDDDLists([one]) for one in moments]
    return made


def is_for_future(part: CalendarPart) -> bool:
    """Whether it stands for an occurrence and all later ones."""
    return any("RANGE=THISANDFUTURE" in line.upper() for line in part.lines("RECURRENCE-ID"))


def end_of(part: CalendarPart, start: Moment) -> Moment | None:
    """The end of a component that is moved to `start`; it lasts as long as it does (3.8.5.3)."""
    lasting = part.length()
    own = part.moment("DTSTART")
    end = part.moment("DTEND")
    if end is None:
        return None if lasting is None else after(start, lasting)
    passes = elapsed(own, end) if own is not None and own != start else None
    return end if passes is None else after(start, passes)


def _occurrence(part: CalendarPart, start: Moment, periods: Any) -> Occurrence:
    again = part.moment("RECURRENCE-ID")
    if again is None:
        return Occurrence(part, start, _period_end(start, periods) or end_of(part, start), start)
    moved = part.moment("DTSTART")
    original = again
    if moved is not None and is_for_future(part):
        away = _wall(moved) - _wall(_like(again, moved))
        original = start - away
    return Occurrence(part, start, end_of(part, start), original)


def _like(moment: Moment, other: Moment) -> Moment:
    """A moment on the clock of another."""
    if isinstance(moment, datetime) and isinstance(other, datetime) and moment.tzinfo:
        return moment.astimezone(other.tzinfo) if other.tzinfo else moment
    return moment


def _period_end(start: Moment, periods: dict[Moment, Moment | Length | None]) -> Moment | None:
    end = periods.get(start)
    return after(start, end) if isinstance(end, Length) else end
