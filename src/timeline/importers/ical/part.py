"""One component of a calendar as it was read: its values, each in its type, and its lines.

The component is what the reading library made of the text, looked at and never changed; the node
is the text itself, with its lines.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from icalendar import Component

from timeline.format.models import vocabulary
from timeline.importers.ical.calendar_time import Length, Moment, length
from timeline.importers.ical.contentlines import CalendarNode
from timeline.importers.ical.zones import Zones
from timeline.importers.rows.gathering import Gathering
from timeline.text import clean, one_line

UNTITLED = "[untitled]"
_ONCE = frozenset(("DTSTART", "DTEND", "DUE", "DURATION", "SUMMARY", "DESCRIPTION"))
_UTC_ONLY = frozenset(("CREATED", "LAST-MODIFIED", "DTSTAMP", "COMPLETED"))
_LANGUAGE = re.compile(vocabulary.LANGUAGE_PATTERN)


@dataclass(frozen=True, slots=True)
class CalendarContext:
    """What holds for all components of one calendar: its zones, and the zone of floating times."""

    found: Gathering
    zones: Zones
    floating: tzinfo | None = None
    cancelled: bool = False


@dataclass(slots=True)
class CalendarPart:
    """One component; `kept` are the properties of which not all could be read.

    `guests` are called so by attendees that the component does not hold, since they are many.
    """

    node: CalendarNode
    component: Component
    context: CalendarContext
    guests: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    read: dict[str, Moment | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kept |= {str(name) for name, _ in self.component.errors if name}
        self.kept |= {name for name in set(self.node.lines.names) if name not in self.component}

    @property
    def name(self) -> str:
        """VEVENT, VTODO or VJOURNAL."""
        return self.node.name

    @property
    def uid(self) -> str:
        """The UID, "" if there is none."""
        return str(self.component.get("UID") or "").strip()

    @property
    def sequence(self) -> int:
        """How often it was revised; 0 where nothing is said."""
        text = str(self.component.get("SEQUENCE", ""))
        whole = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
        return whole if whole <= vocabulary.COUNT_MAX else 0

    @property
    def title(self) -> str:
        """Its title on one line, for reports."""
        value = self.component.get("SUMMARY")
        value = value[0] if isinstance(value, list) else value
        return one_line(str(value or "")) or UNTITLED

    @property
    def repeats(self) -> list[str]:
        """The properties by which it repeats."""
        return [name for name in ("RRULE", "RDATE", "EXDATE", "EXRULE") if self.lines(name)]

    def warn(self, name: str, rule: str, message: str) -> None:
        """Tell of the first line of a property."""
        self.context.found.warn(self.node.line_of(name), rule, message)

    def lines(self, name: str) -> list[str]:
        """The content lines of a property."""
        return [line for _, line in self.node.lines.of(name)]

    def values(self, name: str) -> list[Any]:
        """What the library made of a property, each time that it stands there."""
        given = self.component.get(name)
        values = given if isinstance(given, list) else [] if given is None else [given]
        if len(values) > 1 and name in _ONCE and name not in self.kept:
            self.kept.add(name)
            self.warn(name, "import/not-a-value", f"{name} comes twice; the first is taken")
        return values

    def text(self, name: str) -> Any:
        """The text of a property, with its language where the file says which; None if empty."""
        for value in self.values(name)[:1]:
            raw = clean(str(value)).replace("\r\n", "\n")
            text = one_line(raw) if name == "SUMMARY" else raw.strip("\n")
            code = str(attribute(value, "params", {}).get("LANGUAGE", ""))
            if not text.strip():
                return None
            return {code: text} if _LANGUAGE.fullmatch(code) else text
        return None

    def moment(self, name: str) -> Moment | None:
        """The day or the time of a property, None if it has none that can be read."""
        if name not in self.read:
            self.read[name] = self._moment(name)
        return self.read[name]

    def _moment(self, name: str) -> Moment | None:
        for value in self.values(name)[:1]:
            moment = attribute(value, "dt")
            moment = moment[0] if isinstance(moment, tuple) else moment
            if isinstance(moment, date):
                return self._zoned(name, value, moment)
        return None

    def moments(self, name: str) -> list[tuple[Moment, Moment | Length | None]]:
        """All times of RDATE or EXDATE; periods with their ends."""
        found: list[tuple[Moment, Moment | Length | None]] = []
        for value in self.values(name):
            for one in attribute(value, "dts", ()):
                first, last = one.dt if isinstance(one.dt, tuple) else (one.dt, None)
                if not isinstance(first, date):
                    continue
                start = self._zoned(name, value, first)
                if isinstance(last, date):
                    found.append((start, self._zoned(name, value, last)))
                elif last is not None:
                    found.append((start, Length(last - last, last)))
                else:
                    found.append((start, None))
        return found

    def _zoned(self, name: str, value: Any, moment: Moment) -> Moment:
        """The moment in the zone that the file means; a zone that nobody knows is told of."""
        if not isinstance(moment, datetime):
            return moment
        zones = self.context.zones
        tzid = str(attribute(value, "params", {}).get("TZID", ""))
        if not tzid:
            floats = moment.tzinfo is None and name not in _UTC_ONLY
            return moment.replace(tzinfo=self.context.floating) if floats else moment
        placed = zones.placed(moment, tzid)
        if placed.tzinfo is None:
            words = f"the zone '{one_line(tzid)[:60]}' is not known; the time is kept without one"
            if name not in self.kept:
                self.warn(name, "import/unknown-zone", words)
            self.kept.add(name)
        elif tzid in zones.redefined - zones.told:
            zones.told.add(tzid)
            words = f"the zone '{one_line(tzid)[:60]}' counts as the file itself defines it"
            self.warn(name, "import/zone-redefined", words)
        return placed

    def length(self) -> Length | None:
        """The DURATION, None if there is none that makes sense, which is told."""
        for value in self.values("DURATION")[:1]:
            found = length(self.lines("DURATION")[0].rpartition(":")[2])
            if found is None and attribute(value, "dt") is not None:
                self.not_taken("DURATION", "it lasts less than nothing; only the start is taken")
            return found
        return None

    def not_taken(self, name: str, fault: str) -> None:
        """Tell of a value that makes no sense; its line is kept."""
        if name not in self.kept:
            self.warn(name, "import/not-a-value", f"'{self.title}': {fault}")
        self.kept.add(name)


def attribute(value: Any, name: str, default: Any = None) -> Any:
    """What the library knows of a value; values that it could not read know nothing."""
    try:
        return getattr(value, name, default)
    except ValueError:
        return default
