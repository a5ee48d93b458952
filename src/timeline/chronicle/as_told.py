"""A timeline as one voice tells it: its times, and no event of which it does not speak.

Anchors are always the editors' events at the editors' times: there is one resolution for all
voices, and so no circle that the events themselves have not.
"""

from typing import Any

from timeline.chronicle.resolve import Deadline, Resolved, Resolver
from timeline.chronicle.shown import ShownEntries
from timeline.chronicle.telling import DENIES, TIME, Telling, at_its_time, telling, told
from timeline.chronicle.timeline import EDITORS, Entry, Timeline
from timeline.chronicle.voices import Voice


class AsTold(Timeline):
    """The view of `timeline` by `voice`; with `others`, also what the voice does not speak of."""

    def __init__(self, timeline: Timeline, voice: Voice, *, others: bool) -> None:
        super().__init__(
            timeline.settings,
            root=timeline.root,
            entities=timeline.entities.records,
            sources=timeline.sources,
        )
        self.whole = timeline
        self.voice = voice
        self.others = others
        self.problems = timeline.problems
        self.resolver = VoiceTimes(self)
        self.entries = ShownEntries(timeline.entries, self.as_told)

    def drafts(self) -> list[Entry]:
        """All drafts, also those of which the voice does not speak."""
        return self.whole.drafts()

    def titled(self, id: str) -> Entry | None:
        """The event that a time or a relation names, whoever speaks of it."""
        return self.whole.titled(id)

    def edited(self, entry: Entry) -> Entry:
        """The event at its editors' time."""
        return self.whole.entries[entry.id]

    def begun(self, start: str) -> list[str]:
        """The ids of what the voice tells that begin so."""
        return [id for id in self.whole.begun(start) if id in self.entries]

    def tells(self, entry: Entry) -> Telling | None:
        """What the voice says of an event of the whole timeline."""
        return telling(entry.record, self.voice)

    def as_told(self, entry: Entry) -> Entry | None:
        """The event as the voice tells it; None where it denies it, or does not speak of it."""
        said = self.tells(entry)
        if said is None and not self.others:
            return None
        if said is not None and said.says == DENIES:
            return None
        if said is None or said.says != TIME:
            return entry.at(entry.record["when"], entry.resolved, EDITORS, self)
        return at_its_time(entry, said, self)


class VoiceTimes(Resolver):
    """The voice's times; where it tells none, and for every anchor, the editors'."""

    def __init__(self, view: AsTold) -> None:
        self._view = view
        self._base = view.whole.resolver

    def when(self, id: str) -> Resolved:
        """When the event was, as the voice tells it."""
        entry = self._view.whole.entries[id]
        said = self._view.tells(entry)
        return told(entry, said.claim) if said and said.says == TIME else self._base.when(id)

    def told(self, id: str, when: Any, pointer: str, *, claims: Any = ()) -> Resolved:
        """When the event was by some other word for it."""
        return self._base.told(id, when, pointer, claims=claims)

    def deadline(self, id: str) -> Deadline | None:
        """By when its commitment is due, as the editors have it."""
        return self._base.deadline(id)

    def chain(self, id: str) -> tuple[str, ...]:
        """The events that its time is counted from."""
        anchors = self.when(id).anchors
        further = (one for anchor in anchors for one in self._base.chain(anchor))
        return tuple(one for one in dict.fromkeys((*anchors, *further)) if one != id)
