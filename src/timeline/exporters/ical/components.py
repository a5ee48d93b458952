"""Drafts as iCalendar components, built with `ics` and brought into canonical form.

The only module that imports `ics`. Of its model, what it writes wrongly is given as content lines
of ours: times (it moves all-day dates and loses zones), addresses (it escapes them), texts with a
language (it knows none) and alarms (it cannot write one of no distance).
"""

from collections.abc import Iterable

import arrow
from ics import Calendar, Event, Todo  # type: ignore[import-untyped]  # it ships no types
from ics.event import Geo  # type: ignore[import-untyped]  # as above
from ics.grammar.parse import Container, ContentLine  # type: ignore[import-untyped]  # as above

from timeline.exporters.ical import full, values
from timeline.exporters.ical.canonical import canonical
from timeline.exporters.ical.cells import CalendarSlot
from timeline.exporters.ical.draft import ComponentDraft, Full, LanguageText, Task, Zoned

_END = b"END:VCALENDAR\r\n"


def calendar(
    body: bytes, *, producer: str, name: LanguageText, refresh: str | None = None
) -> bytes:
    """A whole calendar round `body`, which is components in canonical form."""
    shell = Calendar(creator=values.text(producer))
    shell.extra.append(_line("CALSCALE", "GREGORIAN"))
    if name.text:  # twice, since programs read one or the other
        shell.extra.append(_words("NAME", name))
        shell.extra.append(_line("X-WR-CALNAME", values.text(name.text)))
    if refresh:
        shell.extra.append(ContentLine("REFRESH-INTERVAL", {"VALUE": ["DURATION"]}, refresh))
        shell.extra.append(_line("X-PUBLISHED-TTL", refresh))
    head = canonical(shell.serialize()).removesuffix(_END)
    return b"".join([head, body, _END])


def component(draft: ComponentDraft) -> bytes:
    """The VEVENT of a draft, or its VTODO where it is a task, in canonical form."""
    model = _event(draft) if draft.task is None else _todo(draft, draft.task)
    if draft.full:
        model.extra.extend(_full(draft.full))
    return canonical(model.serialize())


def _event(draft: ComponentDraft) -> Event:
    event = Event(uid=draft.uid, status=draft.status, transparent=not draft.opaque)
    event.categories = [values.plain(one) for one in draft.categories]
    event.geo = Geo(*draft.geo) if draft.geo else None
    event.extra.append(_line("DTSTAMP", values.utc(draft.stamp)))
    if draft.cell is not None:
        times = draft.zoned or draft.cell
        event.extra.append(_time("DTSTART", times.start, draft.cell, draft.zoned))
        event.extra.append(_time("DTEND", times.end, draft.cell, draft.zoned))
    event.extra.extend(_common(draft))
    if draft.alarm:
        event.extra.append(_alarm(draft, draft.alarm, {}))
    return event


def _todo(draft: ComponentDraft, task: Task) -> Todo:
    todo = Todo(uid=draft.uid, dtstamp=arrow.get(draft.stamp), status=task.status)
    todo.percent = 100 if task.status == "COMPLETED" else None
    todo.completed = None if task.completed is None else arrow.get(task.completed)
    if draft.cell is not None:
        times = draft.zoned or draft.cell
        todo.extra.append(_time("DUE", times.last, draft.cell, draft.zoned))
    if draft.categories:
        categories = ",".join(values.text(one) for one in draft.categories)
        todo.extra.append(_line("CATEGORIES", categories))
    if draft.geo:
        todo.extra.append(_line("GEO", values.geo(draft.geo)))
    todo.extra.extend(_common(draft))
    if draft.alarm:
        todo.extra.append(_alarm(draft, draft.alarm, {"RELATED": ["END"]}))
    return todo


def _common(draft: ComponentDraft) -> list[ContentLine]:
    """The lines that events and to-dos share, in no particular order."""
    lines = [_line("SEQUENCE", str(draft.sequence)), _words("SUMMARY", draft.summary)]
    if draft.created is not None:
        lines.append(_line("CREATED", values.utc(draft.created)))
    if draft.modified is not None:
        lines.append(_line("LAST-MODIFIED", values.utc(draft.modified)))
    if draft.description.text:
        lines.append(_words("DESCRIPTION", draft.description))
    if draft.location.text:
        lines.append(_words("LOCATION", draft.location))
    if draft.url:
        lines.append(_line("URL", draft.url))
    lines += [ContentLine("RELATED-TO", {"RELTYPE": [kind]}, to) for kind, to in draft.related]
    lines += [_line(name, values.text(value)) for name, value in draft.extensions]
    lines += [ContentLine.parse(line) for line in draft.given]
    return lines


def _line(name: str, value: str) -> ContentLine:
    # A dictionary of its own: the default one is shared by all lines.
    return ContentLine(name, {}, value)


def _words(name: str, words: LanguageText) -> ContentLine:
    return ContentLine(name, full.language(words), values.text(words.text))


def _time(name: str, at: int, cell: CalendarSlot, zoned: Zoned | None) -> ContentLine:
    if not cell.timed:
        return ContentLine(name, {"VALUE": ["DATE"]}, values.date(at))
    if zoned is None:
        return _line(name, values.utc(at))
    return ContentLine(name, {"TZID": [zoned.name]}, values.local(at))


def _alarm(draft: ComponentDraft, before: str, params: dict[str, list[str]]) -> Container:
    trigger = before if before == "PT0S" else f"-{before}"
    return Container(
        "VALARM",
        _line("ACTION", "DISPLAY"),
        ContentLine("TRIGGER", params, trigger),
        _words("DESCRIPTION", draft.summary),
    )


def _full(said: Full) -> list[Container | ContentLine]:
    return [
        *_lines(full.lines(said)),
        *(Container("PARTICIPANT", *_lines(full.person(who))) for who in said.people),
        *(Container("VLOCATION", *_lines(full.spot(where))) for where in said.spots),
    ]


def _lines(lines: Iterable[full.Line]) -> list[ContentLine]:
    return [ContentLine(*line) for line in lines]
