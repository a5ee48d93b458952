"""One file as rules see it: its record, with dates parsed and actors and citations found once."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.dates import Date, DateError
from timeline.dates.edges import day_and_clock
from timeline.dates.plain import plain
from timeline.format.untyped import Record
from timeline.jsonio.pointer import Steps
from timeline.validation import glance
from timeline.validation.spoken import Spoken, spoken
from timeline.validation.stamps import dated


class DateAt(NamedTuple):
    """An EDTF string and where it stands, with the date it is or the reason why it is none.

    `role` is "when" (may be `A/B`), "point" (one point in time), "bound" (of a doubt) or "stamp":
    when somebody spoke, read, published or wrote the file. A stamp is no time of the event, so no
    zone of the event or of the timeline is held against it.
    """

    place: Steps
    text: str
    role: str
    date: Date | None
    error: DateError | None


# What a file may have that a rule needs (its `NEEDS`) to find anything: a bit for each.
TRAITS = {
    name: 1 << bit
    for bit, name in enumerate(
        (
            "accessed",  # a citation or work says when it was read
            "claims",
            "clock",  # a date has a clock time
            "commitment",
            "faulty",  # a date is none
            "joined",  # a date is an interval, a set, or has a long year
            "local",  # a claim or a quantity has a local id
            "media",
            "odd",  # a character that nobody sees or expects may be there
            "loose",  # a text may not be in form C
            "quantities",
            "points",  # a relative point or a doubt may stand somewhere
            "relations",
            "timed",  # a time is an object
            "worded",  # a text is not plain ASCII, or blank
        )
    )
}
_ACCESSED, _CLOCK, _JOINED, _LOCAL = (
    TRAITS[name] for name in ("accessed", "clock", "joined", "local")
)
_FAULTY, _LOOSE, _ODD, _POINTS, _TIMED, _WORDED = (
    TRAITS[name] for name in ("faulty", "loose", "odd", "points", "timed", "worded")
)
_KEYS = tuple(
    (key, TRAITS[key]) for key in ("claims", "commitment", "media", "quantities", "relations")
)
_ALL = (1 << len(TRAITS)) - 1


class FileRecord:
    """A file whose shape is right.

    `tz` is the zone of the timeline, or None where none was chosen. `points` are the objects in
    which a relative point or a doubt may stand, `timed` the objects that may have a zone.
    """

    __slots__ = (
        "_entities",
        "_leads",
        "_start",
        "_texts",
        "_traits",
        "_works",
        "actors",
        "citations",
        "data",
        "dates",
        "faults",
        "kind",
        "path",
        "points",
        "record",
        "stem",
        "timed",
        "tz",
        "wordy",
    )

    def __init__(
        self, kind: str, path: str, stem: str, record: Record, data: bytes, *, tz: str | None
    ) -> None:
        self.kind = kind
        self.path = path
        self.stem = stem
        self.record = record
        self.data = data
        self.tz = tz
        self.wordy = not data.isascii() or b"\\" in data
        """Whether some text may hold more than printable ASCII."""
        self._works: set[str] | None = None
        self._entities: set[str] | None = None
        self._start: Date | None = None
        self._leads = glance.leads(data)
        self._texts: list[Spoken] | None = None
        self._traits = 0
        self.dates: list[DateAt] = []
        self.faults: list[DateAt] = []
        self.points: list[tuple[Steps, Record]] = []
        self.timed: list[tuple[Steps, Record]] = []
        self.actors: list[tuple[Steps, Record]] = []
        self.citations: list[tuple[Steps, Record]] = []
        if kind == "event":
            self._event(record)
        elif kind == "source":
            self._work((), record)
        elif kind == "timeline" and "as_of" in record:
            self._date(("as_of",), record["as_of"], "stamp")

    @property
    def traits(self) -> int:
        """The bits of `TRAITS` that the file has; all of them for what is no event."""
        if self.kind != "event":
            return _ALL
        traits = self._traits
        if self.faults:
            traits |= _FAULTY
        if self.points:
            traits |= _POINTS
        if self.timed:
            traits |= _TIMED
        if self.texts:
            traits |= _WORDED
        if self.odd:
            traits |= _ODD
        if self.wordy and not self.normal:
            traits |= _LOOSE
        return traits

    def zone_of(self, place: Steps) -> str | None:
        """The zone of a date: of its own object, else of the event, else of the timeline."""
        named = {at: timed["tz"] for at, timed in self.timed if "tz" in timed}
        for size in range(len(place), 0, -1):
            if place[:size] in named:
                return str(named[place[:size]])
        return named.get(("when",), self.tz)

    @property
    def hangs(self) -> bool:
        """Whether some time of the event is counted from another event."""
        return any("relative" in point for _, point in self.points)

    @property
    def anchors(self) -> list[tuple[Steps, str]]:
        """The events that the event's own time is counted from, with the places of the ids."""
        return [
            ((*place, "to"), point["to"])
            for place, point in self.points
            if "relative" in point and place[0] == "when"
        ]

    @property
    def start(self) -> Date | None:
        """The date on which the event may have begun, if it says so itself."""
        if self._start is None:
            for found in self.dates:
                if found.date is not None and found.place in _STARTS:
                    self._start = found.date
                    break
        return self._start

    @property
    def first_day(self) -> int | None:
        """The first day on which the event may have begun, if it says so itself."""
        return None if self.start is None else self.start.days.s1

    @property
    def entities(self) -> set[str]:
        """The ids of the people and things that the file refers to."""
        if self._entities is None:
            self._entities = found = set()
            for _, actor in self.actors:
                if "entity" in actor:
                    found.add(actor["entity"])
                if "of" in actor:
                    found.add(actor["of"])
            if self.kind == "entity" and "of" in self.record:
                found.add(self.record["of"])
        return self._entities

    @property
    def cited(self) -> set[str]:
        """The ids of the sources that the file refers to."""
        if self._works is None:
            self._works = found = set()
            for _, citation in self.citations:
                if "source" in citation:
                    found.add(citation["source"])
                elif "cites" in citation:
                    found.update(citation["cites"])
            if self.kind == "source":
                found.update(self.record.get("cites", ()))
        return self._works

    @property
    def texts(self) -> list[Spoken]:
        """The texts of the file that are not plain ASCII words: the others need no second look."""
        if self._texts is None:
            self._texts = spoken(self.kind, self.record)
        return self._texts

    def strings(self) -> Iterator[tuple[Steps, str]]:
        """Every string of the file but those of extensions, which are not ours to judge."""
        return ((place, text) for place, text in placed(self.record) if "extensions" not in place)

    def foreign_strings(self) -> Iterator[tuple[Steps, str]]:
        """Every string of the file's extensions."""
        foreign = {"extensions": self.record.get("extensions", {})}
        return placed(foreign)

    @property
    def odd(self) -> bool:
        """Whether some string may hold a character that nobody sees or expects."""
        if self.kind == "timeline":  # one small file, whose language has other escapes than JSON
            return True
        return glance.may_be_odd(self._leads, self.data)

    @property
    def normal(self) -> bool:
        """Whether all texts are certainly in Unicode's normal form C."""
        return glance.is_normal(self._leads, self.data)

    def _event(self, record: Record) -> None:
        for key, bit in _KEYS:
            if key in record:
                self._traits |= bit
        self._when(("when",), record["when"], "when")
        actors = self.actors
        for key in ("participants", "places"):
            for i, actor in enumerate(record.get(key, ())):
                actors.append(((key, i), actor))
        for i, quantity in enumerate(record.get("quantities", ())):
            if "as_of" in quantity:
                self._point(("quantities", i, "as_of"), quantity["as_of"])
            if "id" in quantity:
                self._traits |= _LOCAL
        for i, claim in enumerate(record.get("claims", ())):
            if "by" in claim:
                actors.append((("claims", i, "by"), claim["by"]))
            if "when" in claim:
                self._when(("claims", i, "when"), claim["when"], "when")
            if "at" in claim:
                self._date(("claims", i, "at"), claim["at"], "stamp")
            if "id" in claim:
                self._traits |= _LOCAL
            if "sources" in claim:
                self._cited(("claims", i, "sources"), claim["sources"])
        if "sources" in record:
            self._cited(("sources",), record["sources"])
        if "commitment" in record:
            self._commitment(record["commitment"])
        if "withdrawn" in record:
            self._date(("withdrawn", "on"), record["withdrawn"]["on"], "stamp")
        for key in ("created", "modified"):
            # The schema's pattern says all but how long a month is. Reading the clock times of
            # 10,000 files as well took half a second, and no rule asks for them.
            if key in record and plain(day_and_clock(record[key])[0]) is None:
                self._date((key,), record[key], "stamp")

    def _when(self, place: Steps, when: Any, role: str) -> None:
        if isinstance(when, str):
            self._date(place, when, role)
            return
        self.timed.append((place, when))
        if "start" in when:
            self._point((*place, "start"), when["start"])
        if "end" in when:
            self._point((*place, "end"), when["end"])
        self._object(place, when)

    def _point(self, place: Steps, point: Any) -> None:
        if not isinstance(point, str):
            self._object(place, point)
        elif not (place[-1] == "end" and point in ("", "..")):
            self._date(place, point, "point")

    def _object(self, place: Steps, point: Record) -> None:
        self.points.append((place, point))
        for key in ("earliest", "latest"):
            bound = point.get(key)
            if isinstance(bound, str):
                self._date((*place, key), bound, "bound")
            elif bound is not None:
                self.points.append(((*place, key), bound))

    def _commitment(self, commitment: Record) -> None:
        for key in ("debtor", "creditor"):
            for i, actor in enumerate(commitment.get(key, ())):
                self.actors.append((("commitment", key, i), actor))
        if "due" in commitment:
            self._when(("commitment", "due"), commitment["due"], "point")
        for key in ("state_as_of", "met_on"):
            if key in commitment:
                self._date(("commitment", key), commitment[key], "stamp")
        if "evidence" in commitment:
            self._cited(("commitment", "evidence"), commitment["evidence"])

    def _cited(self, place: Steps, citations: list[Record]) -> None:
        for i, citation in enumerate(citations):
            self.citations.append(((*place, i), citation))
            if "accessed" in citation:
                self._traits |= _ACCESSED
            if "source" not in citation:
                self._work((*place, i), citation)

    def _work(self, place: Steps, work: Record) -> None:
        for key in ("issued", "accessed"):
            if key in work:
                self._date((*place, key), work[key], "stamp")

    def _date(self, place: Steps, text: str, role: str) -> None:
        if "T" in text:
            self._traits |= _CLOCK
        if "/" in text or text.startswith(("Y", "[", "{")):
            self._traits |= _JOINED
        date, error = dated(text)
        (self.dates if error is None else self.faults).append(
            DateAt(place, text, role, date, error)
        )


def placed(value: Any) -> Iterator[tuple[Steps, str]]:
    """Every string of a value and its place, however deep."""
    waiting: list[tuple[Steps, Any]] = [((), value)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, str):
            yield place, one
        elif isinstance(one, dict):
            waiting += (((*place, key), item) for key, item in one.items())
        elif isinstance(one, list):
            waiting += (((*place, i), item) for i, item in enumerate(one))


def strings(value: Any) -> Iterator[str]:
    """Every string of a value."""
    return (text for _, text in placed(value))


_STARTS = (("when",), ("when", "start"), ("when", "start", "earliest"), ("when", "earliest"))
