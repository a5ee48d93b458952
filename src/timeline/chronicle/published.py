"""What readers may see of a timeline: a view without drafts, notes and where events came from.

The one place that decides it. An exporter is given the view and cannot tell what it leaves out,
so that none that is written later can forget to.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from timeline.chronicle.cleared import ALL, Censor, Show
from timeline.chronicle.references import ENTITY, SOURCE, reached, without
from timeline.chronicle.resolve import Deadline, Fault, Resolved, Resolver
from timeline.chronicle.settings import Settings
from timeline.chronicle.shown import ShownEntries
from timeline.chronicle.timeline import Entry, Timeline
from timeline.format.untyped import Record

PRIVATE = ("draft", "notes", "origin")


def published(
    timeline: Timeline,
    entries: Collection[Entry],
    show: Show,
    *,
    lines: frozenset[str] = frozenset(),
) -> Timeline:
    """The timeline as readers of `entries` may see it; the very same where it hides nothing.

    An event that depends on a draft keeps its bounds and is described by them. `lines` are the kept
    cells that the form gives back.
    """
    if show == ALL:
        return timeline
    if timeline.backend is None and not _is_private(timeline.entries.values()):
        return timeline
    drafts = () if show.drafts else timeline.drafts()
    hidden = frozenset(entry.id for entry in drafts)
    return _View(timeline, Censor(show, hidden, lines), drafts, entries)


def _is_private(entries: Collection[Entry]) -> bool:
    return any(key in entry.record for entry in entries for key in PRIVATE)


class _View(Timeline):
    """A timeline that has no other events, people and sources than those that may be seen."""

    def __init__(
        self,
        timeline: Timeline,
        censor: Censor,
        drafts: Collection[Entry],
        entries: Collection[Entry],
    ) -> None:
        hidden = [entry.record for entry in drafts]
        seen = [entry.record for entry in entries if entry.id not in censor.hidden]
        super().__init__(
            _settings(timeline.settings, censor),
            root=timeline.root,
            entities=_seen(timeline.entities.records, ENTITY, hidden, seen),
            sources=_seen(timeline.sources, SOURCE, hidden, seen),
        )
        self._whole = timeline
        self._censor = censor
        self.entries = ShownEntries(timeline.entries, self._cleared)
        self.resolver = PublishedTimes(timeline.resolver, censor.hidden)

    def titled(self, id: str) -> Entry | None:
        """The event that a time or a relation names; none of them is a draft."""
        return None if id in self._censor.hidden else self._whole.titled(id)

    def drafts(self) -> list[Entry]:
        """The drafts that readers asked for."""
        return [entry for entry in self.entries.values() if entry.record.get("draft")]

    def _cleared(self, entry: Entry) -> Entry | None:
        """The event as it may be seen; None for a draft that nobody asked for."""
        if entry.id in self._censor.hidden:
            return None
        seen = Entry(self._censor.cleared(entry), entry.path, self)
        seen.by = entry.by
        return seen


def _settings(settings: Settings, censor: Censor) -> Settings:
    """The settings without what names a draft; nobody who reads a form asks a view or a rule."""
    stories: Record = {}
    for name, story in settings.stories.items():
        events = [id for id in story["events"] if id not in censor.hidden]
        texts = {id: text for id, text in story.get("texts", {}).items() if id not in censor.hidden}
        told = {"title": story["title"], "events": events} | ({"texts": texts} if texts else {})
        stories |= {name: told} if events else {}
    return replace(settings, stories=stories, views={}, validate={})


def _seen(
    known: Mapping[str, Record], keys: frozenset[str], drafts: list[Record], seen: list[Record]
) -> Mapping[str, Record]:
    """The records without those that only drafts lead to."""
    hidden = reached(drafts, keys, known) - reached(seen, keys, known) if drafts else set()
    if not hidden:
        return known
    return {id: without(record, keys, hidden) for id, record in known.items() if id not in hidden}


Known = TypeVar("Known", Resolved, Deadline)


class PublishedTimes(Resolver):
    """The times of the whole timeline, none of which names an event that is hidden."""

    def __init__(self, resolver: Resolver, hidden: frozenset[str]) -> None:
        self._resolver = resolver
        self._hidden = hidden

    def when(self, id: str) -> Resolved:
        """When the event was, also where that depends on a draft."""
        return self._freed(self._resolver.when(id))

    def deadline(self, id: str) -> Deadline | None:
        """By when its commitment is due."""
        found = self._resolver.deadline(id)
        return None if found is None else self._freed(found)

    def told(self, id: str, when: Any, pointer: str, *, claims: Any = ()) -> Resolved:
        """When the event was by some other word for it."""
        return self._freed(self._resolver.told(id, when, pointer, claims=claims))

    def chain(self, id: str) -> tuple[str, ...]:
        """The events that its time is counted from, as far as they may be named."""
        return tuple(one for one in self._resolver.chain(id) if one not in self._hidden)

    def _freed(self, time: Known) -> Known:
        anchors = tuple(one for one in time.anchors if one not in self._hidden)
        return time._replace(anchors=anchors, fault=self._untold(time.fault))

    def _untold(self, fault: Fault | None) -> Fault | None:
        """A fault without what it says of drafts."""
        if fault is None or self._hidden.isdisjoint((fault.event, *fault.chain)):
            return fault
        return fault._replace(event="", pointer="", message=UNKNOWN, chain=())


UNKNOWN = "the time cannot be worked out"
