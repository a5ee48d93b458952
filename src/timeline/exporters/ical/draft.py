"""What a calendar is to say, as plain values, before it becomes iCalendar text."""

from typing import NamedTuple

from timeline.exporters.ical.cells import CalendarSlot


class LanguageText(NamedTuple):
    """A text and the language it is in; "" says nothing of the language."""

    text: str
    lang: str = ""


NOTHING = LanguageText("")


class Task(NamedTuple):
    """What a to-do has beyond an event: its state and when it was met (UTC seconds)."""

    status: str
    completed: int | None


class Person(NamedTuple):
    """A participant; `kind` is an RFC 9073 PARTICIPANT-TYPE."""

    uid: str
    kind: str
    name: LanguageText


class Spot(NamedTuple):
    """A place; `geo` is latitude and longitude."""

    uid: str
    name: LanguageText
    geo: tuple[float, float] | None


class Link(NamedTuple):
    """A source that has an address."""

    url: str
    title: LanguageText


class Zoned(NamedTuple):
    """The zone to write a timed cell in, and the cell's moments on the local clock."""

    name: str
    start: int
    end: int
    last: int


class Full(NamedTuple):
    """What only the full profile says (RFC 9073 and RFC 9253).

    `record` is the event's own JSON text, `group` the timeline that it belongs to; a concept is
    an address that names what the event is about.
    """

    people: tuple[Person, ...]
    spots: tuple[Spot, ...]
    links: tuple[Link, ...]
    concepts: tuple[str, ...]
    record: str
    group: str


class ComponentDraft(NamedTuple):
    """One event or to-do; only a to-do may have no `cell`. Stamps are UTC seconds.

    `given` are content lines that came from a calendar and go back as they stood.
    """

    uid: str
    cell: CalendarSlot | None
    stamp: int
    summary: LanguageText
    description: LanguageText
    zoned: Zoned | None = None
    created: int | None = None
    modified: int | None = None
    sequence: int = 0
    status: str | None = None
    location: LanguageText = NOTHING
    geo: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()
    url: str = ""
    related: tuple[tuple[str, str], ...] = ()
    opaque: bool = False
    alarm: str | None = None
    extensions: tuple[tuple[str, str], ...] = ()
    given: tuple[str, ...] = ()
    task: Task | None = None
    full: Full | None = None
