"""What a file may ask about the rest of its timeline: its ids, and what depends on what."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.chronicle.settings import Settings
from timeline.format.models.vocabulary import ID_PATTERN
from timeline.format.untyped import Record
from timeline.jsonio.pointer import Steps
from timeline.text import nearest

if TYPE_CHECKING:
    from timeline.chronicle.resolve import Fault, Resolver

_ASKED = 200  # different unknown ids that get a "did you mean"; more is a systematic mistake
_ENOUGH = "too many ids are unknown to suggest what was meant; correct some and check again"
_COMPARED = 50_000  # ids looked at closely for that, before no more are: some seconds of work


class Near(NamedTuple):
    """The id that was probably meant, or why none was looked for."""

    id: str | None
    help: str | None = None


class Known:
    """The ids and the small files of a timeline.

    `folders` holds, for each kind of file, the id of every file, taken from its name, and the
    folder that it lies in, whether or not the file is in order. `entities` and `sources` map ids
    to records. `hanging` holds the times of the events that are counted from others, `anchors`
    the places and ids of what they are counted from; `unread` tells whether some file could not
    be parsed, so that nobody knows what it refers to. `read` gives the record of an event, or
    None if its file is not in order.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        folders: Mapping[str, Mapping[str, str]],
        entities: Mapping[str, Record],
        sources: Mapping[str, Record],
        read: Callable[[str], Record | None],
    ) -> None:
        self.settings = settings
        self.events = folders["event"]
        self.entities = entities
        self.sources = sources
        self.read = lru_cache(4096)(read)
        self.hanging: dict[str, Record] = {}
        self.anchors: dict[str, list[tuple[Steps, str]]] = {}
        self.unread = False
        self._folders = folders
        self._meant: dict[int, dict[str, str | None]] = {}
        self._compared = 0

    def path(self, kind: str, id: str) -> str:
        """The path of a file, relative to the timeline's root."""
        return f"{self._folders[kind][id]}/{id}.json"

    def circles(self) -> Iterator[list[str]]:
        """Every circle of events that are counted from each other, from its least id on.

        Each event is walked through once, whatever depends on it, and no chain is too long.
        """
        done: set[str] = set()
        for start in self.anchors:
            path: dict[str, Iterator[tuple[Steps, str]]] = {}
            if start not in done:
                path[start] = iter(self.anchors[start])
            while path:
                here = next(reversed(path))
                anchor = next((id for _, id in path[here] if id in self.anchors), None)
                if anchor is None:
                    done.add(here)
                    path.popitem()
                elif anchor in path:
                    chain = list(path)
                    if anchor != here:  # one that names itself has a rule of its own
                        yield _from_least(chain[chain.index(anchor) :])
                elif anchor not in done:
                    path[anchor] = iter(self.anchors[anchor])

    def faults(self, id: str) -> "Iterator[Fault]":
        """Why the times of the event called `id` cannot be worked out."""
        resolver = self._resolver
        for found in (resolver.when(id), resolver.deadline(id)):
            if found is not None and found.fault is not None:
                yield found.fault

    @cached_property
    def _resolver(self) -> "Resolver":
        # Zones are read only where something hangs.
        from timeline.chronicle.resolve import Resolver
        from timeline.dates import ZoneError

        try:
            return Resolver(_LazyEvents(self), self.settings.tz)
        except ZoneError:  # a rule of its own tells it; circles are found in any zone
            return Resolver(_LazyEvents(self), "UTC")

    @cached_property
    def former(self) -> dict[str, dict[str, str]]:
        """For the kinds `entity` and `source`: the ids that were merged into another, and which."""
        return {
            kind: {
                former: id
                for id, record in records.items()
                for former in record.get("former_ids", ())
                if former not in records
            }
            for kind, records in (("entity", self.entities), ("source", self.sources))
        }

    def issued(self, citation: Record) -> str | None:
        """When the work that is cited was published, as it is written; None where nobody says."""
        work = self.sources.get(citation["source"], {}) if "source" in citation else citation
        return work.get("issued")

    def near(self, unknown: str, known: Mapping[str, Any]) -> Near:
        """The one of `known` that was most likely meant by an unknown id, if any.

        `known` is `events`, `entities` or `sources`. After many different ids, no more are looked
        for, and that is said.
        """
        meant = self._meant.setdefault(id(known), {})
        if unknown not in meant:
            if sum(map(len, self._meant.values())) >= _ASKED or self._compared > _COMPARED:
                return Near(None, _ENOUGH)
            # Names of files: what is no id is never meant, whatever it looks like.
            alike = [one for one in known if _alike(one, unknown) and _is_id(one)]
            self._compared += len(alike)
            meant[unknown] = nearest(unknown, alike)
        return Near(meant[unknown])

    def hangs(self, id: str, anchor: str) -> bool:
        """Whether the time of the event `id` is counted from `anchor`, perhaps over others."""
        waiting, seen = [id], {id}
        while waiting:
            to = _anchors(self.read(waiting.pop()) or {})
            if anchor in to:
                return True
            waiting += to - seen
            seen |= to
        return False


def _anchors(record: Record) -> set[str]:
    """The events that the time of an event is counted from."""
    found, waiting = set(), [record.get("when")]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
            if "relative" in value:
                found.add(str(value["to"]))
    return found


class RuleFacts:
    """The facts that a rule gathered, in the order of their files' paths.

    `values` are the facts alone: a path is made only when it is asked for.
    """

    def __init__(
        self, files: Sequence[tuple[str, str]], numbers: Sequence[int], values: Sequence[Any]
    ) -> None:
        self.values = values
        self._files, self._numbers = files, numbers

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for number, fact in zip(self._numbers, self.values, strict=True):
            folder, stem = self._files[number]
            yield f"{folder}/{stem}.json", fact


def _is_id(name: str) -> bool:
    return re.fullmatch(ID_PATTERN, name) is not None


def _from_least(circle: list[str]) -> list[str]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]


def _alike(one: str, other: str) -> bool:
    """A quick test that leaves out most of what the slow one would refuse."""
    return abs(len(one) - len(other)) < 6 and (one[:2] == other[:2] or one[-3:] == other[-3:])


class _LazyEvents(Mapping[str, Record]):
    """The events of a timeline by id, read from their files only when asked for."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def __getitem__(self, id: str) -> Record:
        record = self._known.hanging.get(id) or self._known.read(id)
        if record is None:
            raise KeyError(id)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.events)

    def __len__(self) -> int:
        return len(self._known.events)
