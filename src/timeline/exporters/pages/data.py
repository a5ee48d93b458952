"""What the page's script knows of the events: their times and values, as small as can be."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from timeline.chronicle.due import due
from timeline.chronicle.resolve import FOREVER
from timeline.chronicle.row import citations, work_names
from timeline.chronicle.telling import DENIES, TIME, at_its_time, tellings
from timeline.chronicle.timeline import Entry, Timeline
from timeline.exporters.pages.words import PageWords
from timeline.exporters.picture.extent import due_window, extent
from timeline.exporters.picture.markup import plain
from timeline.query import Match
from timeline.text import fold
from timeline.words import axis_words
from timeline.words.told import Teller

STANDINGS = ("confirmed", "reported", "alleged", "unsourced", "disputed", "retracted")
STATUSES = ("", "planned", "ongoing", "occurred", "cancelled", "postponed")
STATES = ("unknown", "scheduled", "in_progress", "met", "partially_met", "not_met", "withdrawn")
GONE = 8
FAR = 10**12
QUALIFIED, ONGOING, CLOCK = 1, 2, 4
NAMED = ("kind", "who", "place", "tag", "source", "voice")
WORDS = ("count", "none", "maybe", "unknown", "dates", "total", "today", "other")


class ValueIndex:
    """Values of one kind in the order in which they come, each with its folded names."""

    def __init__(self) -> None:
        self.names: list[tuple[str, ...]] = []
        self.records: list[Any] = []
        self._places: dict[Any, int] = {}

    def place(self, key: Any, names: Iterable[str], record: Any) -> int:
        """The place of a value, which is new where its key is."""
        if key not in self._places:
            self._places[key] = len(self.names)
            self.names.append(tuple(names))
            self.records.append(record)
        return self._places[key]


class Data:
    """The events of a page as its script reads them."""

    def __init__(
        self, matches: Sequence[Match], timeline: Timeline, tellers: Sequence[Teller]
    ) -> None:
        self.timeline = timeline
        self.tellers = tellers
        self.index = {key: ValueIndex() for key in NAMED}
        self.voices = ValueIndex()
        self.rows = [self._row(match.entry) for match in matches]

    def labels(self, key: str) -> list[tuple[str, ...]]:
        """The words for each value of a filter, in every language of the page."""
        if key == "standing":
            return [self._codes("standing", value) for value in STANDINGS]
        return [self._label(key, record) for record in self.index[key].records]

    def _label(self, key: str, record: Any) -> tuple[str, ...]:
        if key in ("kind", "tag"):
            return self._codes(key, record)
        own = record.get("title") or record.get("name")
        if isinstance(own, str) and not {"source", "entity"} & record.keys():
            return (plain(own),) * len(self.tellers)  # the same in every language
        return tuple(plain(_name(teller, record)) for teller in self.tellers)

    def _codes(self, group: str, value: str) -> tuple[str, ...]:
        return tuple(plain(teller.label(group, value)) for teller in self.tellers)

    def values(self, key: str) -> list[str]:
        """What an address says for each value of a filter: its id, or else its name."""
        if key == "standing":
            return list(STANDINGS)
        return [_value(record) for record in self.index[key].records]

    def voice_values(self) -> list[str]:
        """What an address says for each voice that tells of an event."""
        return [_value(record) for record in self.voices.records]

    def voice_labels(self) -> list[tuple[str, ...]]:
        """The name of each voice, in every language of the page."""
        return [self._label("voice", record) for record in self.voices.records]

    def json(self) -> Markup:
        """All of it as JSON that can stand in a page."""
        langs = [teller.lang for teller in self.tellers]
        made: dict[str, Any] = {
            "langs": langs,
            "words": {lang: _words(lang, len(self.rows)) for lang in langs},
            "names": {key: index.names for key, index in self.index.items()},
            "voices": self.voices.names,
            "labels": {key: self.labels(key) for key in (*NAMED, "standing")},
            "events": self.rows,
        }
        who = enumerate(self.index["who"].records)
        made["bodies"] = [place for place, one in who if self._is_body(one)]
        return as_script(made)

    def _is_body(self, actor: Mapping[str, Any]) -> bool:
        known = self.timeline.entities.records.get(actor.get("entity", ""), {})
        return known.get("type") in ("organization", "group", "state")

    def _row(self, entry: Entry) -> list[Any]:
        record = entry.record
        status = STATUSES.index(record.get("status", "")) + GONE * ("withdrawn" in record)
        row: list[Any] = [
            _time(entry),
            next(iter(self._plain("kind", filter(None, (record.get("kind"),)))), -1),
            self._actors("who", _participants(record)),
            self._actors("place", record.get("places", ())),
            self._plain("tag", record.get("tags", ())),
            self._works(record),
            self._actors("voice", [c["by"] for c in record.get("claims", ()) if "by" in c]),
            STANDINGS.index(entry.standing.value),
            status,
            _due(entry),
            self._rest(entry),
            self._told(entry),
        ]
        while not row[-1]:
            row.pop()
        return row

    def _plain(self, key: str, values: Iterable[str]) -> list[int]:
        index = self.index[key]
        return [index.place(value, (fold(value),), value) for value in values]

    def _actors(self, key: str, actors: Iterable[dict[str, Any]]) -> list[int]:
        entities, index = self.timeline.entities, self.index[key]
        found = ((entities.actor(actor), actor) for actor in actors)
        return list(dict.fromkeys(index.place(names, names, actor) for names, actor in found))

    def _works(self, record: Mapping[str, Any]) -> list[int]:
        index, found = self.index["source"], []
        for citation in citations(record):
            work = self.timeline.sources.get(citation.get("source", ""), citation)
            names = tuple(work_names(citation, work))
            found.append(index.place(names, names, citation))
        return list(dict.fromkeys(found))

    def _told(self, entry: Entry) -> list[list[Any]]:
        """Each voice that speaks of the event, as the command line's `--as-told-by` has it.

        `[voice]` where it tells no more than the event, `[voice, 0]` where it denies it, and
        `[voice, time]` where it tells a time of its own.
        """
        found: list[list[Any]] = []
        for one in tellings(entry.record):
            claim = entry.record["claims"][one.claim]
            record = claim.get("by") or claim["sources"][0]
            said: list[Any] = [self.voices.place(one.voice, self._voice_names(record), record)]
            said += [0] if one.says == DENIES else []
            said += [_time(at_its_time(entry, one, self.timeline))] if one.says == TIME else []
            found.append(said)
        return found

    def _voice_names(self, voice: Any) -> tuple[str, ...]:
        if "source" in voice or "title" in voice:
            work = self.timeline.sources.get(voice.get("source", ""), voice)
            return tuple(work_names(voice, work))
        return self.timeline.entities.actor(voice)

    def _rest(self, entry: Entry) -> str:
        """Lines that a search for text reads and that the card and the names do not hold."""
        tell, record, row = self.tellers[0].text, entry.record, entry.row
        shown = {fold(plain(tell(record.get(key))[0])) for key in ("title", "summary")}
        shown.update(row.participant, row.place, row.tag)
        return "\n".join(line for line in row.text_fold.split("\n") if line not in shown)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_script(value: Any) -> Markup:
    """JSON for a `<script>`: no sign in it can end the element or open a comment."""
    text = _encode(value)
    # `</` and `<!--` end or change a script (HTML 13.2.6.1); inside of JSON both have other forms.
    return Markup(plain(text).replace("</", "<\\/").replace("<!", "<\\u0021"))


def _words(lang: str, total: int) -> dict[str, Any]:
    words = PageWords(lang)
    found: dict[str, Any] = {key: words[key] for key in WORDS}
    found["none"] = words["nothing"]
    found["all"] = words.total(total)
    found["bce"] = axis_words("year", (-43, 1, 1, 0, 0), lang).replace("44", "{n}")
    found["months"] = [words.month_name(number) for number in range(1, 13)]
    found["overdue"], found["possibly-overdue"] = (
        words.verdict("overdue"),
        words.verdict("possibly-overdue"),
    )
    return found


def _name(teller: Teller, record: Mapping[str, Any]) -> str:
    if "source" in record or "title" in record:
        return teller.work(record).title
    return teller.name(record).name


def _value(record: Any) -> str:
    if isinstance(record, str):
        return record
    named = (
        record.get("entity") or record.get("source") or record.get("name") or record.get("title")
    )
    text = next(iter(named.values())) if isinstance(named, Mapping) else named
    return str(text or record.get("of", ""))


def _participants(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    deal = record.get("commitment", {})
    return [*record.get("participants", ()), *deal.get("debtor", ()), *deal.get("creditor", ())]


def _time(entry: Entry) -> list[int | None] | None:
    """The bounds in days as `data.js` reads them; the shorter, the plainer the date is."""
    when = entry.resolved
    if when.undated:
        return None
    s1, s2, e1, e2 = (_known(day) for day in when.days)
    sure = when.certain_days or (None, None)
    flags = QUALIFIED * when.qualified + ONGOING * when.ongoing + CLOCK * when.clock
    if not flags and s1 == e1 and s2 == e2 and sure == (e2, s1) and s1 is not None:
        return [s1] if s1 == e2 else [s1, e2]
    found = [s1, e2, s2, e1, *map(_clamped, sure), flags]
    return [*found, *_seconds(entry)] if when.clock else found


def _known(day: int | None) -> int | None:
    return None if day is None or abs(day) >= FOREVER else day


def _clamped(day: int | None) -> int | None:
    """A day of the certain pair: "for ever" is one there, and JSON has no infinity."""
    return None if day is None else max(-FAR, min(FAR, day))


def _seconds(entry: Entry) -> Iterator[int | None]:
    known = extent(entry)
    yield known.first
    yield from known.core or (None, None)
    yield known.last


def _due(entry: Entry) -> list[Any] | int:
    """The window of the deadline, the state, the moment it is over, and what is known then."""
    window, deadline = due_window(entry), entry.deadline
    if window is None or deadline is None or deadline.last is None:
        return 0
    state = entry.record["commitment"].get("state", "unknown")
    past = due(entry.record, deadline, deadline.last + 1).verdict
    late = past if past in ("overdue", "possibly-overdue") else ""
    return [*window, STATES.index(state), deadline.last, late]
