"""One file as rules see it: its record, with dates parsed and actors and citations found once."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import is_normalized

from timeline.dates import Date, DateError, parse
from timeline.findings import Related

if TYPE_CHECKING:
    from timeline.dates import Zone

Record = dict[str, Any]
Place = tuple[str | int, ...]
"""Where a value stands in a record: keys and list indices from the root."""

_REMEMBERED = 4096


Spoken = tuple[Place, str | int | None, str | None, str]
"""Some words: the place of their text, the step to them inside it, their language, the words.

The step is None for a plain string, else a language or the number of a line. Language is None
where the words stand under none.
"""


class Mark(NamedTuple):
    """What a rule says of one place of a file.

    `key` marks the key rather than the value. `start` and `length` are a part of a string value,
    in characters; no length is the whole value. `near` are other places of the same file that
    belong to it, `related` places of other files.
    """

    place: Place
    message: str
    help: str | None = None
    key: bool = False
    start: int = 0
    length: int = 0
    near: tuple[tuple[Place, str], ...] = ()
    related: tuple[Related, ...] = ()


class DateAt(NamedTuple):
    """An EDTF string and where it stands, with the date it is or the reason why it is none.

    `role` is "when" (may be `A/B`), "point" (one point in time), "bound" (of a doubt) or "plain".
    """

    place: Place
    text: str
    role: str
    date: Date | None
    error: DateError | None


class Sheet:
    """A file whose shape is right.

    `tz` is the zone of the timeline, or None where none was chosen. `points` are the objects in
    which a relative point or a doubt may stand, `timed` the objects that may have a zone.
    """

    __slots__ = (
        "_entities",
        "_first_day",
        "_leads",
        "_odd",
        "_texts",
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
        self._first_day: int | None = None
        self._leads: frozenset[int] | None = None
        self._odd: bool | None = None
        self._texts: list[Spoken] | None = None
        self.dates: list[DateAt] = []
        self.faults: list[DateAt] = []
        self.points: list[tuple[Place, Record]] = []
        self.timed: list[tuple[Place, Record]] = []
        self.actors: list[tuple[Place, Record]] = []
        self.citations: list[tuple[Place, Record]] = []
        if kind == "event":
            self._event(record)
        elif kind == "source":
            self._work((), record)

    def zone_of(self, place: Place) -> str | None:
        """The zone of a date: of its own object, else of the event, else of the timeline."""
        named = {at: timed["tz"] for at, timed in self.timed if "tz" in timed}
        for size in range(len(place), 0, -1):
            if place[:size] in named:
                return str(named[place[:size]])
        return named.get(("when",), self.tz)

    @property
    def leads(self) -> frozenset[int]:
        """The bytes of the file that may begin something unusual; none in nearly all files."""
        if self._leads is None:
            self._leads = frozenset(self.data.translate(None, _USUAL))
        return self._leads

    @property
    def normal(self) -> bool:
        """Whether all texts are certainly in Unicode's normal form C."""
        leads = self.leads
        if 0x5C in leads and b"\\u" in self.data:
            return False
        if leads.isdisjoint(_COMBINING) and not _KANA_MARK(self.data):
            return True
        return is_normalized("NFC", self.data.decode())

    @property
    def hangs(self) -> bool:
        """Whether some time of the event is reckoned from another event."""
        return any("relative" in point for _, point in self.points)

    @property
    def anchors(self) -> list[tuple[Place, str]]:
        """The events that the event's own time is reckoned from, with the places of the ids."""
        return [
            ((*place, "to"), point["to"])
            for place, point in self.points
            if "relative" in point and place[0] == "when"
        ]

    @property
    def first_day(self) -> int | None:
        """The first day on which the event may have begun, if it says so itself."""
        if self._first_day is None:
            for found in self.dates:
                if found.date is not None and found.place in _STARTS:
                    self._first_day = found.date.days.s1
                    break
        return self._first_day

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
            self._texts = _texts_of(self.kind, self.record)
        return self._texts

    def strings(self) -> Iterator[tuple[Place, str]]:
        """Every string of the file but those of extensions, which are not ours to judge."""
        waiting: list[tuple[Place, Any]] = [((), self.record)]
        while waiting:
            place, value = waiting.pop()
            if isinstance(value, str):
                yield place, value
            elif isinstance(value, dict):
                waiting += (((*place, k), v) for k, v in value.items() if k != "extensions")
            elif isinstance(value, list):
                waiting += (((*place, i), v) for i, v in enumerate(value))

    @property
    def odd(self) -> bool:
        """Whether some string may hold a character that nobody sees or expects."""
        if self._odd is None:
            self._odd = any(lead in _ODD and _odd(lead, self.data) for lead in self.leads)
        return self._odd

    def _event(self, record: Record) -> None:
        self._when(("when",), record["when"], "when")
        for i, actor in enumerate(record.get("participants", ())):
            self.actors.append((("participants", i), actor))
        for i, place in enumerate(record.get("places", ())):
            self.actors.append((("places", i), place))
        for i, quantity in enumerate(record.get("quantities", ())):
            if "as_of" in quantity:
                self._point(("quantities", i, "as_of"), quantity["as_of"])
        for i, claim in enumerate(record.get("claims", ())):
            self._claim(("claims", i), claim)
        if "sources" in record:
            self._cited(("sources",), record["sources"])
        if "commitment" in record:
            self._commitment(record["commitment"])
        if "withdrawn" in record:
            self._date(("withdrawn", "on"), record["withdrawn"]["on"], "plain")
        for key in ("created", "modified"):
            if record.get(key, "")[8:10] > "28":  # else the schema's pattern says all
                self._date((key,), record[key], "plain")

    def _when(self, place: Place, when: Any, role: str) -> None:
        if isinstance(when, str):
            self._date(place, when, role)
            return
        self.timed.append((place, when))
        if "start" in when:
            self._point((*place, "start"), when["start"])
        if "end" in when:
            self._point((*place, "end"), when["end"])
        self._object(place, when)

    def _point(self, place: Place, point: Any) -> None:
        if not isinstance(point, str):
            self._object(place, point)
        elif not (place[-1] == "end" and point in ("", "..")):
            self._date(place, point, "point")

    def _object(self, place: Place, point: Record) -> None:
        self.points.append((place, point))
        for key in ("earliest", "latest"):
            bound = point.get(key)
            if isinstance(bound, str):
                self._date((*place, key), bound, "bound")
            elif bound is not None:
                self.points.append(((*place, key), bound))

    def _claim(self, place: Place, claim: Record) -> None:
        if "by" in claim:
            self.actors.append(((*place, "by"), claim["by"]))
        if "at" in claim:
            self._date((*place, "at"), claim["at"], "plain")
        if "sources" in claim:
            self._cited((*place, "sources"), claim["sources"])

    def _commitment(self, commitment: Record) -> None:
        for key in ("debtor", "creditor"):
            for i, actor in enumerate(commitment.get(key, ())):
                self.actors.append((("commitment", key, i), actor))
        if "due" in commitment:
            self._when(("commitment", "due"), commitment["due"], "point")
        for key in ("state_as_of", "met_on"):
            if key in commitment:
                self._date(("commitment", key), commitment[key], "plain")
        if "evidence" in commitment:
            self._cited(("commitment", "evidence"), commitment["evidence"])

    def _cited(self, place: Place, citations: list[Record]) -> None:
        for i, citation in enumerate(citations):
            self.citations.append(((*place, i), citation))
            if "source" not in citation:
                self._work((*place, i), citation)

    def _work(self, place: Place, work: Record) -> None:
        for key in ("issued", "accessed"):
            if key in work:
                self._date((*place, key), work[key], "plain")

    def _date(self, place: Place, text: str, role: str) -> None:
        found = DateAt(place, text, role, *dated(text))
        (self.dates if found.error is None else self.faults).append(found)


def place_of(pointer: str) -> Place:
    """The place that a JSON Pointer names (list indices as they are written)."""
    parts = pointer.split("/")[1:]
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def pointer_of(place: Place) -> str:
    """The JSON Pointer (RFC 6901) of a place."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in place)


def certainly_later(one: str, other: str) -> bool:
    """Whether all of the date `one` is later than all of `other`, wherever they were."""
    first, last = dated(one)[0], dated(other)[0]
    if first is None or last is None:
        return False
    if first.has_clock and last.has_clock and first.offset == last.offset:
        start, end = first.first_moment(), last.last_moment()
    else:
        start, end = first.days.s1, last.days.e2
    return start is not None and end is not None and start > end


@lru_cache(_REMEMBERED)
def dated(text: str) -> tuple[Date | None, DateError | None]:
    """The date that `text` is, or why it is none."""
    try:
        return parse(text), None
    except DateError as error:
        return None, error


_STARTS = (("when",), ("when", "start"), ("when", "start", "earliest"), ("when", "earliest"))

# What begins a character that nobody sees or expects, and the pattern that makes sure: escapes
# other than those of quotes, slashes and breaks; DEL, C1 controls, zero width and bidi controls,
# the byte order mark, noncharacters.
_ODD = {
    0x5C: rb"\\[ubf]",
    0x7F: rb"\x7f",
    0xC2: rb"\xc2[\x80-\x9f]",
    0xE2: rb"\xe2(?:\x80[\x8b\xa8-\xae]|\x81[\xa0-\xa9])",
    0xEF: rb"\xef(?:\xb7[\x90-\xaf]|\xbb\xbf|\xbf[\xbe\xbf])",
    **{lead: bytes([lead]) + rb".\xbf[\xbe\xbf]" for lead in range(0xF0, 0xF5)},
}
# What begins a character that form C may want to join with another: nothing below U+0300, no kana
# but their two loose marks, no Chinese character of the main blocks.
_COMBINING = frozenset((*range(0xCC, 0xE3), *range(0xEA, 0xF5)))
_KANA_MARK = re.compile(rb"\xe3\x82[\x99\x9a]").search
# Dropping all other bytes first costs a microsecond a file.
_USUAL = bytes(byte for byte in range(256) if byte not in _ODD and byte not in _COMBINING)


def _odd(lead: int, data: bytes) -> bool:
    return _search(lead)(data) is not None


@cache
def _search(lead: int) -> Callable[[bytes], re.Match[bytes] | None]:
    return re.compile(_ODD[lead], re.DOTALL).search


_TEXTS = {
    "event": ("title", "summary", "description"),
    "entity": ("name", "description"),
    "source": ("title", "publisher"),
}
_PARTS = (("participants", "name"), ("places", "name"), ("claims", "text"), ("media", "alt"))


def place_of_words(place: Place, step: str | int | None) -> Place:
    """The place of some words of a text."""
    return place if step is None else (*place, step)


def _texts_of(kind: str, record: Record) -> list[Spoken]:
    """The unusual texts of a record, in one go: this is asked of every file that is judged."""
    found: list[Spoken] = []
    for key in _TEXTS[kind]:
        if key in record:
            _speak(found, (key,), record[key])
    if kind != "event":
        return found
    when = record["when"]
    if type(when) is dict and "text" in when:
        _speak(found, ("when", "text"), when["text"])
    for key, part in _PARTS:
        if key in record:
            for i, item in enumerate(record[key]):
                if part in item:
                    _speak(found, (key, i, part), item[part])
    if "commitment" in record:
        _speak(found, ("commitment", "action"), record["commitment"]["action"])
    return found


def _speak(found: list[Spoken], place: Place, text: Any) -> None:
    """Add the unusual words of a text: of a string, of each language, of each line."""
    if type(text) is str:
        if not text.isascii() or text.isspace():
            found.append((place, None, None, text))
    elif type(text) is dict:
        for code, words in text.items():
            if type(words) is not str:
                found.extend(((*place, code), i, code, line) for i, line in enumerate(words))
            elif not words.isascii() or words.isspace():
                found.append((place, code, code, words))
    else:
        found.extend((place, i, None, line) for i, line in enumerate(text))


@lru_cache(256)
def zone_called(name: str) -> "Zone | None":
    """The time zone of this name, or None; a rule of its own tells of names that are none."""
    from timeline.dates import ZoneError, zone  # most events name no zone

    try:
        return zone(name)
    except ZoneError:
        return None
