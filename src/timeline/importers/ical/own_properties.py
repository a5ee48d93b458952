"""Lines that this program writes into calendars: of which event an entry is, and what they say."""

import re

from timeline.format.models import vocabulary
from timeline.importers.ical.contentlines import CalendarNode
from timeline.importers.ical.part import CalendarPart

_ID = re.compile(vocabulary.ID_PATTERN)
_NEEDED = ("BASE", "SEEN", "WHEN")


def own_property(node: CalendarNode, name: str) -> str:
    """The text of a property of our own, "" if it is not there."""
    for _, line in node.lines.of(name):
        return _unescaped(line.partition(":")[2])
    return ""


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def own_line(part: CalendarPart, name: str) -> str:
    """The text of one of our lines by the rest of its name, "" if it is not there."""
    return own_property(part.node, f"X-TIMELINE-{name}")


def own_id(part: CalendarPart) -> str:
    """The id of the event that the entry was written for; "" for any other entry.

    A copy, which calendar programs give a UID of its own, is another event.
    """
    id = own_line(part, "ID")
    if not _ID.fullmatch(id) or not all(own_line(part, name) for name in _NEEDED):
        return ""
    from timeline.format import seen  # digests, which most calendars do not need

    return "" if seen.changed(id, own_line(part, "SEEN"), {"uid": part.uid}) else id
