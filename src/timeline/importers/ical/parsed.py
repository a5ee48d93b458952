"""Components as the reading library makes them of their text, and what it cannot read of them."""

from dataclasses import replace
from itertools import islice
from typing import Any

from icalendar import Component

from timeline.importers.ical.contentlines import CalendarNode, ContentLines, property_name
from timeline.importers.ical.people import called
from timeline.importers.rows.gathering import Gathering
from timeline.text import one_line

# Attendees that are read together: the library needs 1 KiB for each, and an entry may have 20,000.
_TOGETHER = 100


def parsed(node: CalendarNode) -> Component | str:
    """The component as the library reads it, or why it cannot."""
    try:
        return Component.from_ical(node.text())
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        return str(error) or type(error).__name__


def with_guests(node: CalendarNode) -> tuple[Component | str, list[str]]:
    """The component with its first attendees, and by what name or address the others are known."""
    if len(node.lines) <= _TOGETHER:
        return parsed(node), []
    others = [one for one in node.lines if property_name(one[1]) != "ATTENDEE"]
    attending = node.lines.of("ATTENDEE")
    first = ContentLines([*others, *islice(attending, _TOGETHER)])
    component = parsed(replace(node, lines=first))
    guests: list[str] = []
    while more := ContentLines(islice(attending, _TOGETHER)):
        some = parsed(replace(node, lines=more, inner=[]))
        if isinstance(component, str) or isinstance(some, str):
            return parsed(node), []
        component.errors += some.errors
        found = some.get("ATTENDEE", [])
        guests += map(called, found if isinstance(found, list) else [found])
    return component, guests


def without_bad_lines(node: CalendarNode, found: Gathering) -> Component | str:
    """The component without the lines that make the library give it up; each is reported."""
    kept = replace(node, lines=ContentLines(), inner=[])
    for number, line in node.lines:
        trial = parsed(replace(node, lines=ContentLines([(number, line)]), inner=[]))
        if isinstance(trial, str):
            found.warn(number, "import/not-a-value", in_one_sentence(trial))
        else:
            kept.lines.add(number, property_name(line), line)
    for inner in node.inner:
        if isinstance(parsed(inner), str):
            found.warn(inner.line, "import/not-a-value", f"a {inner.name} that makes no sense")
        else:
            kept.inner.append(inner)
    return parsed(kept)


def in_one_sentence(message: Any) -> str:
    """What the library says, short enough for a report."""
    return one_line(str(message))[:200]
