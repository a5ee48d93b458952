"""One entry of a calendar into an event: words, time, people, and what has no field of its own.

The component is what the reading library made of the text, looked at and never changed; the node
is the text itself, with its lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from timeline.format.models import vocabulary
from timeline.importers import Origin
from timeline.importers.ical.calendar_time import Moment, deadline, length_of, placed, span
from timeline.importers.ical.contentlines import Node, property_name
from timeline.importers.ical.own_lines import expression, own_codes, own_property, own_words
from timeline.importers.ical.recurrence import NotExpanded, occurrences
from timeline.importers.rows import ids
from timeline.importers.rows.ledger import Ledger
from timeline.importers.rows.rows import Gathered
from timeline.importers.rows.works import untitled
from timeline.text import clean, one_line

Record = dict[str, Any]
UNTITLED = "[untitled]"
_STATES = {"COMPLETED": "met", "IN-PROCESS": "in_progress", "CANCELLED": "withdrawn"}
_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "planned"}
_REPEATS = ("RRULE", "RDATE", "EXDATE", "EXRULE")
# Read into fields, or without meaning outside of the file; the rest is kept as it stands.
_READ = frozenset(
    ("UID", "DTSTAMP", "DTSTART", "DTEND", "DUE", "DURATION", "SUMMARY", "DESCRIPTION",
     "CREATED", "LAST-MODIFIED", "SEQUENCE", "BEGIN", "END")
)  # fmt: skip
_ONCE = frozenset(("DTSTART", "DTEND", "DUE", "DURATION", "SUMMARY", "DESCRIPTION"))
_OURS = frozenset(("STATUS", "CATEGORIES", "TRANSP", "STRUCTURED-DATA", "REFID", "URL"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for."""

    expand: bool
    until: date | None
    tz: str


class CalendarEntry:
    """One component on its way to one record, or to several where it repeats."""

    def __init__(self, node: Node, component: Any, found: Gathered, asked: Asked, own: str) -> None:
        self.node = node
        self.component = component
        self.found = found
        self.asked = asked
        self.own = own
        self.used: set[str] = set()
        # Read, but not wholly: what stands there is kept as well.
        self.kept = {str(name) for name, _ in component.errors if name}
        self.kept |= {
            name for _, line in node.lines if (name := property_name(line)) not in component
        }

    def records(self) -> Iterator[tuple[Record, Origin]]:
        """The records with their origins; what was not used for them is kept there."""
        for record, key in self._made_of():
            yield record, Origin(self.node.line, key, self._rest())

    def _made_of(self) -> Iterator[tuple[Record, str]]:
        record = self._common()
        if self.own:
            written = own_property(self.node, "X-TIMELINE-WHEN")
            yield {**record, "id": self.own, "when": expression(written)}, self.own
            return
        start = self._moment("DTSTART")
        key = self._key()
        if self.node.name == "VTODO":
            yield {**record, **self._todo(record, start)}, key
        elif start is None:
            self.found.warn(
                self.node.line, "import/undated", f"'{self._title()}' has no start that can be read"
            )
            yield {**record, "when": {"text": "no date"}}, key
        else:
            yield from self._occurrences(record, start, key)

    def _key(self) -> str:
        uid = str(self.component.get("UID") or "").strip()
        again = self.component.get("RECURRENCE-ID")
        moment = self._moment("RECURRENCE-ID") if again is not None else None
        return f"{uid}#{placed(moment).text}" if uid and moment else uid

    def _occurrences(self, record: Record, start: Moment, key: str) -> Iterator[tuple[Record, str]]:
        end = self._moment("DTEND")
        duration = self._duration()
        length = duration if end is None else length_of(start, end)
        first = self._timed(start, end, duration)
        moments = self._expanded(start)
        if moments is None:
            yield {**record, "when": first}, key
            return
        base = ids.slug(self._title()) or "event"
        for moment in moments:
            day = placed(moment).text[:10]
            timed = self._timed(moment, None, length)
            one = f"{key}#{placed(moment).text}" if key else ""
            # Without a UID, title and day do not tell whether it is an event that is there.
            id = {"id": f"{base}-{day}"} if key else {}
            yield {**record, **id, "when": timed}, one

    def _expanded(self, start: Moment) -> list[Moment] | None:
        """When each occurrence begins; None where it is kept as one event, which is told of."""
        repeats = [name for name in _REPEATS if name in self.component]
        if not repeats:
            return None
        kept = f"'{self._title()}' repeats; it is one event, with the rule kept in its origin"
        if self.asked.expand:
            rules = [line.partition(":")[2] for line in self._lines("RRULE")]
            more, less = self._moments("RDATE"), self._moments("EXDATE")
            try:
                return occurrences(start, rules, extra=more, without=less, until=self.asked.until)
            except NotExpanded as error:
                kept = f"'{self._title()}' is kept as one event: {error}"
        self.found.warn(self.node.line_of(repeats[0]), "import/repeats", kept)
        return None

    def _lines(self, name: str) -> list[str]:
        return [line for _, line in self.node.lines if property_name(line) == name]

    def _timed(self, start: Moment, end: Moment | None, duration: timedelta | None) -> Any:
        try:
            timed = span(start, end, duration, tz=self.asked.tz)
        except (OverflowError, ValueError):
            fault = "the end is out of the range of calendars"
            timed = span(start, None, tz=self.asked.tz)._replace(faults=(fault,))
        for fault in timed.faults:
            self._end_not_taken(fault)
        return timed.when

    def _end_not_taken(self, fault: str) -> None:
        """Tell of an end that makes no sense; its line is kept."""
        name = "DURATION" if "DTEND" not in self.component else "DTEND"
        message = f"'{self._title()}': {fault}; only the start is taken"
        self.found.warn(self.node.line_of(name), "import/not-a-value", message)
        self.kept.add(name)

    def _values(self, name: str) -> list[Any]:
        given = self.component.get(name)
        values = given if isinstance(given, list) else [] if given is None else [given]
        if len(values) > 1 and name in _ONCE:
            self.kept.add(name)
            self.found.warn(
                self.node.line_of(name),
                "import/not-a-value",
                f"{name} comes twice; the first is taken",
            )
        return values

    def _moment(self, name: str) -> Moment | None:
        for value in self._values(name)[:1]:
            moment = _attribute(value, "dt")
            if isinstance(moment, tuple):
                moment = moment[0]
            if isinstance(moment, date):
                self._require_zone(name, value, moment)
                return moment
        return None

    def _require_zone(self, name: str, value: Any, moment: Moment) -> None:
        """Tell of a zone that neither the file nor the world knows; the time is floating then."""
        tzid = str(_attribute(value, "params", {}).get("TZID", ""))
        if tzid and isinstance(moment, datetime) and moment.tzinfo is None:
            message = f"the zone '{one_line(tzid)[:60]}' is not known; the time is kept without one"
            self.found.warn(self.node.line_of(name), "import/unknown-zone", message)
            self.kept.add(name)

    def _moments(self, name: str) -> list[Moment]:
        found: list[Moment] = []
        for value in self._values(name):
            for one in _attribute(value, "dts", ()):
                moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
                found.append(moment)
        return found

    def _duration(self) -> timedelta | None:
        for value in self._values("DURATION")[:1]:
            length = _attribute(value, "dt")
            if isinstance(length, timedelta) and length >= timedelta(0):
                return length
            if isinstance(length, timedelta):
                self._end_not_taken("it lasts less than nothing")
        return None

    def _todo(self, record: Record, start: Moment | None) -> Record:
        """What a to-do has of its own: a deadline, a state, and when it was made."""
        due = self._moment("DUE")
        duration = self._duration()
        if due is None and duration is not None:
            due = self._after(start, duration)
        state = str(self.component.get("STATUS") or "").upper()
        commitment: Record = {"action": record["title"], "state": _STATES.get(state, "scheduled")}
        if due is not None:
            commitment["due"] = deadline(placed(due, tz=self.asked.tz))
        completed = self._moment("COMPLETED")
        if commitment["state"] == "met" and completed is not None:
            met = placed(completed)
            self.used.add("COMPLETED")
            commitment["met_on"] = f"{met.text}Z" if met.tz == "UTC" else met.text
        return {"kind": "commitment", "commitment": commitment, "when": self._made(start, due)}

    def _after(self, start: Moment | None, duration: timedelta) -> Moment | None:
        """The deadline of a to-do that has a length instead of one."""
        try:
            if start is not None:
                return start + duration
        except OverflowError:
            self._end_not_taken("the end is out of the range of calendars")
        self.kept.add("DURATION")
        return None

    def _made(self, start: Moment | None, due: Moment | None) -> Any:
        """When a to-do was made: its start; else no later than it is due; else not known."""
        if start is not None:
            return self._timed(start, None, None)
        if due is not None:
            point = placed(due, tz=self.asked.tz)
            return {"latest": point.text, **({"tz": point.tz} if point.tz else {})}
        return {"text": "no date"}

    def _common(self) -> Record:
        """What every kind of component has."""
        record: Record = {"title": self._localised("SUMMARY") or UNTITLED}
        if record["title"] == UNTITLED:
            self.found.warn(self.node.line, "import/no-title", "it has no title")
        self._describe(record)
        self._put(record, "places", self._places(), "LOCATION", "GEO")
        self._stamps(record)
        if self.own:
            record |= own_codes(self.node)
            record = own_words(self.node, record)
            self._own_relations(record)
        else:
            self._status(record)
            self._put(record, "tags", self._tags(), "CATEGORIES")
            self._put(record, "participants", self._people())
            self._put(record, "sources", self._links(), "URL")
            self._put(record, "media", self._media())
        return record

    def _put(self, record: Record, key: str, values: list[Any], *names: str) -> None:
        if values:
            record[key] = values
            self.used.update(names)

    def _title(self) -> str:
        value = self.component.get("SUMMARY")
        value = value[0] if isinstance(value, list) else value
        return one_line(str(value or "")) or UNTITLED

    def _localised(self, name: str) -> Any:
        """The text of a property, with its language where the file says which."""
        for value in self._values(name)[:1]:
            raw = clean(str(value)).replace("\r\n", "\n")
            text = one_line(raw) if name == "SUMMARY" else raw.strip("\n")
            code = str(_attribute(value, "params", {}).get("LANGUAGE", ""))
            if not text.strip():
                return None
            return {code: text} if re.fullmatch(vocabulary.LANGUAGE_PATTERN, code) else text
        return None

    def _describe(self, record: Record) -> None:
        words = self._localised("DESCRIPTION")
        if words:
            record["description"] = words

    def _own_relations(self, record: Record) -> None:
        """What the entry is a part of; of other relations a calendar does not say which they are.

        What it depends on follows from its time.
        """
        domain = str(self.component.get("UID") or "").partition("@")[2]
        for value in self._values("RELATED-TO"):
            kind = str(_attribute(value, "params", {}).get("RELTYPE", "PARENT"))
            id, _, where = str(value).partition("@")
            if kind == "PARENT" and where == domain and re.fullmatch(vocabulary.ID_PATTERN, id):
                record.setdefault("relations", []).append({"type": "part_of", "to": id})
        if all(
            _attribute(value, "params", {}).get("RELTYPE") in ("PARENT", "DEPENDS-ON")
            for value in self._values("RELATED-TO")
        ):
            self.used.add("RELATED-TO")

    def _status(self, record: Record) -> None:
        status = _STATUS.get(str(self.component.get("STATUS") or "").upper())
        if status and self.node.name == "VEVENT":
            record["status"] = status
            self.used.add("STATUS")

    def _stamps(self, record: Record) -> None:
        for name, key in (("CREATED", "created"), ("LAST-MODIFIED", "modified")):
            moment = self._moment(name)
            if isinstance(moment, datetime) and moment.tzinfo is not None:
                text = f"{placed(moment).text[:16]}:{moment:%S}Z"
                if re.fullmatch(vocabulary.STAMP_PATTERN, text):
                    record[key] = text
        sequence = str(self.component.get("SEQUENCE", ""))
        if sequence.isascii() and sequence.isdigit() and int(sequence) <= vocabulary.COUNT_MAX:
            record["revision"] = int(sequence)

    def _places(self) -> list[Record]:
        place = self._localised("LOCATION")
        geo = self._geo()
        if not (place or geo):
            return []
        name = place or f"{geo['lat']}, {geo['lon']}"
        return [{"name": name, **({"geo": geo} if geo else {})}]

    def _geo(self) -> Record:
        for value in self._values("GEO")[:1]:
            lat, lon = _attribute(value, "latitude"), _attribute(value, "longitude")
            if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
                return {"lat": lat, "lon": lon}
        return {}

    def _tags(self) -> list[str]:
        words: list[str] = []
        for value in self._values("CATEGORIES"):
            words += [str(one) for one in _attribute(value, "cats", [])]
        return list(dict.fromkeys(tag for tag in map(ids.tag, words) if tag))

    def _people(self) -> list[Record]:
        """Names of who takes part; their addresses stay among the kept lines."""
        found: list[Record] = []
        for name, role in (("ORGANIZER", "host"), ("ATTENDEE", "attendee")):
            for value in self._values(name):
                known = str(_attribute(value, "params", {}).get("CN", "")) or str(value)
                person = one_line(re.sub(r"(?i)^mailto:", "", known)).strip('"')
                if person and all(one["name"] != person for one in found):
                    found.append({"name": person, "role": role})
        return found

    def _links(self) -> list[Record]:
        urls = [str(value).strip() for value in self._values("URL")]
        good = [url for url in urls if re.fullmatch(vocabulary.URL_PATTERN, url)]
        return [{"title": untitled(url), "url": url} for url in good]

    def _media(self) -> list[Record]:
        urls = [str(value).strip() for value in self._values("ATTACH")]
        return [{"url": url} for url in urls if re.fullmatch(vocabulary.URL_PATTERN, url)]

    def _rest(self) -> Record:
        """The lines that are kept as they stand, and the components inside, such as alarms."""
        gone = (_READ | self.used | (_OURS if self.own else set())) - self.kept
        ledger = Ledger()
        for number, line in self.node.lines:
            name = property_name(line)
            cell = ledger.add(name or "X", clean(line), number)
            if name in gone or name.startswith("X-TIMELINE-"):
                ledger.fill(cell, name)
            else:
                ledger.keep(cell)
        for node in self.node.inner:
            cell = ledger.add(node.name, clean(node.text()).strip().split("\n"), node.line)
            if self.own:
                ledger.fill(cell, node.name)
            else:
                ledger.keep(cell)
        kept = ledger.close()
        return kept if self.node.name == "VEVENT" else {"component": self.node.name, **kept}


def _attribute(value: Any, name: str, default: Any = None) -> Any:
    """What the library knows of a value; values that it could not read know nothing."""
    try:
        return getattr(value, name, default)
    except ValueError:
        return default
