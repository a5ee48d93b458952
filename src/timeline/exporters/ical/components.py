"""Drafts as iCalendar components in canonical form.

The frame of a file is built with `ics`. Of its components, what that library writes wrongly would
have to be given to it as content lines (times, since it moves all-day dates and loses zones;
addresses; texts with a language; alarms), and its objects cost more than all the rest of an
export: so the lines of entries are written here.
"""

from collections.abc import Iterable, Iterator

from ics import Calendar  # type: ignore[import-untyped]  # it ships no types
from ics.grammar.parse import ContentLine  # type: ignore[import-untyped]  # nor here

from timeline.exporters.ical import full, values
from timeline.exporters.ical.canonical import canonical, component, ranked
from timeline.exporters.ical.cells import CalendarSlot
from timeline.exporters.ical.draft import ComponentDraft, LanguageText, Zoned

END = b"END:VCALENDAR\r\n"


def head(*, producer: str, name: LanguageText, refresh: str | None = None) -> bytes:
    """What stands before the components of a calendar; `END` stands behind them."""
    shell = Calendar(creator=values.text(producer))
    shell.extra.append(_line("CALSCALE", "GREGORIAN"))
    if name.text:  # twice, since programs read one or the other
        shell.extra.append(ContentLine("NAME", full.language(name), values.text(name.text)))
        shell.extra.append(_line("X-WR-CALNAME", values.text(name.text)))
    if refresh:
        shell.extra.append(ContentLine("REFRESH-INTERVAL", {"VALUE": ["DURATION"]}, refresh))
        shell.extra.append(_line("X-PUBLISHED-TTL", refresh))
    return canonical(shell.serialize()).removesuffix(END)


def _line(name: str, value: str) -> ContentLine:
    # A dictionary of its own: the default one is shared by all lines.
    return ContentLine(name, {}, value)


def entry(draft: ComponentDraft) -> bytes:
    """The VEVENT of a draft, or its VTODO where it is a task, in canonical form."""
    lines = list(_lines(draft))
    if draft.given or draft.full:
        more = full.lines(draft.full) if draft.full else ()
        lines = ranked([*lines, *draft.given, *map(_written, more)])
    lines += [f"{name}:{values.text(value)}" for name, value in draft.extensions]
    return component("VEVENT" if draft.task is None else "VTODO", lines, list(_inner(draft)))


def _lines(draft: ComponentDraft) -> Iterator[str]:
    """The lines of an entry in canonical order, but for those that it was given."""
    yield f"UID:{draft.uid}"
    yield f"DTSTAMP:{values.utc(draft.stamp)}"
    yield from _times(draft)
    if draft.created is not None:
        yield f"CREATED:{values.utc(draft.created)}"
    if draft.modified is not None:
        yield f"LAST-MODIFIED:{values.utc(draft.modified)}"
    yield f"SEQUENCE:{draft.sequence}"
    status = draft.status if draft.task is None else draft.task.status
    if status:
        yield f"STATUS:{status}"
    yield _words("SUMMARY", draft.summary)
    if draft.description.text:
        yield _words("DESCRIPTION", draft.description)
    if draft.location.text:
        yield _words("LOCATION", draft.location)
    if draft.geo:
        yield f"GEO:{values.geo(draft.geo)}"
    if draft.categories:
        yield f"CATEGORIES:{','.join(map(values.text, draft.categories))}"
    if draft.url:
        yield f"URL:{draft.url}"
    for kind, to in draft.related:
        yield f"RELATED-TO;RELTYPE={kind}:{to}"
    if draft.task is None:
        yield f"TRANSP:{'OPAQUE' if draft.opaque else 'TRANSPARENT'}"
    elif draft.task.status == "COMPLETED":
        yield "PERCENT-COMPLETE:100"


def _times(draft: ComponentDraft) -> Iterator[str]:
    """From when to when, or by when."""
    if draft.cell is not None:
        times = draft.zoned or draft.cell
        if draft.task is None:
            yield _time("DTSTART", times.start, draft.cell, draft.zoned)
            yield _time("DTEND", times.end, draft.cell, draft.zoned)
        else:
            yield _time("DUE", times.last, draft.cell, draft.zoned)
    if draft.task is not None and draft.task.completed is not None:
        yield f"COMPLETED:{values.utc(draft.task.completed)}"


def _time(name: str, at: int, cell: CalendarSlot, zoned: Zoned | None) -> str:
    if not cell.timed:
        return f"{name};VALUE=DATE:{values.date(at)}"
    if zoned is None:
        return f"{name}:{values.utc(at)}"
    return f"{name};TZID={zoned.name}:{values.local(at)}"


def _words(name: str, words: LanguageText) -> str:
    return _written((name, full.language(words), values.text(words.text)))


def _written(line: full.Line) -> str:
    name, parameters, value = line
    more = "".join(f";{key}={','.join(found)}" for key, found in parameters.items())
    return f"{name}{more}:{value}"


def _inner(draft: ComponentDraft) -> Iterator[bytes]:
    """The components inside of an entry."""
    if draft.alarm:
        yield _alarm(draft, draft.alarm)
    if draft.full:
        yield from (_part("PARTICIPANT", full.person(who)) for who in draft.full.people)
        yield from (_part("VLOCATION", full.spot(where)) for where in draft.full.spots)


def _part(name: str, lines: Iterable[full.Line]) -> bytes:
    return component(name, ranked(map(_written, lines)), [])


def _alarm(draft: ComponentDraft, before: str) -> bytes:
    trigger = before if before == "PT0S" else f"-{before}"
    related = "" if draft.task is None else ";RELATED=END"
    lines = [
        _words("DESCRIPTION", draft.summary), "ACTION:DISPLAY", f"TRIGGER{related}:{trigger}",
    ]  # fmt: skip
    return component("VALARM", lines, [])
