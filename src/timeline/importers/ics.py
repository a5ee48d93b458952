"""A calendar: iCalendar text (RFC 5545) of any program, in whatever state.

Events and journal entries come in as events, to-dos as commitments. Days stay days; clock times
keep their zone, UTC or their lack of either. A line that cannot be read is reported with its
number, and all the rest is brought in. Repeating events are kept as their first occurrence with
the rule kept in `origin`, or each occurrence becomes an event (`--recurrence expand`, with
`--until` where the rule has no end). Properties without a field of their own, alarms and
addresses of attendees among them, are kept as lines in `origin`.

A calendar that `timeline export ics` wrote gives back ids, titles, dates, kinds, statuses and tags
as they were; with `--profile full`, whole events.

Example: timeline import calendar.ics
Example: timeline import calendar.ics --recurrence expand --until 2027
"""

import warnings
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import replace
from datetime import date
from typing import Any

from icalendar import Component

from timeline import jsonio
from timeline.dates import DateError, civil_from_days, parse
from timeline.errors import TimelineError
from timeline.importers import TZ, Imported, Origin
from timeline.importers.ical.calendar_entry import Asked, CalendarEntry
from timeline.importers.ical.contentlines import Node, property_name, scan
from timeline.importers.ical.own_lines import expression, own_property
from timeline.importers.rows.objects import is_own
from timeline.importers.rows.rows import Gathered
from timeline.registry import Option
from timeline.text import one_line

Record = dict[str, Any]
SUFFIXES = (".ics", ".ical", ".icalendar", ".ifb")
OPTIONS = (
    Option("--recurrence", str, "keep", ("keep", "expand"), "What becomes of repeating events."),
    Option("--until", str, "", help="The last day to expand repetitions to.", metavar="DATE"),
    TZ,
)
KINDS = ("VEVENT", "VTODO", "VJOURNAL")
_DATA = "data:application/json;base64,"


def read(
    data: bytes, *, name: str, recurrence: str = "keep", until: str = "", tz: str = ""
) -> Imported:
    """The events, journal entries and to-dos of a calendar."""
    found = Gathered(name)
    asked = Asked(recurrence == "expand", _last_day(until), tz)
    with warnings.catch_warnings():
        # What the library would print is told as a report where it matters: an unknown zone.
        warnings.simplefilter("ignore")
        root, faults = scan(_decoded(data, found))
        for line, message in faults:
            found.warn(line, "import/not-a-line", message)
        nodes = list(root.walk())
        _learn_zones(nodes, found)
        parts: dict[str, Record] = {}
        for node in nodes:
            if node.name in KINDS:
                _component(node, found, asked, parts)
    _join(found, parts)
    if not any(node.name == "VCALENDAR" or node.name in KINDS for node in nodes):
        found.fail(0, "import/not-a-calendar", "there is no calendar in it")
    return Imported.of(found)


def _decoded(data: bytes, found: Gathered) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found.warn(
            line,
            "import/encoding",
            f"byte {error.start + 1} is not UTF-8; the file is read as Windows-1252",
        )
        return data.decode("cp1252", "replace")


def _last_day(text: str) -> date | None:
    if not text:
        return None
    try:
        last = parse(text).days.e2
    except DateError as error:
        raise TimelineError(f"--until: {error}") from error
    year, month, day = civil_from_days(last if last is not None else 0)
    if last is None or not 1 <= year <= 9999:
        raise TimelineError(f"--until: '{text}' has no last day that a calendar knows")
    return date(year, month, day)


def _learn_zones(nodes: list[Node], found: Gathered) -> None:
    """Let the library know the zones that the file defines, before it reads a time in one."""
    for node in nodes:
        if node.name == "VTIMEZONE":
            zone = _parsed(node)
            if isinstance(zone, str):
                found.warn(node.line, "import/not-a-zone", _one_sentence(zone))


def _parsed(node: Node) -> Component | str:
    """The component as the library reads it, or why it cannot."""
    try:
        return Component.from_ical(node.text())
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        return str(error) or type(error).__name__


def _component(node: Node, found: Gathered, asked: Asked, parts: dict[str, Record]) -> None:
    component = _parsed(node)
    if isinstance(component, str):
        component = _without_bad_lines(node, found)
        if isinstance(component, str):
            found.fail(node.line, "import/not-read", f"{node.name}: {component}")
            return
    for wrong, message in component.errors:
        line = node.line_of(wrong) if wrong else _line_of_text(node, message)
        found.warn(line, "import/not-a-value", _one_sentence(message))
    whole = _structured(node)
    if whole is not None:
        found.add(whole, Origin(node.line, own=True))
        return
    own = own_property(node, "X-TIMELINE-ID")
    if own and ("X-TIMELINE-STATE" in _names(node)):
        parts.setdefault(own, _owed(node))
        return
    reader = CalendarEntry(node, component, found, asked, own)
    for record, origin in reader.records():
        found.add(record, origin)


def _without_bad_lines(node: Node, found: Gathered) -> Component | str:
    """The component without the lines that make the library give it up; each is reported."""
    kept = replace(node, lines=[], inner=[])
    for number, line in node.lines:
        trial = _parsed(replace(node, lines=[(number, line)], inner=[]))
        if isinstance(trial, str):
            found.warn(number, "import/not-a-value", _one_sentence(trial))
        else:
            kept.lines.append((number, line))
    for inner in node.inner:
        if isinstance(_parsed(inner), str):
            found.warn(inner.line, "import/not-a-value", f"a {inner.name} that makes no sense")
        else:
            kept.inner.append(inner)
    return _parsed(kept)


def _one_sentence(message: Any) -> str:
    return one_line(str(message))[:200]


def _line_of_text(node: Node, message: Any) -> int:
    return next((n for n, line in node.lines if line[:30] in str(message)), node.line)


def _names(node: Node) -> set[str]:
    return {property_name(line) for _, line in node.lines}


def _structured(node: Node) -> Record | None:
    """The whole event that our full profile carries as data."""
    for _, line in node.lines:
        if property_name(line) != "STRUCTURED-DATA" or "urn:timeline-events:" not in line:
            continue
        address = line.partition(_DATA)
        try:
            record = jsonio.parse(b64decode(address[2], validate=True))
        except (Base64Error, ValueError, jsonio.JsonError):
            return None
        return record if isinstance(record, dict) and is_own(record) else None
    return None


def _owed(node: Node) -> Record:
    """The commitment that our entry of a deadline or a to-do tells of."""
    due = own_property(node, "X-TIMELINE-DUE")
    state = own_property(node, "X-TIMELINE-STATE")
    return {**({"due": expression(due)} if due else {}), "state": state}


def _join(found: Gathered, parts: dict[str, Record]) -> None:
    """Give commitments back to the events that they belong to."""
    for record in found.records:
        part = parts.get(record.get("id", ""))
        if part is not None and "commitment" not in record:
            record["kind"] = "commitment"
            record["commitment"] = {"action": record["title"], **part}
