"""Many flat rows into events, with a report of all that has to be known of them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.format.untyped import Record
from timeline.importers import ImportOrigin, OwnMark
from timeline.importers.rows import columns, flat
from timeline.importers.rows.gathering import Gathering
from timeline.importers.rows.points import has_clock, in_utc
from timeline.importers.rows.values import is_empty
from timeline.text import json_text
from timeline.validation.share import in_turns, processes

# Characters of a value that a report shows.
SHOWN = 200


def gather(
    rows: Sequence[tuple[int, Mapping[str, Any]]],
    fields: Mapping[str, str | None],
    into: Gathering,
    *,
    order: str = "",
    tz: str = "",
    private: bool = False,
    split: Iterable[str] = (),
    notes: bool = False,
    midnights: Collection[str] | None = None,
    marks: Callable[[flat.ReadRow, int], OwnMark | None] | None = None,
) -> tuple[str, ...]:
    """Add the event of each (line, row); `tz` is the zone of clock times that carry none.

    A row without a title or a date is an event even so, which is told; one without either is
    none, nor is one of the `notes` of a folder that has no date. Returns notes on columns that
    were taken in another way than their cells stand. Of a piece of a table, `midnights` are the
    columns whose times are all midnight in the whole.
    """
    splits = columns.splits(split, fields)
    typed = {name: said[4:] for name, said in fields.items() if said and said.startswith("who.")}
    into.untyped += [name for name, said in fields.items() if said == "who"]
    days = midnights
    if days is None:
        days = [name for name in dated(fields) if _is_midnight(name, rows)]
    reader = _RowsReader(
        rows, fields, into.name, order, tz, private, splits, typed, notes, days, marks
    )
    if marks is not None or processes(len(rows)) == 1:  # what reads marks tells `into` of them
        reader.add(range(len(rows)), into)
    else:
        for some in in_turns(reader.some, len(rows)):
            into.take_over(some)
    return tuple(f"{name}: all its times are midnight; they are taken as days" for name in days)


class _RowsReader(NamedTuple):
    """The rows of one table, and how they are read; see `gather`."""

    rows: Sequence[tuple[int, Mapping[str, Any]]]
    fields: Mapping[str, str | None]
    name: str
    order: str
    tz: str
    private: bool
    splits: flat.Splits
    typed: Mapping[str, str]
    notes: bool
    days: Collection[str]
    marks: Callable[[flat.ReadRow, int], OwnMark | None] | None

    def some(self, numbers: range) -> Gathering:
        """What some of the rows say, in whichever process."""
        into = Gathering(self.name)
        self.add(numbers, into)
        return into

    def add(self, numbers: range, into: Gathering) -> None:
        """Add what some of the rows say."""
        for number in numbers:
            line, row = self.rows[number]
            if not all(map(is_empty, row.values())):
                self._row(line, row, into)

    def _row(self, line: int, row: Mapping[str, Any], into: Gathering) -> None:
        if self.days:
            days = {name: _MIDNIGHT.sub("", row[name]) for name in self.days if row.get(name)}
            row = {**row, **days}
        found = flat.event(
            row, self.fields, line=line, order=self.order, private=self.private, splits=self.splits
        )
        if self.typed:
            into.learn(row, self.typed, self.splits)
        if not _is_event(found.record, line, row, self.fields, into, notes=self.notes):
            return
        mark = self.marks(found, line) if self.marks is not None else None
        if mark is None:
            _tell(found, line, into)
        record = {**found.record, "when": zoned(found.record["when"], self.tz)}
        into.add(record, ImportOrigin(line, found.key, found.kept, mark))


def _is_event(
    record: Record,
    line: int,
    row: Mapping[str, Any],
    fields: Mapping[str, str | None],
    into: Gathering,
    *,
    notes: bool,
) -> bool:
    """Whether a row is an event; what it lacks is told, and stands in its place."""
    lacks = [name for name in ("title", "when") if not record.get(name)]
    refused = len(lacks) == 2 or (notes and "when" in lacks)
    for name in lacks[-1:] if refused else lacks:
        word, stand_in = _LACKS[name]
        rule, help = f"import/no-{word}", _hint(name, row, fields)
        if refused:
            into.fail(line, rule, f"it has no {word}", help=help)
        else:
            record[name] = stand_in
            shown = stand_in if isinstance(stand_in, str) else f"[{NO_DATE}]"
            into.warn(line, rule, f"it has no {word}, and stands as '{shown}'", help=help)
    return not refused


UNTITLED = "[untitled]"
NO_DATE = "no date"
_LACKS: Mapping[str, tuple[str, Any]] = {
    "title": ("title", UNTITLED),
    "when": ("date", {"text": NO_DATE}),
}
_DATES = ("when", "start", "end")
_MIDNIGHT = re.compile(r"(?<=\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?\Z")


def dated(fields: Mapping[str, str | None]) -> list[str]:
    """The columns that hold whole dates."""
    return [name for name, field in fields.items() if field in _DATES]


def may_be_day(cell: str) -> bool:
    """Whether a cell holds a midnight, as programs write days, or nothing."""
    return not cell or _MIDNIGHT.search(cell) is not None


def _is_midnight(name: str, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> bool:
    """Whether all clock times of a column are 00:00, as programs write days."""
    cells = (row[name] for _, row in rows if not is_empty(row.get(name)))
    are = (isinstance(one, str) and _MIDNIGHT.search(one) is not None for one in cells)
    return next(are, False) and all(are)


def _tell(found: flat.ReadRow, line: int, into: Gathering) -> None:
    for text, expression in found.readings:
        into.read(text, expression)
    for one in found.misfits:
        shown = f" '{_short(one.value)}'" if not one.left_out else ""
        kept = "" if one.left_out else "; it is kept in origin"
        rule = "import/left-out" if one.left_out else "import/does-not-fit"
        into.warn(line, rule, f"{one.column}:{shown} {one.why}{kept}")
    when = found.record["when"]
    if found.unclear is not None:
        message = f"{found.unclear.message}; the event is undated and keeps the words"
        into.warn(line, "import/unclear-date", message, help=found.unclear.hint)
    elif isinstance(when, dict) and when.keys() == {"text"} and when["text"] != NO_DATE:
        words = when["text"]
        message = f"'{words}' is no date that is understood; the event is undated and keeps it"
        into.warn(line, "import/undated", message)


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json_text(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _hint(field: str, row: Mapping[str, Any], fields: Mapping[str, str | None]) -> str:
    """How to say which column holds a field, with one that is there and free."""
    free = [name for name in row if not fields.get(name)]
    near = [name for name in free if isinstance(row[name], str) and row[name]] or free
    if field == "when":
        near = [name for name in near if _LIKE_A_DATE.search(name)] or near
    else:
        near = sorted(near, key=lambda name: -len(str(row[name])[:SHOWN]))
    return f"say which column holds it, as in --map '{(near or ['COLUMN'])[0]}={field}'"


_LIKE_A_DATE = re.compile(r"date|fecha|datum|data|day|time|year|when|filed|日|年", re.IGNORECASE)


def zoned(when: Any, tz: str) -> Any:
    """The time with a zone, where it has a clock time and says nothing of a zone itself.

    A moment with an offset is told in UTC: alone it would disagree with the timeline's zone.
    """
    if not has_clock(when) or (isinstance(when, dict) and "tz" in when):
        return when
    moments = [when] if isinstance(when, str) else [when.get("start"), when.get("end")]
    if all(in_utc(one) for one in moments if one):
        ends = {"start": when} if isinstance(when, str) else when
        known = {key: in_utc(ends[key]) for key in ("start", "end") if ends.get(key)}
        return {**ends, **known, "tz": "UTC"} if known else when
    if not tz:
        return when
    return {"start": when, "tz": tz} if isinstance(when, str) else {**when, "tz": tz}


def note(fields: Mapping[str, str | None]) -> str:
    """How columns were understood, in one line."""
    return f"fields: {columns.shown(fields)}"
