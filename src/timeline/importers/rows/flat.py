"""Events from flat rows: a spreadsheet's line, a JSON object, a file's front matter."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.dates.human import NotUnderstood
from timeline.format import schema
from timeline.format.untyped import Record
from timeline.importers.rows import ids, values, works
from timeline.importers.rows import when as pieces
from timeline.importers.rows.columns import NOWHERE, WHO
from timeline.importers.rows.ledger import Cell, Ledger
from timeline.importers.rows.works import citation

Fields = Mapping[str, str | None]
VERBATIM = frozenset(
    ("quantities", "claims", "commitment", "standing", "extensions", "withdrawn", "schema_version")
)
_TEXTS = frozenset(("title", "summary", "description", "notes"))
_LINES = frozenset(("description",))
_LISTS: dict[str, tuple[str, Callable[[Any], Record | None], Callable[[Any], list[Any]]]] = {
    "who": ("participants", values.actor, values.items),
    "places": ("places", values.place, values.items),
    "sources": ("sources", citation, works.several),
    "media": ("media", values.medium, values.items),
    "relations": ("relations", values.relation, values.items),
}
_SINGLE: dict[str, Callable[[Any], Any]] = {
    "kind": values.kind,
    "status": values.status,
    "language": values.language,
    "draft": values.draft,
    "created": values.stamp,
    "modified": values.stamp,
    "revision": values.revision,
}


# Fields in which a word for nothing, such as N/A, would name somebody.
_NAMING = frozenset((*WHO, "places", "tags", "sources"))
_POINT = re.compile(r"POINT ?\(\s*(-?[0-9.]+)\s+(-?[0-9.]+)\s*\)", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"\s*(?:0?[1-9]|[12][0-9]|3[01])\s*")
Splits = Mapping[str, re.Pattern[str]]
_NO_SPLITS: Splits = {}


class Misfit(NamedTuple):
    """A value that does not fit the field its column means; it is kept, or left out."""

    column: str
    value: Any
    why: str
    left_out: bool = False


class ReadRow(NamedTuple):
    """The event that a row says, its key, the cells that found no field, and what is to be told.

    `unclear` is a date with two readings, `undated` words that are not a date; `readings`
    are texts that were read as another expression.
    """

    record: Record
    key: str
    kept: Record
    misfits: tuple[Misfit, ...] = ()
    unclear: NotUnderstood | None = None
    readings: tuple[tuple[str, str], ...] = ()


def event(
    row: Mapping[str, Any],
    fields: Fields,
    *,
    line: int = 0,
    order: str = "",
    private: bool = False,
    splits: Splits = _NO_SPLITS,
) -> ReadRow:
    """The event that a row says, without what the writing side adds.

    `fields` maps the row's keys to fields of an event (see `columns`), `splits` some of them to
    what parts their items. With `private`, addresses of people are kept like all else.
    """
    reader = _RowReader(order, private, splits)
    for name, value in row.items():
        if value or not values.is_empty(value):
            reader.take(reader.ledger.add(name, value, line), fields.get(name))
    return reader.row()


class _RowReader:
    """One row on its way to a record: each cell fills fields, or is kept with a reason."""

    def __init__(self, order: str, private: bool, splits: Splits) -> None:
        self.ledger = Ledger()
        self.order = order
        self.private = private
        self.splits = splits
        self.record: Record = {}
        self.key = ""
        self.texts: dict[str, dict[str, Any]] = {}
        self.parts: dict[str, Cell] = {}
        self.geo: dict[str, tuple[Cell, float]] = {}
        self.filled: list[tuple[Cell, str]] = []
        self.misfits: list[Misfit] = []

    def take(self, cell: Cell, field: str | None) -> None:
        """Take a cell for a field."""
        if field == NOWHERE:
            self.ledger.tell(cell, "left out by --map")
        elif field in pieces.PARTS:  # the words of a date, whatever they are
            # As the whole date of an event, the word for nothing is what its file says of it.
            if field not in ("when", "start") and values.is_absent(cell.value):
                self.ledger.keep(cell)
            else:
                self._time(cell, field)
        elif not self.private and values.is_private(cell.value):
            self._leave_out(cell)
        elif field is None or (field in _NAMING and values.is_absent(cell.value)):
            self.ledger.keep(cell)
        else:
            self._fill(cell, field)

    def _leave_out(self, cell: Cell) -> None:
        why = "an address of a person is left out; --keep-private keeps it"
        self.misfits.append(Misfit(cell.name, "", why, left_out=True))
        self.ledger.tell(cell, why)

    def _fill(self, cell: Cell, field: str) -> None:
        name, _, language = field.partition(".")
        if name in _TEXTS:
            self._text(cell, name, language)
        elif name in VERBATIM:
            self._whole(cell, name)
        elif name in _LISTS:
            self._many(cell, name)
        elif name in _SINGLE:
            self._single(cell, name, _SINGLE[name](cell.value))
        else:
            getattr(self, f"_{name}")(cell)

    def _misfit(self, cell: Cell, why: str) -> None:
        self.misfits.append(Misfit(cell.name, cell.value, why))
        self.ledger.keep(cell)

    def _put(self, cell: Cell, name: str, value: Any, *, whole: bool = True) -> None:
        """A value of a field; where it does not say all, its cell is kept as well."""
        self.record[name] = value
        if whole:
            self.filled.append((cell, name))
        else:
            self.ledger.keep(cell)

    def _single(self, cell: Cell, name: str, value: Any) -> None:
        if value is None:
            self._misfit(cell, f"is no {name} of an event")
        else:
            whole = name != "kind" or values.same_word(value, cell.value)
            self._put(cell, name, value, whole=whole)

    def _whole(self, cell: Cell, name: str) -> None:
        """What only our own files have: taken as it is, where it is not just words."""
        if isinstance(cell.value, dict | list) or name == "schema_version":
            self._put(cell, name, cell.value)
        else:
            self._misfit(cell, f"has not the form of {name}")

    def _time(self, cell: Cell, name: str) -> None:
        plain = isinstance(cell.value, str | int | float) and not isinstance(cell.value, bool)
        if name == "when" and isinstance(cell.value, dict):
            self._put(cell, "when", cell.value)
        elif plain:
            self.parts[name] = cell
        else:
            self._misfit(cell, "is no time")

    def _text(self, cell: Cell, name: str, language: str) -> None:
        value = values.text(cell.value, lines=name in _LINES)
        if value is None or (language and isinstance(value, dict)):
            self._misfit(cell, f"is no {name}")
        else:
            self.texts.setdefault(name, {})[language] = value
            self.filled.append((cell, name))

    def _id(self, cell: Cell) -> None:
        if not isinstance(cell.value, str | int) or isinstance(cell.value, bool):
            self._misfit(cell, "is no id")
            return
        self.key = str(cell.value).strip()
        last = self.key.rstrip("/").rpartition("/")[2] if "://" in self.key else self.key
        id = last if values.is_id(last) else ids.slug(last)
        if id:
            self.record["id"] = id
        self.ledger.fill(cell, "origin.key")

    def _many(self, cell: Cell, name: str) -> None:
        """Items of a list: those that fit join it; where one does not, the cell is kept."""
        is_short = isinstance(cell.value, str) and len(cell.value) < _SHORT
        members = _known_members if is_short else _members
        found = members(cell.value, name, self.splits.get(cell.name), self.private)
        if found.closed:
            self._members_left_out(cell)
        field, made = _LISTS[name][0], [dict(one) for one in found.made]
        self._join(cell, field, made, whole=found.whole, rest=found.open)
        if found.odd:
            self.misfits.append(Misfit(cell.name, cell.value, f"fits {field} only in part"))

    def _members_left_out(self, cell: Cell) -> None:
        why = "addresses of people are left out; --keep-private keeps them"
        self.misfits.append(Misfit(cell.name, "", why, left_out=True))

    def _join(
        self, cell: Cell, name: str, made: Iterable[Any], *, whole: bool, rest: Any = None
    ) -> None:
        known = dict_unique([*self.record.get(name, ()), *made])
        if known:
            self.record[name] = known
        if whole:
            self.filled.append((cell, name))
        else:
            listed = isinstance(cell.value, list) and isinstance(rest, list)
            self.ledger.keep(cell, rest if listed else None)

    def _tags(self, cell: Cell) -> None:
        if cell.name.strip().casefold() == "tag" and _DAY_OF_MONTH.fullmatch(str(cell.value)):
            self._misfit(cell, "may be a tag, or a day, which is 'Tag' in German")
            return
        said = self.splits.get(cell.name, values.SPLIT_TAGS)
        words = values.items(cell.value, said)
        made = [values.tag(one) for one in words]
        whole = all(
            tag and values.same_word(tag, word) for tag, word in zip(made, words, strict=True)
        )
        self._join(cell, "tags", [one for one in made if one], whole=whole)

    def _url(self, cell: Cell) -> None:
        found = values.urls(cell.value, self.splits.get(cell.name))
        if found is None:
            self._misfit(cell, "is no web address")
        else:
            self._join(cell, "sources", map(citation, found), whole=True)

    def _lat(self, cell: Cell) -> None:
        self._coordinate(cell, "lat", 90)

    def _lon(self, cell: Cell) -> None:
        self._coordinate(cell, "lon", 180)

    def _coordinate(self, cell: Cell, name: str, most: int) -> None:
        number = values.coordinate(cell.value, most)
        if name in self.geo:
            self._misfit(cell, "says the position once more")
        elif number is None:
            self._misfit(cell, f"is no {name} between -{most} and {most}")
        else:
            self.geo[name] = cell, number

    def _coord(self, cell: Cell) -> None:
        """A point as WKT has it, longitude first; of two bare numbers nobody knows the order."""
        found = _POINT.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
        lon, lat = found.groups() if found else ("", "")
        north, east = values.coordinate(lat, 90), values.coordinate(lon, 180)
        if self.geo:
            self._misfit(cell, "says the position once more")
        elif north is None or east is None:
            self._misfit(cell, "is no POINT(LON LAT)")
        else:
            self.geo = {"lat": (cell, north), "lon": (cell, east)}

    # The whole row

    def row(self) -> ReadRow:
        """The record, with the fate of every cell settled."""
        self._join_texts()
        composed = self._compose()
        self._place()
        self._drop_what_does_not_fit()
        for cell, name in self.filled:
            self.ledger.fill(cell, name)
        return ReadRow(
            self.record,
            self.key,
            self.ledger.close(),
            tuple(self.misfits),
            composed.unclear,
            composed.readings,
        )

    def _join_texts(self) -> None:
        for name, found in self.texts.items():
            plain = found.pop("", None)
            if plain is not None and not found:
                self.record[name] = plain
            elif isinstance(plain, dict):
                self.record[name] = {**plain, **found}
            else:
                self.record[name] = {**({"mul": plain} if plain is not None else {}), **found}

    def _compose(self) -> pieces.ComposedTime:
        parts = {name: str(cell.value) for name, cell in self.parts.items()}
        if "when" in self.record:
            for cell in self.parts.values():
                self._misfit(cell, "stands beside a whole time")
            return pieces.ComposedTime(None)
        composed = pieces.compose(parts, order=self.order)
        if composed.when is not None:
            self.record["when"] = composed.when
        for name, cell in self.parts.items():
            if name in composed.odd:
                self._odd(cell, composed.odd[name])
            elif name in composed.used:
                self.filled.append((cell, "when"))
            else:
                self.ledger.keep(cell)
        return composed

    def _odd(self, cell: Cell, why: str) -> None:
        if why:
            self._misfit(cell, why)
        else:
            self.ledger.keep(cell)

    def _place(self) -> None:
        if len(self.geo) == 2:
            geo = {name: number for name, (_, number) in self.geo.items()}
            some = list(self.record.get("places", ())) or [{"name": values.coordinates(geo)}]
            self.record["places"] = [{**some[0], "geo": geo}, *some[1:]]
            cells = {cell.number: cell for cell, _ in self.geo.values()}
            self.filled += [(cell, "places") for cell in cells.values()]
        else:
            for cell, _ in self.geo.values():
                self._misfit(cell, "is half of a position")

    def _drop_what_does_not_fit(self) -> None:
        """Take fields out that have not the form of an event's; their cells are kept."""
        whole = {"schema_version": "1.0", "id": "x", "title": "x", "when": "2000", **self.record}
        if schema.is_valid("event", whole):
            return
        wrong = {one.pointer.split("/")[1]: one.message for one in schema.errors("event", whole)}
        for name, message in wrong.items():
            self.record.pop(name, None)
            for cell, field in self.filled:
                if field == name:
                    self._misfit(cell, message)
            self.filled = [one for one in self.filled if one[1] != name]


class _Members(NamedTuple):
    """The items of a cell: those that fit their list, and those that are no person's address.

    `closed` says that addresses were left out, `odd` that an item does not fit, `whole` that the
    list says all that the cell does.
    """

    made: list[Record]
    open: list[Any]
    closed: bool
    odd: bool
    whole: bool


def _members(value: Any, name: str, split: re.Pattern[str] | None, private: bool) -> _Members:
    _, read, items = _LISTS[name]
    some = items(value) if split is None else values.items(value, split)
    open_ = [one for one in some if private or not values.is_private(one)]
    made = [read(one) for one in open_]
    odd = None in made
    whole = not odd and all(values.is_whole(one) for one in open_)
    return _Members([one for one in made if one], open_, len(open_) < len(some), odd, whole)


# Columns of names, places and works say the same again and again.
_known_members = lru_cache(4096)(_members)
# Characters of a text that is remembered.
_SHORT = 200


def dict_unique(some: Iterable[Any]) -> list[Any]:
    """The items of JSON without repetition, in their order; they are not compared one by one."""
    items = list(some)
    if len(items) < 2:
        return items
    known: dict[Any, Any] = {}
    for one in items:
        known.setdefault(_same(one), one)
    return list(known.values())


def _same(item: Any) -> Any:
    """What equal items have alike: most are objects of texts, which need no long way."""
    if isinstance(item, dict) and all(one.__class__ is str for one in item.values()):
        return frozenset(item.items())
    return json.dumps(item, sort_keys=True, default=str)
