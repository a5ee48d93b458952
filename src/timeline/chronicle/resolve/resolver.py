"""The times of a whole timeline, worked out from anchor to anchor, each once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from timeline.chronicle.resolve.bounds import (
    ANY,
    PlacedTime,
    anywhere,
    civil_day,
    pair_of,
    place_of,
    span_of,
)
from timeline.chronicle.resolve.deadline import deadline_of
from timeline.chronicle.resolve.last_word import last_word
from timeline.chronicle.resolve.offset import zone_named
from timeline.chronicle.resolve.point import Setting, when_place
from timeline.chronicle.resolve.shape import Faulty, anchors_of, is_undated
from timeline.chronicle.resolve.values import NOWHERE, Deadline, Fault, Resolved
from timeline.dates import FOREVER, Date, DateError, Span, Zone, ZoneError, parse
from timeline.format.untyped import Record


class _Node(NamedTuple):
    """What is known of an event's `when`: a place, or a fault, or neither if it is undated."""

    place: PlacedTime | None
    fault: Fault | None


class _AnchorAtFault(Exception):
    """An anchor has no time of its own; carries its fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class Resolver:
    """When every event was and when every commitment is due; lazy, each worked out once.

    `records` are events by id, seen live; `tz` is the zone of events that name none. Nothing here
    recurses, so chains of anchors may be of any length.
    """

    def __init__(
        self,
        records: Mapping[str, Record],
        tz: str,
        *,
        sources: Mapping[str, Record] | None = None,
        as_of: str | None = None,
    ) -> None:
        self._records = records
        self._zone = zone_named(tz)
        self._sources = sources or {}
        self._as_of = as_of
        self._nodes: dict[str, _Node] = {}
        self._resolved: dict[str, Resolved] = {}
        self._deadlines: dict[str, Deadline] = {}

    def when(self, id: str) -> Resolved:
        """When the event called `id` was; `KeyError` if there is none."""
        found = self._resolved.get(id)
        if found is None:
            found = self._plain(id) or self._shown(id, self._node(id), self._zone)
            self._resolved[id] = found
        return found

    def deadline(self, id: str) -> Deadline | None:
        """By when the commitment of the event is due; None where no `due` is written."""
        due = self._records[id].get("commitment", {}).get("due")
        if due is None:
            return None
        if id not in self._deadlines:
            self._deadlines[id] = self._deadline(id, due)
        return self._deadlines[id]

    def told(self, id: str, when: Any, pointer: str, *, claims: Sequence[Record] = ()) -> Resolved:
        """When the event called `id` was by another word for it, which stands at `pointer`.

        It is read where the event was, and its anchors are events as their own `when` tells them.
        What it leaves open is certain up to the last word of `claims`.
        """
        try:
            self._need_anchors(id, anchors_of(when, pointer))
            setting = self._setting(when, pointer, self._due_zone(id))
            if isinstance(when, dict) and is_undated(when):
                return _undated(None, setting.home.name)
            place = when_place(when, pointer, setting)
            return _shown(place, self._last_word({"claims": claims}, place, None))
        except Faulty as faulty:
            return _undated(_fault(id, faulty), self._zone.name)
        except _AnchorAtFault as anchor:
            return _undated(anchor.fault, self._zone.name)

    def chain(self, id: str) -> tuple[str, ...]:
        """All events that the time of `id` is counted from, nearest first, each once."""
        seen: dict[str, None] = {}
        waiting = [id]
        while waiting:
            for anchor, _ in self._anchors(waiting.pop(0)):
                if anchor not in seen and anchor != id:
                    seen[anchor] = None
                    waiting.append(anchor)
        return tuple(seen)

    def _anchors(self, id: str) -> tuple[tuple[str, str], ...]:
        record = self._records.get(id)
        return anchors_of(record.get("when"), "/when") if record is not None else ()

    def _plain(self, id: str) -> Resolved | None:
        """The fast way: a date of its own, in the timeline's zone."""
        text = self._records[id].get("when")
        if not isinstance(text, str):
            return None
        try:
            date = parse(text)
        except DateError:
            return None
        known = _day_or_longer(date, self._zone)
        return known or self._shown(id, _Node(place_of(date, self._zone), None), self._zone)

    def _shown(self, id: str, node: _Node, zone: Zone) -> Resolved:
        """What is known, with the certain pair of what is still open up to its last word."""
        place = node.place
        if place is None:
            return _undated(node.fault, zone.name)
        return _shown(place, self._last_word(self._records[id], place, self._as_of))

    def _last_word(self, record: Record, place: PlacedTime, as_of: str | None) -> int | None:
        if place.seconds.e1 < FOREVER:
            return None
        return last_word(record, self._sources, as_of, place.seconds.s1, place.zone)

    def _node(self, id: str) -> _Node:
        """The node of `id`, after those of all its anchors, found with a stack of our own."""
        path = {id: None}
        while path:
            current = next(reversed(path))
            if current in self._nodes:
                path.popitem()
                continue
            waiting = self._unknown(current)
            if waiting is None:
                self._nodes[current] = self._worked_out(current)
            elif waiting in path:
                self._mark_cycle(tuple(path), waiting)
            else:
                path[waiting] = None
        return self._nodes[id]

    def _unknown(self, id: str) -> str | None:
        """The first anchor that is not worked out yet."""
        for anchor, _ in self._anchors(id):
            if anchor not in self._nodes and anchor in self._records:
                return anchor
        return None

    def _mark_cycle(self, path: tuple[str, ...], again: str) -> None:
        members = path[path.index(again) :]
        first = members.index(min(members))
        chain = (*members[first:], *members[: first + 1])
        named = " → ".join(chain if len(chain) <= 12 else (*chain[:6], "…", *chain[-5:]))
        for at, member in enumerate(members):
            follows = members[(at + 1) % len(members)]
            pointer = dict(self._anchors(member))[follows]
            message = f"the dates depend on each other in a circle: {named}"
            self._nodes[member] = _Node(None, Fault("cycle", member, pointer, message, chain))

    def _worked_out(self, id: str) -> _Node:
        time = self._records[id].get("when")
        try:
            self._need_anchors(id, anchors_of(time, "/when"))
            setting = self._setting(time, "/when", self._zone)
            if isinstance(time, dict) and is_undated(time):
                return _Node(None, None)
            return _Node(when_place(time, "/when", setting), None)
        except Faulty as faulty:
            return _Node(None, _fault(id, faulty))
        except _AnchorAtFault as anchor:
            return _Node(None, anchor.fault)

    def _need_anchors(self, id: str, anchors: tuple[tuple[str, str], ...]) -> None:
        for anchor, pointer in anchors:
            if anchor not in self._records:
                message = f"no event has the id '{anchor}'"
                raise _AnchorAtFault(Fault("missing", id, pointer, message, (id, anchor)))

    def _setting(self, time: Any, pointer: str, default: Zone) -> Setting:
        own = time.get("tz") if isinstance(time, dict) else None
        if own is not None and not isinstance(own, str):
            raise Faulty("shape", f"{pointer}/tz", "expected the name of a zone")
        try:
            return Setting(None if own is None else zone_named(own), default, self._anchor)
        except ZoneError as error:
            raise Faulty("zone", f"{pointer}/tz", str(error)) from error

    def _anchor(self, id: str) -> PlacedTime:
        node = self._nodes.get(id) or self._node(id)
        if node.fault is not None:
            raise _AnchorAtFault(node.fault)
        if node.place is not None:
            return node.place
        return anywhere(self._home(id))

    def _home(self, id: str) -> Zone:
        """The zone of an event: its own, else its anchor's, else the timeline's."""
        time = self._records[id].get("when")
        return self._setting(time, "/when", self._zone).home

    def _deadline(self, id: str, due: Any) -> Deadline:
        pointer = "/commitment/due"
        try:
            self._need_anchors(id, anchors_of(due, pointer))
            setting = self._setting(due, pointer, self._due_zone(id))
            return deadline_of(due, pointer, setting)
        except Faulty as faulty:
            return _no_deadline(_fault(id, faulty), self._zone.name)
        except _AnchorAtFault as anchor:
            return _no_deadline(anchor.fault, self._zone.name)

    def _due_zone(self, id: str) -> Zone:
        """A deadline without a zone is one of the place where the event was."""
        place = self._node(id).place
        return place.zone if place is not None else self._home(id)


def _day_or_longer(date: Date, home: Zone) -> Resolved | None:
    """A calendar date that is wholly certain: the most common case, with no detours."""
    days = date.days
    first, last, first_end, last_end = days
    if first is None or last is None or (first, last) != (first_end, last_end):
        return None
    if date.has_clock or date.certain != days:
        return None
    low, high = home.day_start(first), home.day_end(last)
    return Resolved(
        days=days,
        seconds=Span(low, high, low, high),
        certain_days=(last, first),
        certain_seconds=(high, low),
        undated=False,
        ongoing=False,
        precision=date.precision,
        zone=home.name,
        clock=False,
        anchors=(),
        qualified=False,
        fault=None,
    )


def _fault(id: str, faulty: Faulty) -> Fault:
    return Fault(faulty.reason, id, faulty.pointer, faulty.message, (id,))


def _no_deadline(fault: Fault, tz: str) -> Deadline:
    return Deadline(None, None, None, None, tz, False, False, (), fault)


def _undated(fault: Fault | None, tz: str) -> Resolved:
    return Resolved(
        days=NOWHERE,
        seconds=NOWHERE,
        certain_days=None,
        certain_seconds=None,
        undated=True,
        ongoing=False,
        precision="undated",
        zone=tz,
        clock=False,
        anchors=(),
        qualified=False,
        fault=fault,
    )


def _shown(place: PlacedTime, word: int | None) -> Resolved:
    days, seconds = span_of(place.days), span_of(place.seconds)
    sure_days, sure_seconds = pair_of(place.sure_days), pair_of(place.sure_seconds)
    if word is not None:
        sure_days = _until(sure_days, civil_day(word, place.zone), place)
        sure_seconds = _until(sure_seconds, word, place)
    return Resolved(
        days=days,
        seconds=seconds,
        certain_days=sure_days,
        certain_seconds=sure_seconds,
        undated=False,
        ongoing=place.days.e1 >= ANY.e2,
        precision=place.precision,
        zone=place.zone.name,
        clock=place.clock,
        anchors=place.anchors,
        qualified=place.qualified,
        fault=None,
    )


def _until(sure: tuple[int, int] | None, word: int, place: PlacedTime) -> tuple[int, int] | None:
    """The certain pair of what is still open at `word`; None stays where all is in doubt."""
    if sure is None:
        return None if place.qualified else (FOREVER, word)
    return sure[0], max(sure[1], word)
