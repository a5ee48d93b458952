"""Tables that this program wrote: what was changed in them since, by the column `timeline:base`."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from timeline.format import digests
from timeline.format.untyped import Record
from timeline.importers import OwnMark
from timeline.importers.rows import values
from timeline.importers.rows import when as pieces
from timeline.importers.rows.bounds import BOUNDS
from timeline.importers.rows.flat import ReadRow
from timeline.importers.rows.gathering import Gathering

_TEXTS = ("title", "summary", "description")
_LISTS = {
    "who": "participants",
    "where": "places",
    "tags": "tags",
    "relations": "relations",
    "media": "media",
}
_WORDS = {"kind": "kind", "status": "status"}
_UNREAD = ("claims", "sources")


def reader(
    raw: Mapping[int, Mapping[str, str]], into: Gathering, *, order: str
) -> Callable[[ReadRow, int], OwnMark | None]:
    """What gives each row its mark; `raw` are the cells of each line as they stand."""
    return lambda row, line: _MarkReader(raw[line], into, order, line).mark(row)


class _Told(NamedTuple):
    """What the column says: the digests of cells and fields, and the languages of texts."""

    cells: Mapping[str, list[str]]
    base: Mapping[str, str]
    language: str
    others: Mapping[str, str]


class _MarkReader:
    """One row of our own table, beside what it was when it was exported."""

    def __init__(self, row: Mapping[str, str], into: Gathering, order: str, line: int) -> None:
        self.row = row
        self.into = into
        self.order = order
        self.line = line
        self.changed: set[str] = set()
        self.items: dict[str, tuple[int, ...]] = {}

    def mark(self, found: ReadRow) -> OwnMark | None:
        """The mark, with the fields that were changed; None where there is none that is whole."""
        told, id = _told(self.row.get(digests.MARK, "")), self.row.get("id", "")
        if told is None or not id:
            return None
        unfit = {one.column: one for one in found.misfits}
        texts: dict[str, dict[str, str]] = {}
        for column, before in told.cells.items():
            parts = digests.cell_parts(column, self.row.get(column, ""))
            now = [digests.digest(id, column, part) for part in parts]
            if now == before:
                continue
            if column in unfit and column not in BOUNDS:
                self._leave(column, f"'{self.row[column]}' {unfit[column].why}; it stays as it is")
            elif column in _LISTS:
                self._list(column, found.record, told.base, before, now)
            elif column.partition(".")[0] in _TEXTS:
                name, _, code = column.partition(".")
                code = code or _language(name, told)
                texts.setdefault(name, {})[code] = values.unquoted(self.row.get(column, ""))
            else:
                self._field(column, found.record)
        for name in _TEXTS:
            _in_language(found.record, name, _language(name, told))
        for name, some in texts.items():
            self.changed |= {f"{name}/{code}" if code else name for code in some}
            found.record[name] = some if some.keys() - {""} else some[""]
        return OwnMark(id, told.base, frozenset(self.changed), self.items)

    def _leave(self, column: str, why: str) -> None:
        self.into.warn(self.line, "import/not-carried", f"{column}: {why}")

    def _list(
        self,
        column: str,
        record: Record,
        base: Mapping[str, str],
        before: list[str],
        now: list[str],
    ) -> None:
        name = _LISTS[column]
        self.changed.add(name)
        if len(record.get(name, ())) == len(now) and _count(base, name) == len(before):
            self.items[name] = tuple(before.index(one) if one in before else -1 for one in now)

    def _field(self, column: str, record: Record) -> None:
        if column in _WORDS:
            self.changed.add(_WORDS[column])
        elif column in BOUNDS:
            self.changed.add("when")
        elif column == "when" and "when" not in self.changed:
            self.changed |= self._when(record)
        elif column in _UNREAD:
            self._leave(column, "what was changed there cannot be brought back")

    def _when(self, record: Record) -> set[str]:
        """A time that was written anew; words that are no date change nothing, and are told."""
        text = values.unquoted(self.row.get("when", ""))
        found = pieces.compose({"when": text}, order=self.order).when
        if found is None or (isinstance(found, dict) and found.keys() == {"text"}):
            self._leave("when", f"'{text}' is not understood; the time stays as it is")
            return set()
        record["when"] = found
        return {"when"}


def _count(base: Mapping[str, str], name: str) -> int:
    return sum(digests.field_of(path) == name for path in base)


def _in_language(record: Record, name: str, code: str) -> None:
    """Say of a text in which language it stands, where the table says it."""
    value = record.get(name)
    if code and isinstance(value, dict):
        rest = {key: one for key, one in value.items() if key != "mul"}
        record[name] = {code: value["mul"], **rest} if "mul" in value else rest
    elif code and value:
        record[name] = {code: value}


def _language(name: str, told: _Told) -> str:
    """The language in which a text stands in its own column; "" where it has only one."""
    code = told.others.get(name, told.language)
    return code if f"{name}/{code}" in told.base else ""


def _told(text: str) -> _Told | None:
    """What a mark says, None where it is none."""
    try:
        value: Any = json.loads(text) if text else {}
        cells = {str(key): [str(one) for one in some] for key, some in value["cells"].items()}
        base = {str(key): str(one) for key, one in value["base"].items()}
        others = {str(key): str(one) for key, one in value.get("others", {}).items()}
        return _Told(cells, base, str(value["lang"]), others)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
