"""Tables that this program wrote: what was changed in them since, by the column `timeline:base`."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from timeline.format import digests
from timeline.format.untyped import Record
from timeline.importers import OwnMark
from timeline.importers.rows import values
from timeline.importers.rows import when as pieces
from timeline.importers.rows.bounds import BOUNDS
from timeline.importers.rows.rows import Gathering

_TEXTS = {"title": "title", "summary": "summary", "description": "description"}
_LISTS = {"who": "participants", "where": "places", "tags": "tags"}
_WORDS = {"kind": "kind", "status": "status"}
_UNREAD = ("claims", "sources")


def reader(
    raw: Mapping[int, Mapping[str, str]], into: Gathering, *, order: str
) -> Callable[[Record, Mapping[str, Any], int], OwnMark | None]:
    """What gives each row its mark; `raw` are the cells of each line as they stand."""
    return lambda record, row, line: _OwnRowReader(raw[line], into, order, line).mark(record)


class _OwnRowReader:
    """One row of our own table, beside what it was when it was exported."""

    def __init__(self, row: Mapping[str, str], into: Gathering, order: str, line: int) -> None:
        self.row = row
        self.into = into
        self.order = order
        self.line = line

    def mark(self, record: Record) -> OwnMark | None:
        """The mark, with the fields that were changed; None where there is none that is whole."""
        told, id = _told(self.row.get(digests.MARK, "")), self.row.get("id", "")
        if told is None or not id:
            return None
        cells, base, language = told
        items: dict[str, tuple[int, ...]] = {}
        changed: set[str] = set()
        for column in cells:
            parts = digests.cell_parts(column, self.row.get(column, ""))
            now = [digests.digest(id, column, part) for part in parts]
            if now == cells[column]:
                continue
            if column in _LISTS:
                name = _LISTS[column]
                changed.add(name)
                if len(record.get(name, ())) == len(now) and _count(base, name) == len(
                    cells[column]
                ):
                    items[name] = tuple(
                        cells[column].index(one) if one in cells[column] else -1 for one in now
                    )
            else:
                changed |= self._field(column, record, base, language, changed)
        return OwnMark(id, base, frozenset(changed), items)

    def _field(
        self,
        column: str,
        record: Record,
        base: Mapping[str, str],
        language: str,
        changed: set[str],
    ) -> set[str]:
        if column in _TEXTS:
            name = _TEXTS[column]
            return {f"{name}/{language}" if f"{name}/{language}" in base else name}
        if column in _WORDS:
            return {_WORDS[column]}
        if column in BOUNDS:
            return {"when"}
        if column == "when" and "when" not in changed:
            return self._when(record)
        if column in _UNREAD:
            message = f"{column}: what was changed there cannot be brought back"
            self.into.warn(self.line, "import/not-carried", message)
        return set()

    def _when(self, record: Record) -> set[str]:
        """A time that was written anew; words that are no date change nothing, and are told."""
        text = values.unquoted(self.row.get("when", ""))
        found = pieces.compose({"when": text}, order=self.order).when
        if found is None or (isinstance(found, dict) and found.keys() == {"text"}):
            message = f"when: '{text}' is not understood; the time stays as it is"
            self.into.warn(self.line, "import/not-carried", message)
            return set()
        record["when"] = found
        return {"when"}


def _count(base: Mapping[str, str], name: str) -> int:
    return sum(digests.field_of(path) == name for path in base)


def _told(text: str) -> tuple[dict[str, list[str]], dict[str, str], str] | None:
    """Cells, base and language of a mark, None where it is none."""
    try:
        value: Any = json.loads(text) if text else {}
        cells = {str(key): [str(one) for one in some] for key, some in value["cells"].items()}
        base = {str(key): str(one) for key, one in value["base"].items()}
        return cells, base, str(value["lang"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
