"""A linter for iCalendar files: RFC 5545 and, where they are used, 7986, 6868, 9073 and 9253.

It exists since no reader sees everything: what programs forgive, a stricter one refuses.
`lint` gives every violation as (line, rule); lines count from 1, physical ones for what is wrong
with octets, else the physical line where the content line starts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.exporters.ical.linter_values import check_value


class Violation(NamedTuple):
    line: int
    rule: str


class Line(NamedTuple):
    number: int
    name: str
    params: dict[str, list[str]]
    value: str


@dataclass
class Component:
    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def one(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)

    def walk(self) -> Iterator["Component"]:
        yield self
        for part in self.parts:
            yield from part.walk()


_TOKEN = re.compile(r"[A-Za-z0-9-]+")
_PARAM = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_CARETS = re.compile(r"(?:[^^]|\^[n^'])*\Z")

ONCE = {
    "VCALENDAR": "PRODID VERSION CALSCALE METHOD UID LAST-MODIFIED URL REFRESH-INTERVAL SOURCE "
    "COLOR X-WR-CALNAME X-PUBLISHED-TTL",
    "VEVENT": "DTSTAMP UID DTSTART DTEND DURATION CLASS CREATED DESCRIPTION GEO LAST-MODIFIED "
    "LOCATION ORGANIZER PRIORITY SEQUENCE STATUS SUMMARY TRANSP URL RECURRENCE-ID RRULE COLOR",
    "VTODO": "DTSTAMP UID CLASS COMPLETED CREATED DESCRIPTION DTSTART GEO LAST-MODIFIED LOCATION "
    "ORGANIZER PERCENT-COMPLETE PRIORITY RECURRENCE-ID SEQUENCE STATUS SUMMARY URL DUE DURATION "
    "RRULE COLOR",
    "VALARM": "ACTION TRIGGER DESCRIPTION SUMMARY DURATION REPEAT UID ACKNOWLEDGED",
    "VTIMEZONE": "TZID LAST-MODIFIED TZURL",
    "STANDARD": "DTSTART TZOFFSETFROM TZOFFSETTO RRULE",
    "DAYLIGHT": "DTSTART TZOFFSETFROM TZOFFSETTO RRULE",
    "PARTICIPANT": "UID PARTICIPANT-TYPE CALENDAR-ADDRESS CREATED DESCRIPTION DTSTAMP GEO "
    "LAST-MODIFIED PRIORITY SEQUENCE STATUS SUMMARY URL",
    "VLOCATION": "UID DESCRIPTION GEO LOCATION-TYPE URL",
}
MANY = {
    "VCALENDAR": "NAME DESCRIPTION CATEGORIES IMAGE",
    "VEVENT": "ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE REQUEST-STATUS RELATED-TO "
    "RESOURCES RDATE IMAGE CONFERENCE STYLED-DESCRIPTION STRUCTURED-DATA LINK CONCEPT REFID",
    "VTODO": "ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE REQUEST-STATUS RELATED-TO "
    "RESOURCES RDATE IMAGE CONFERENCE STYLED-DESCRIPTION STRUCTURED-DATA LINK CONCEPT REFID",
    "VALARM": "ATTACH ATTENDEE RELATED-TO",
    "VTIMEZONE": "",
    "STANDARD": "TZNAME RDATE COMMENT",
    "DAYLIGHT": "TZNAME RDATE COMMENT",
    "PARTICIPANT": "ATTACH CATEGORIES COMMENT CONTACT LOCATION STYLED-DESCRIPTION "
    "STRUCTURED-DATA RELATED-TO RESOURCES",
    "VLOCATION": "NAME STRUCTURED-DATA",
}
NEEDED = {
    "VCALENDAR": "PRODID VERSION",
    "VEVENT": "DTSTAMP UID DTSTART",
    "VTODO": "DTSTAMP UID",
    "VALARM": "ACTION TRIGGER",
    "VTIMEZONE": "TZID",
    "STANDARD": "DTSTART TZOFFSETFROM TZOFFSETTO",
    "DAYLIGHT": "DTSTART TZOFFSETFROM TZOFFSETTO",
    "PARTICIPANT": "UID PARTICIPANT-TYPE",
    "VLOCATION": "UID",
}
PARENTS = {
    "VCALENDAR": ("",),
    "VEVENT": ("VCALENDAR",),
    "VTODO": ("VCALENDAR",),
    "VTIMEZONE": ("VCALENDAR",),
    "VALARM": ("VEVENT", "VTODO"),
    "STANDARD": ("VTIMEZONE",),
    "DAYLIGHT": ("VTIMEZONE",),
    "PARTICIPANT": ("VEVENT", "VTODO"),
    "VLOCATION": ("VEVENT", "VTODO", "PARTICIPANT"),
}
NEWER = {"LINK", "CONCEPT", "REFID", "STRUCTURED-DATA", "STYLED-DESCRIPTION"}
PARAMETERS = {
    "*": {"VALUE", "LANGUAGE"},
    "DTSTART": {"TZID"},
    "DTEND": {"TZID"},
    "DUE": {"TZID"},
    "RELATED-TO": {"RELTYPE", "GAP"},
    "TRIGGER": {"RELATED"},
    "LINK": {"LINKREL", "FMTTYPE", "LABEL"},
    "STRUCTURED-DATA": {"ENCODING", "FMTTYPE", "SCHEMA"},
    "DESCRIPTION": {"ALTREP"},
    "SUMMARY": {"ALTREP"},
    "LOCATION": {"ALTREP"},
    "ATTENDEE": {"CN", "ROLE", "PARTSTAT", "RSVP", "CUTYPE", "DIR", "SENT-BY"},
    "ORGANIZER": {"CN", "DIR", "SENT-BY"},
}
NO_LANGUAGE = {"DTSTART", "DTEND", "DUE", "DTSTAMP", "UID", "GEO", "URL", "STATUS", "TRIGGER"}


def lint(data: bytes, *, profile: str = "basic") -> list[Violation]:
    """Every violation in a file; in the basic profile, RFC 9073 and 9253 are violations too."""
    found = list(_octets(data))
    lines, wrong = _content_lines(data)
    found += wrong
    roots, crooked = _tree(lines)
    found += crooked
    if len(roots) != 1 or roots[0].name != "VCALENDAR":
        found.append(Violation(1, "one-calendar"))
    for root in roots:
        for component in root.walk():
            found += _component(component, profile)
        found += _file(root)
    return sorted(set(found))


def rules(data: bytes, *, profile: str = "basic") -> set[str]:
    """The rules that a file breaks."""
    return {violation.rule for violation in lint(data, profile=profile)}


def _octets(data: bytes) -> Iterator[Violation]:
    if data.startswith(b"\xef\xbb\xbf"):
        yield Violation(1, "no-bom")
    if not data.endswith(b"\r\n"):
        yield Violation(data.count(b"\n") + 1, "final-crlf")
    for number, raw in enumerate(data.removesuffix(b"\r\n").split(b"\n"), 1):
        line = raw.removesuffix(b"\r")
        last = number == data.removesuffix(b"\r\n").count(b"\n") + 1
        if (line == raw and not last) or b"\r" in line:
            yield Violation(number, "crlf")
        if len(line) > 75:
            yield Violation(number, "line-length")
        if not line.strip():
            yield Violation(number, "blank-line")
        if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line):
            yield Violation(number, "no-controls")
        try:
            line.decode()
        except UnicodeDecodeError:
            yield Violation(number, "split-character")


def _content_lines(data: bytes) -> tuple[list[Line], list[Violation]]:
    lines: list[Line] = []
    wrong: list[Violation] = []
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n")
    number = 1
    for logical in re.split(r"\n(?![ \t])", text):
        physical = logical.count("\n") + 1
        if logical:
            line, rule = _parsed(number, re.sub(r"\n[ \t]", "", logical))
            lines += [line] if line else []
            wrong += [Violation(number, rule)] if rule else []
        number += physical
    return lines, wrong


def _parsed(number: int, text: str) -> tuple[Line | None, str]:
    name = _TOKEN.match(text)
    if not name:
        return None, "line-syntax"
    params: dict[str, list[str]] = {}
    at, rule = name.end(), ""
    while found := _PARAM.match(text, at):
        key = found[1].upper()
        rule = rule or ("parameter-twice" if key in params else "")
        params[key] = re.findall(r'"[^"]*"|[^,]+', found[2])
        rule = rule or ("" if _CARETS.match(found[2]) else "caret-escape")
        rule = rule or ("parameter-escape" if "\\" in found[2] else "")
        rule = rule or ("" if params[key] else "parameter-empty")
        at = found.end()
    if text[at : at + 1] != ":":
        return None, "line-syntax"
    return Line(number, name[0].upper(), params, text[at + 1 :]), rule


def _tree(lines: list[Line]) -> tuple[list[Component], list[Violation]]:
    roots: list[Component] = []
    open_ones: list[Component] = []
    wrong: list[Violation] = []
    for line in lines:
        if line.name == "BEGIN":
            part = Component(line.value, line.number)
            (open_ones[-1].parts if open_ones else roots).append(part)
            parent = open_ones[-1].name if open_ones else ""
            if parent not in PARENTS.get(part.name, ()):
                wrong.append(Violation(line.number, "component-place"))
            open_ones.append(part)
        elif line.name == "END":
            if not open_ones or open_ones[-1].name != line.value:
                wrong.append(Violation(line.number, "nesting"))
            open_ones = open_ones[:-1]
        elif not open_ones:
            wrong.append(Violation(line.number, "nesting"))
        else:
            if open_ones[-1].parts:
                wrong.append(Violation(line.number, "properties-first"))
            open_ones[-1].lines.append(line)
    if open_ones:
        wrong.append(Violation(open_ones[-1].number, "nesting"))
    return roots, wrong


def _component(component: Component, profile: str) -> Iterator[Violation]:
    name = component.name
    once, many = ONCE.get(name, "").split(), MANY.get(name, "").split()
    counts = Counter(line.name for line in component.lines)
    for wanted in NEEDED.get(name, "").split():
        if not counts[wanted]:
            yield Violation(component.number, f"needs-{wanted.lower()}")
    for line in component.lines:
        known = line.name in once or line.name in many or line.name.startswith("X-")
        if not known or (profile == "basic" and line.name in NEWER):
            yield Violation(line.number, "property-place")
        if line.name in once and counts[line.name] > 1:
            yield Violation(line.number, "property-twice")
        yield from _line(line, component)
    if profile == "basic" and name in ("PARTICIPANT", "VLOCATION"):
        yield Violation(component.number, "component-place")
    yield from _RULES.get(name, lambda _: iter(()))(component)


def _line(line: Line, component: Component) -> Iterator[Violation]:
    allowed = PARAMETERS["*"] | PARAMETERS.get(line.name, set())
    if line.name in NO_LANGUAGE:
        allowed = allowed - {"LANGUAGE"}
    for key in line.params:
        if key not in allowed and not key.startswith("X-"):
            yield Violation(line.number, "parameter-place")
    for rule in check_value(component.name, line.name, line.params, line.value):
        yield Violation(line.number, rule)


def _timed(component: Component, end_name: str) -> Iterator[Violation]:
    start, end = component.one("DTSTART"), component.one(end_name)
    if end and component.one("DURATION"):
        yield Violation(end.number, "end-or-duration")
    if not (start and end):
        return
    if _kind(start) != _kind(end):
        yield Violation(end.number, "same-type")
    elif start.params.get("TZID") == end.params.get("TZID") and end.value <= start.value:
        yield Violation(end.number, "end-after-start")


def _kind(line: Line) -> tuple[bool, bool]:
    return (line.params.get("VALUE") == ["DATE"], line.value.endswith("Z"))


def _event(component: Component) -> Iterator[Violation]:
    yield from _timed(component, "DTEND")


def _todo(component: Component) -> Iterator[Violation]:
    yield from _timed(component, "DUE")
    if component.one("DURATION") and not component.one("DTSTART"):
        yield Violation(component.number, "duration-needs-start")
    status, done = component.one("STATUS"), component.one("COMPLETED")
    if done and status and status.value != "COMPLETED":
        yield Violation(done.number, "completed-status")
    for alarm in component.parts:
        trigger = alarm.one("TRIGGER")
        from_end = trigger is not None and trigger.params.get("RELATED") == ["END"]
        if trigger and not component.one("DUE" if from_end else "DTSTART"):
            yield Violation(trigger.number, "trigger-anchor")


def _alarm(component: Component) -> Iterator[Violation]:
    action = component.one("ACTION")
    if action and action.value == "DISPLAY" and not component.one("DESCRIPTION"):
        yield Violation(component.number, "needs-description")
    if bool(component.one("REPEAT")) != bool(component.one("DURATION")):
        yield Violation(component.number, "repeat-with-duration")


def _zone(component: Component) -> Iterator[Violation]:
    if not component.parts:
        yield Violation(component.number, "needs-observance")


def _observance(component: Component) -> Iterator[Violation]:
    start = component.one("DTSTART")
    if start and (start.params or start.value.endswith("Z")):
        yield Violation(start.number, "observance-local")


def _calendar(component: Component) -> Iterator[Violation]:
    if not component.parts:
        yield Violation(component.number, "empty")
    method = component.one("METHOD")
    for part in component.parts if method else ():
        if part.name in ("VEVENT", "VTODO") and not part.one("ORGANIZER"):
            yield Violation(part.number, "method-needs-organizer")


_RULES = {
    "VCALENDAR": _calendar,
    "VEVENT": _event,
    "VTODO": _todo,
    "VALARM": _alarm,
    "VTIMEZONE": _zone,
    "STANDARD": _observance,
    "DAYLIGHT": _observance,
}


def _file(calendar: Component) -> Iterator[Violation]:
    seen: set[str] = set()
    for part in calendar.parts:
        uid = part.one("UID")
        if uid and uid.value in seen and not part.one("RECURRENCE-ID"):
            yield Violation(uid.number, "uid-unique")
        seen |= {uid.value} if uid else set()
    yield from _zones(calendar)


def _zones(calendar: Component) -> Iterator[Violation]:
    zones = [part.one("TZID") for part in calendar.parts if part.name == "VTIMEZONE"]
    defined = {line.value: line.number for line in zones if line}
    if len(defined) < len([line for line in zones if line]):
        yield Violation(calendar.number, "zone-unique")
    used: set[str] = set()
    for component in calendar.walk():
        for line in component.lines:
            named = [name.strip('"') for name in line.params.get("TZID", [])]
            used.update(named)
            if any(name not in defined for name in named):
                yield Violation(line.number, "zone-defined")
    nothing_else = all(part.name == "VTIMEZONE" for part in calendar.parts)
    for name in () if nothing_else else defined.keys() - used:
        yield Violation(defined[name], "zone-used")
