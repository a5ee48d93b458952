"""One component of a calendar into an event: words, people, places, and what has no field."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from timeline.dates.edges import day_and_clock
from timeline.format.models import vocabulary
from timeline.format.untyped import Record
from timeline.importers.ical.calendar_time import (
    Moment,
    after,
    deadline,
    placed,
    point,
    shown,
    span,
)
from timeline.importers.ical.contentlines import CalendarNode, property_name
from timeline.importers.ical.part import UNTITLED, CalendarPart, attribute
from timeline.importers.ical.people import people, without_addresses
from timeline.importers.rows import ids
from timeline.importers.rows.addresses import untitled
from timeline.importers.rows.ledger import Cell, Ledger
from timeline.text import clean

EXTENSION = "org.ietf.icalendar"
_STATES = {"COMPLETED": "met", "IN-PROCESS": "in_progress", "CANCELLED": "withdrawn"}
_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "planned"}
_REVISION = ("SEQUENCE", "LAST-MODIFIED")
_PRIVATE = ("PRIVATE", "CONFIDENTIAL")
# Read into fields, or without meaning outside of the file; the rest is kept as it stands.
_READ = frozenset(
    ("UID", "DTSTAMP", "DTSTART", "DTEND", "DUE", "DURATION", "SUMMARY", "DESCRIPTION",
     "CREATED", "LAST-MODIFIED", "SEQUENCE", "BEGIN", "END")
)  # fmt: skip
# Of lines that are read into fields, the parameters that are read with them.
_UNDERSTOOD = frozenset(("TZID", "VALUE", "LANGUAGE", "ENCODING", "CHARSET"))
_PARAMETERS = re.compile(r';([A-Za-z0-9-]+)=(?:"[^"]*"|[^";:])*')
_BINARY = re.compile(
    r"[^:]*;(?:ENCODING=(?:BASE64|B)|VALUE=BINARY)[;:]|ATTACH[^:]*:data:", re.IGNORECASE
)


class CalendarEntry:
    """One component on its way to the record of an event."""

    def __init__(self, part: CalendarPart, *, private: bool) -> None:
        self.part = part
        self.component = part.component
        self.private = private
        self.used: set[str] = set()

    def timed(self, start: Moment | None, end: Moment | None) -> Record:
        """The event as it takes place at a time; of to-dos the time is in their own lines."""
        record = self._said
        if self.part.name != "VTODO":
            record = {**record, "when": self._when(start, end)}
        return record

    @cached_property
    def _said(self) -> Record:
        """All that is said of the event but its time."""
        record = self._common()
        return record | self._todo(record) if self.part.name == "VTODO" else record

    def _when(self, start: Moment | None, end: Moment | None) -> Any:
        if start is None:
            words = f"'{self.part.title}' has no start that can be read"
            self.part.context.found.warn(self.part.node.line, "import/undated", words)
            return {"text": "no date"}
        if self._is_whole_day(start, end):
            start, end = _day(start), _day(end)
        return self._span(start, end)

    def _is_whole_day(self, start: Moment, end: Moment | None) -> bool:
        """Whether Outlook means days by times from midnight to midnight."""
        if str(self.component.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() != "TRUE":
            return False
        clocks = [day_and_clock(placed(one).text)[1] for one in (start, end or start)]
        return all(clock in ("", "00:00") for clock in clocks)

    def _span(self, start: Moment, end: Moment | None) -> Any:
        name = "DTEND" if "DTEND" in self.component else "DURATION"
        try:
            found = span(start, end)
        except (OverflowError, ValueError):
            found = span(start, None)
            self.part.not_taken(name, "the end is out of the range of calendars")
        for fault in found.faults:
            self.part.not_taken("DTSTART", fault)
        if found.unlike:  # both lines are to be looked at; the report stands at the first
            self.part.not_taken("DTSTART", found.unlike)
            self.part.kept.add(name)
        return found.when

    def _todo(self, record: Record) -> Record:
        """What a to-do has of its own: a deadline, a state, and when it was made."""
        start, due = self.part.moment("DTSTART"), self.part.moment("DUE")
        if due is None:
            due = self._after(start)
        state = "CANCELLED" if self.part.context.cancelled else self._said_status
        commitment: Record = {"action": record["title"], "state": _STATES.get(state, "scheduled")}
        if due is not None:
            commitment["due"] = deadline(shown(due)[0])
        completed = self.part.moment("COMPLETED")
        if commitment["state"] == "met" and completed is not None:
            met = placed(completed)
            self.used.add("COMPLETED")
            commitment["met_on"] = f"{met.text}Z" if met.tz == "UTC" else met.text
        return {"kind": "commitment", "commitment": commitment, "when": self._made(start, due)}

    def _after(self, start: Moment | None) -> Moment | None:
        """The deadline of a to-do that has a length instead of one."""
        lasting = self.part.length()
        if lasting is None:
            return None
        try:
            if start is not None:
                return after(start, lasting)
        except OverflowError:
            self.part.not_taken("DURATION", "the end is out of the range of calendars")
        self.part.kept.add("DURATION")
        return None

    def _made(self, start: Moment | None, due: Moment | None) -> Any:
        """When a to-do was made: its start; else no later than it is due; else not known."""
        if start is not None:
            return self._span(start, None)
        if due is not None:
            found = point(shown(due)[0])
            return (
                {"latest": found["start"], "tz": found["tz"]}
                if isinstance(found, dict)
                else {"latest": found}
            )
        return {"text": "no date"}

    def _common(self) -> Record:
        """What every kind of component has."""
        record: Record = {"title": self.part.text("SUMMARY") or UNTITLED}
        if record["title"] == UNTITLED:
            self.part.context.found.warn(self.part.node.line, "import/no-title", "it has no title")
        self._describe(record)
        self._put(record, "places", self._places(), "LOCATION", "GEO")
        self._stamps(record)
        self._status(record)
        self._put(record, "tags", self._tags(), "CATEGORIES")
        self._put(record, "participants", people(self.part, private=self.private))
        self._put(record, "sources", self._links(), "URL")
        self._put(record, "media", self._media())
        self._class(record)
        return record

    def _put(self, record: Record, key: str, values: list[Any], *names: str) -> None:
        if values:
            record[key] = values
            self.used.update(names)

    def _describe(self, record: Record) -> None:
        words = self.part.text("DESCRIPTION")
        if words:
            code = next(iter(words)) if isinstance(words, dict) else ""
            text = words[code] if code else words
            if "<" in text:
                from timeline.importers.ical.markup import markdown  # a parser that few need

                text = markdown(text)
            words = {code: text} if code else text
        if words:
            record["description"] = words

    def _class(self, record: Record) -> None:
        """What is private there is a draft here, which nothing publishes unless it is asked to."""
        said = str(self.component.get("CLASS") or "").upper()
        if said in _PRIVATE:
            record["draft"] = True
            words = f"'{self.part.title}' is {said.lower()}; it comes in as a draft"
            self.part.warn("CLASS", "import/private", words)

    def _status(self, record: Record) -> None:
        """What the entry says; all is cancelled where the calendar as a whole says so."""
        if self.part.name == "VTODO":
            return
        said = _STATUS.get(self._said_status) if self.part.name == "VEVENT" else None
        status = "cancelled" if self.part.context.cancelled else said
        if status:
            record["status"] = status
        if said and said == status:
            self.used.add("STATUS")

    @property
    def _said_status(self) -> str:
        return str(self.component.get("STATUS") or "").upper()

    def _stamps(self, record: Record) -> None:
        for name, key in (("CREATED", "created"), ("LAST-MODIFIED", "modified")):
            moment = self.part.moment(name)
            if isinstance(moment, datetime) and moment.tzinfo is not None:
                utc = moment.astimezone(UTC)
                text = f"{placed(utc.date()).text}T{utc:%H:%M:%S}Z"
                if re.fullmatch(vocabulary.STAMP_PATTERN, text):
                    record[key] = text
        sequence = str(self.component.get("SEQUENCE", ""))
        if sequence.isascii() and sequence.isdigit() and int(sequence) <= vocabulary.COUNT_MAX:
            record["revision"] = int(sequence)

    def _places(self) -> list[Record]:
        place = self.part.text("LOCATION")
        geo = self._geo()
        if not (place or geo):
            return []
        name = place or f"{geo['lat']}, {geo['lon']}"
        return [{"name": name, **({"geo": geo} if geo else {})}]

    def _geo(self) -> Record:
        for value in self.part.values("GEO")[:1]:
            lat, lon = attribute(value, "latitude"), attribute(value, "longitude")
            if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
                return {"lat": lat, "lon": lon}
        return {}

    def _tags(self) -> list[str]:
        words: list[str] = []
        for value in self.part.values("CATEGORIES"):
            words += [str(one) for one in attribute(value, "cats", [])]
        return list(dict.fromkeys(tag for tag in map(ids.tag, words) if tag))

    def _links(self) -> list[Record]:
        urls = [str(value).strip() for value in self.part.values("URL")]
        good = [url for url in urls if re.fullmatch(vocabulary.URL_PATTERN, url)]
        return [{"title": untitled(url), "url": url} for url in good]

    def _media(self) -> list[Record]:
        urls = [str(value).strip() for value in self.part.values("ATTACH")]
        return [{"url": url} for url in urls if re.fullmatch(vocabulary.URL_PATTERN, url)]

    @cached_property
    def kept(self) -> Record:
        """The lines that filled no field, as they stand, and the components inside, such as alarms.

        It is asked for last, since values that made no sense on the way are kept as well; the text
        of the lines is gone then.
        """
        ledger = Ledger()
        for number, line in self.part.node.lines.drained():
            self._line(ledger, number, line)
        for node in self.part.node.inner:
            self._inside(ledger, node)
        return ledger.close()

    def _line(self, ledger: Ledger, number: int, line: str) -> None:
        """The fate of a content line, and of each parameter of one that is read."""
        name = property_name(line)
        cell = ledger.add(name or "X", line, number)
        gone = (_READ | self.used) - self.part.kept
        revised = name in _REVISION or (name == "DTSTAMP" and not self.part.lines("LAST-MODIFIED"))
        if revised and line.partition(":")[2].strip() != "0":
            ledger.keep(cell, clean(line))  # a later import knows an older file by it
        elif name in gone or name.startswith("X-TIMELINE-"):
            ledger.fill(cell, name)
            for more in _parameters(name, line):
                self._settle(ledger, ledger.add(name, more, number))
        else:
            self._settle(ledger, cell)

    def _inside(self, ledger: Ledger, node: CalendarNode) -> None:
        cell = ledger.add(node.name, "", node.line)
        lines = [line for one in node.walk() for line in self._public_lines(one)]
        ledger.keep(cell, [f"BEGIN:{node.name}", *lines, f"END:{node.name}"])

    def _public_lines(self, node: CalendarNode) -> Iterator[str]:
        for number, line in node.lines:
            left = self._public(number, line)
            if left:
                yield left

    def _settle(self, ledger: Ledger, cell: Cell) -> None:
        """Keep a line, but for what is not to be kept, which is told."""
        left = self._public(cell.place, cell.value)
        if left:
            ledger.keep(cell, left)
        else:
            ledger.tell(cell, "address or attachment")

    def _public(self, number: int, line: str) -> str:
        """What may be kept of a line: no address, nothing that the calendar itself carries."""
        name, found = property_name(line), self.part.context.found
        if _BINARY.match(line):
            size = len(line) * 3 // 4
            words = f"{name}: {size:,} bytes that stand in the calendar itself are left out"
            found.warn(number, "import/attachment", words)
            return ""
        line = clean(line)
        if self.private:
            return line
        left, gone = without_addresses(line)
        if gone:
            words = f"{name}: left out, as addresses are: {', '.join(gone)}"
            found.warn(number, "import/address", words[:400])
        return left


def _parameters(name: str, line: str) -> list[str]:
    """The parameters of a line that is read into a field which say more than it does."""
    if ";" not in line.partition(":")[0]:
        return []
    end = _head_end(line)
    more = [one for one in _PARAMETERS.finditer(line) if one.end() <= end]
    return [f"{name}{one[0]}:" for one in more if one[1].upper() not in _UNDERSTOOD]


def _head_end(line: str) -> int:
    quoted = False
    for place, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == ":" and not quoted:
            return place
    return len(line)


def _day(moment: Moment | None) -> Any:
    return moment.date() if isinstance(moment, datetime) else moment
