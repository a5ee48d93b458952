"""The `when` of an event, composed of the pieces in which other programs keep it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from timeline.dates import ZoneError, zone
from timeline.dates.human.parts import known
from timeline.dates.human.projections import when_of
from timeline.dates.human.read import read as read_text
from timeline.dates.human.reading import Note, NotUnderstood, Reading, Reason, When
from timeline.importers.rows import day_order
from timeline.importers.rows.bounds import BOUNDS, from_bounds
from timeline.importers.rows.points import (
    YEAR,
    bare,
    edtf,
    has_clock,
    has_offset,
    in_utc,
    is_point,
    is_reversed,
    is_words,
    padded_year,
    shown,
    whole,
)
from timeline.importers.rows.precision import KNOWN, as_precise
from timeline.importers.rows.whole_days import lasting

# The fields of a row that tell its time together.
PARTS = frozenset(
    (
        *("when", "start", "end", "when_text", "time", "end_time", "tz", "precision", "ongoing"),
        "all_day",
        *("year", "month", "day", "end_year", "end_month", "end_day"),
        *BOUNDS,
    )
)

_OF_BOUNDS = ("precision", "ongoing", "tz")
_DAY = re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}")
_BEGINNING = re.compile(r"(-?[0-9]{4,})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?=T|/|[?~%]?\Z)")
_OF_CLOCK = (Reason.NO_DAY, Reason.NO_MINUTES)
_TWO = (Reason.TWO_READINGS, Reason.TWO_DIGITS)


class ComposedTime(NamedTuple):
    """A time, the parts that it says, and why the others are not in it.

    `when` is None where nothing tells a time. `unclear` is a text with two readings, `literal`
    what was read otherwise than it stands: (text, expression).
    """

    when: When | None
    used: frozenset[str] = frozenset()
    odd: Mapping[str, str] = {}
    unclear: NotUnderstood | None = None
    readings: tuple[tuple[str, str], ...] = ()


def compose(parts: Mapping[str, str], *, order: str = "") -> ComposedTime:
    """The time that the parts of a row say together; nothing is added that none of them says."""
    given = {name: text.strip() for name, text in parts.items() if text.strip()}
    alone = given.get("when", given.get("start", "")) if len(given) == 1 else ""
    if _DAY.fullmatch(alone) and known(alone):  # most tables have nothing else
        return ComposedTime(alone, frozenset(given))
    bounds = {name: given[name] for name in BOUNDS if known(given.get(name, "").removeprefix("'"))}
    if not bounds:
        return _Composer(given, order).composed()
    said = bounds | {name: given[name] for name in _OF_BOUNDS if name in given}
    odd = {name: "stands beside the bounds of a time" for name in given if name not in said}
    return ComposedTime(from_bounds(said), frozenset(said), odd | {"when_text": ""})


class _Composer:
    """The parts of one time, each of which ends as used, or as odd with the reason."""

    def __init__(self, parts: dict[str, str], order: str) -> None:
        self.parts = parts
        self.order = order
        self.used: set[str] = set()
        self.odd: dict[str, str] = {}
        self.unclear: NotUnderstood | None = None
        self.readings: list[tuple[str, str]] = []
        self.clocks = {"": parts.get("time", ""), "end_": parts.get("end_time", "")}
        self.clock_parts = {"": "time", "end_": "end_time"}

    def composed(self) -> ComposedTime:
        """All parts together."""
        self._find_clocks()
        begin = self._clocked(self._date(("start", "when"), ""), "")
        end = self._clocked(self._date(("end",), "end_"), "end_")
        if end is None and self.clocks["end_"]:
            end = self._on_day_of(begin)
        if "all_day" in self.parts:
            begin, end = self._whole_days(begin, end)
        when = self._beside(self._span(begin, end))
        for name in self.parts:
            if name not in self.used and name not in self.odd:
                self.odd[name] = _REASONS.get(name, "no time can be made with it")
        return ComposedTime(
            when, frozenset(self.used), self.odd, self.unclear, tuple(self.readings)
        )

    # Reading

    def _read(self, name: str, text: str) -> When | None:
        """What a text says, None where it is not understood."""
        reading = read_text(self._plain(text), order=self.order)
        try:
            when = when_of(reading)
        except NotUnderstood as error:
            if error.reason in _TWO and self.unclear is None:
                self.unclear = day_order.hinted(error, text)
            return None
        self._note(name, text, reading, when)
        return when

    def _note(self, name: str, text: str, reading: Reading, when: When) -> None:
        if reading.note is Note.FRACTION:
            self.odd[name] = "a fraction of a second has no place in a time"
        if when != text and isinstance(when, str):
            self.readings.append((text, when))

    def _plain(self, text: str) -> str:
        """The text without what only a program's notation has in it."""
        precision = self.parts.get("precision", "")
        precise = as_precise(text, precision)
        if precise is None:
            return padded_year(text)
        if precision in KNOWN:
            self.used.add("precision")
        return precise

    def _is_clock(self, text: str) -> bool:
        return read_text(text).reason in _OF_CLOCK and not text.isdigit()

    def _find_clocks(self) -> None:
        """Take what stands as start or end and is a time of the day for just that."""
        for name, side in (("start", ""), ("end", "end_")):
            text = self.parts.get(name, "")
            if text and not self.clocks[side] and self._is_clock(text):
                self.clocks[side] = text
                self.clock_parts[side] = name

    # Dates

    def _date(self, names: tuple[str, ...], side: str) -> When | None:
        """The day, month, year or span of one side, from texts and from single parts."""
        texts = [
            (name, self.parts[name])
            for name in names
            if name in self.parts and name != self.clock_parts[side]
        ]
        texts = self._with_year(texts, side)
        found: When | None = None
        for name, text in texts:
            when = self._read(name, text)
            if when is None:
                continue
            if found is None:
                found = when
                self.used.add(name)
            elif self._agrees(found, when):
                self.used.add(name)
            else:
                self.odd[name] = f"says another time than '{shown(found)}'"
        whole = self._of_parts(side, found)
        if found is None or (
            isinstance(whole, str) and isinstance(found, str) and whole.startswith(found)
        ):
            found = whole
        return found if found is not None else self._words(texts, side)

    def _with_year(self, texts: list[tuple[str, str]], side: str) -> list[tuple[str, str]]:
        """Without a text that is just the year of the months beside it."""
        month = f"{side}month"
        for name, text in texts:
            if month in self.parts and f"{side}year" not in self.parts and YEAR.fullmatch(text):
                self.parts[f"{side}year"] = text
                self.used.add(name)
                return [one for one in texts if one[0] != name]
        return texts

    @staticmethod
    def _agrees(one: When, other: When) -> bool:
        if isinstance(one, str) and isinstance(other, str):
            return one.startswith(other)
        return one == other

    def _of_parts(self, side: str, found: When | None) -> When | None:
        """The date that year, month and day make; 0 is what is not known."""
        names = [f"{side}{unit}" for unit in ("year", "month", "day")]
        if self.parts.keys().isdisjoint(names):
            return None
        values = [self.parts.get(name, "") for name in names]
        values = [whole(value) for value in values]
        for name, value in zip(names, values, strict=True):
            if value == "0":
                self.odd[name] = ""
        values = ["" if value == "0" else value for value in values]
        if found is not None:
            self._compare(names, values, found)
        made, said = self._joined(names, values)
        finer = isinstance(made, str) and isinstance(found, str) and made.startswith(found)
        if made is None or not (found is None or finer):
            return None
        for name in said:
            self.odd.pop(name, None)
            self.used.update({name} & self.parts.keys())
        return made

    def _compare(self, names: list[str], values: list[str], found: When) -> None:
        """Parts that say again what the date says."""
        text = found if isinstance(found, str) else str(found.get("start", ""))
        known = _BEGINNING.match(text)
        written = _BEGINNING.match(in_utc(text) or text)  # a moment is written in UTC
        for place, (name, value) in enumerate(zip(names, values, strict=True), 1):
            if not value or name not in self.parts:
                continue
            said = known[place] if known else None
            if said is not None and value.isdigit() and int(said) == int(value):
                if written and written[place] == said:
                    self.used.add(name)
                else:
                    self.odd[name] = ""  # kept: it may be another day there
            elif said is not None:
                self.odd[name] = f"says another time than '{shown(found)}'"

    def _joined(self, names: list[str], values: list[str]) -> tuple[When | None, list[str]]:
        """The finest date that makes sense, and the parts in it: 30 February leaves the month."""
        year, month, day = values
        for size in (3, 2, 1):
            if not all(values[:size]):
                continue
            text = edtf(year, month, day, size)
            if text is None:
                words = (f"{day} {month} {year}", f"{month} {year}", year)[3 - size]
                made = self._read(names[0], words)
            else:
                made = text if known(text) else None
            if made is not None:
                return made, names[:size]
        return None, []

    def _words(self, texts: list[tuple[str, str]], side: str) -> When | None:
        """What stands where a date was expected and is none."""
        for name, text in texts:
            self.used.add(name)
            return {"text": text}
        return None

    # Clock times

    def _clocked(self, date: When | None, side: str) -> When | None:
        """The date with the time of the day that stands beside it."""
        clock, name = self.clocks[side], self.clock_parts[side]
        if not clock:
            return date
        day = date if isinstance(date, str) and _DAY.fullmatch(date) else ""
        if day:
            whole = self._read(name, f"{day} {clock}")
            if not isinstance(whole, str):
                whole = self._read(name, clock)
            if isinstance(whole, str) and whole.startswith(f"{day}T"):
                self.used.add(name)
                return whole
            self.odd[name] = "is no time of the day that is understood"
        elif isinstance(date, str) and "T" in date:
            self._same_clock(name, clock, date)
        elif date is None and not self._is_clock(clock):
            alone = self._read(name, clock)
            if alone is not None:
                self.used.add(name)
                return alone
        return date

    def _same_clock(self, name: str, clock: str, date: str) -> None:
        again = self._read(name, f"{date.partition('T')[0]} {clock}")
        if again == date:
            self.used.add(name)
        else:
            self.odd[name] = f"says another time than '{date}'"

    def _on_day_of(self, begin: When | None) -> When | None:
        """The end on the day of the start, where only its time is told."""
        name = self.clock_parts["end_"]
        day = begin.partition("T")[0] if isinstance(begin, str) else ""
        if not _DAY.fullmatch(day):
            return None
        whole = self._read(name, f"{day} {self.clocks['end_']}")
        if not isinstance(whole, str) or not whole.startswith(f"{day}T"):
            return None
        if not isinstance(begin, str) or "T" not in begin or whole <= begin:
            self.odd[name] = "has no start before it on the same day"
            return None
        self.used.add(name)
        return whole

    # Both ends

    def _whole_days(self, begin: When | None, end: When | None) -> tuple[When | None, When | None]:
        """Both ends as days, where the row says that it lasts all day."""
        days, self.odd["all_day"] = lasting(self.parts["all_day"], begin, end)
        if days is None:
            return begin, end
        self.readings = [one for one in self.readings if not has_clock(one[1])]
        return days

    def _span(self, begin: When | None, end: When | None) -> When | None:
        if end is None or begin == end:
            return begin
        if begin is None:
            if is_words(end):
                return end
            return f"/{end}" if isinstance(end, str) and known(f"/{end}") else {"end": end}
        if is_words(begin):
            return {"text": f"{begin['text']} – {self._end_text()}"}
        if not is_point(begin) or not (is_point(end) or is_words(end)):
            return self._without_end(begin, "cannot end what has two ends")
        if is_words(end):
            start = begin if isinstance(begin, str) else bare(begin)
            return {"start": start, "text": f"{self._start_text()} – {end['text']}"}
        if is_reversed(begin, end):
            return self._without_end(begin, "is before the start")
        if isinstance(begin, str) and isinstance(end, str) and known(f"{begin}/{end}"):
            return f"{begin}/{end}"
        return {"start": bare(begin), "end": bare(end)}

    def _without_end(self, begin: When, why: str) -> When:
        for name in self.parts:
            if name == "end" or name.startswith("end_"):
                self.used.discard(name)
                self.odd[name] = why
        return begin

    def _start_text(self) -> str:
        return next((self.parts[one] for one in ("start", "when") if one in self.parts), "")

    def _end_text(self) -> str:
        days = ("end",) if "end" in self.parts else ("end_day", "end_month", "end_year")
        names = (*days, "end_time")
        return " ".join(self.parts[name] for name in names if name in self.parts)

    # Zone and words

    def _beside(self, when: When | None) -> When | None:
        text, tz = self.parts.get("when_text", ""), self.parts.get("tz", "")
        if when is None:
            if text:
                self.used.add("when_text")
            return {"text": text} if text else None
        when = self._in_zone(when, tz) if tz else when
        return self._told(when, text) if text else when

    def _in_zone(self, when: When, tz: str) -> When:
        try:
            name = "" if zone(tz) is None else tz
        except ZoneError:
            self.odd["tz"] = "is no time zone that is known"
            return when
        if not has_clock(when) or has_offset(when):
            self.odd["tz"] = "there is no clock time that it would be for"
            return when
        self.used.add("tz")
        return {"start": when, "tz": name} if isinstance(when, str) else {**when, "tz": name}

    def _told(self, when: When, text: str) -> When:
        """The time with the words in which it is to be shown."""
        if text in (when, shown(when)):
            self.used.add("when_text")
            return when
        if isinstance(when, dict):
            if "text" in when:
                return when
            self.used.add("when_text")
            return {**when, "text": text}
        start, slash, end = when.partition("/")
        if start == ".." or (slash and not end):
            return when
        self.used.add("when_text")
        if slash:
            return {**({"start": start} if start else {}), "end": end, "text": text}
        return {"start": when, "text": text}


_REASONS = {
    "when_text": "words cannot stand beside this time",
    "tz": "there is no clock time that it would be for",
    "time": "there is no day that it would be on",
    "end_time": "there is no day that it would be on",
    "month": "there is no year that it would be in",
    "day": "there is no month that it would be in",
}
