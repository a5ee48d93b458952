"""Workbooks of Excel and its like (Office Open XML), read by openpyxl, cells as displayed."""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from timeline.importers.sheets import display
from timeline.importers.sheets.archive import BROKEN, NotASheet, local, opened, scan
from timeline.importers.sheets.sheet import (
    MOST_CELLS,
    MOST_ROWS,
    Book,
    Link,
    Merge,
    Sheet,
    Stretch,
    numbered,
)

_PLACE = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)[ />]")
_RANGE = re.compile(rf"{_PLACE.pattern}:{_PLACE.pattern}")


def book(data: bytes) -> Book:
    """The sheets of a workbook; raises `NotASheet`."""
    archive = opened(data)
    names = archive.namelist()
    for name in names:
        if name.endswith((".xml", ".rels")):
            scan(archive, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except Exception as error:  # whatever the library meets in a file that is not in order
            raise NotASheet(f"it is no workbook that is read: {_words(error)}") from error
    sheets = {one.title: one for one in found.worksheets if _holds_any(archive, one)}
    comments = sum("comments" in name.lower() for name in names)
    return Book(tuple(sheets), lambda name: _sheet(archive, sheets[name]), comments)


def _holds_any(archive: ZipFile, sheet: Any) -> bool:
    """Whether any cell of a sheet has a value or a formula."""
    try:
        return _VALUE.search(archive.read(str(sheet._worksheet_path))) is not None
    except (*BROKEN, KeyError) as error:
        raise NotASheet(f"'{sheet.title}' cannot be read: {error}") from error


def _sheet(archive: ZipFile, sheet: Any) -> Sheet:
    path = str(sheet._worksheet_path)
    prescan = _Prescan(_targets(archive, path))
    scan(archive, path, start=prescan.start, end=prescan.end, text=prescan.text)
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            rows = numbered(_rows(sheet))
        except NotASheet:
            raise
        except Exception as error:  # as above
            raise NotASheet(f"'{sheet.title}' cannot be read: {_words(error)}") from error
    hidden = prescan.hidden_rows, prescan.hidden_columns
    return Sheet(rows, prescan.merges, prescan.told, prescan.links, *hidden)


def _targets(archive: ZipFile, path: str) -> dict[str, str]:
    """The addresses that cells of a sheet point to, by the names they have in it."""
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    folder, _, file = path.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations in archive.namelist():
        scan(archive, relations, start=start)
    return found


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for line, cells in enumerate(sheet.iter_rows(), 1):
        yield line, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    """A cell as it is displayed."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    format = str(cell.number_format or "General")
    if isinstance(value, date | time | timedelta):
        shown = display.shown_by(format)
        if not any(shown):  # a date that is kept as one, without a format
            shown = display.Shown(True, True, True, hasattr(value, "hour"), hasattr(value, "hour"))
        return display.moment(value, shown)
    if isinstance(value, int | float):
        return display.number(value, format)
    return str(value)


_TRUE = ("1", "true")
_COLUMN = re.compile(r"[0-9]{1,5}")


class _Prescan:
    """What openpyxl does not say, or trusts: places, merged cells, formulas without a value."""

    def __init__(self, targets: dict[str, str]) -> None:
        self.targets = targets
        self.links: list[Link] = []
        self.merges: list[Merge] = []
        self.hidden_rows: list[Stretch] = []
        self.hidden_columns: list[Stretch] = []
        self.told: list[tuple[int, str]] = []
        self.place = ""
        self.row = 0
        self.has_formula = self.has_value = self.in_value = self.is_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        kind = local(name)
        if kind == "c":
            self.place = attributes.get("r", "")
            if self.place and not _PLACE.fullmatch(self.place):
                raise NotASheet(f"'{self.place[:20]}' is no place of a cell")
            self.has_formula = self.has_value = False
            self.is_text = attributes.get("t") == "str"
        elif kind == "row":
            self._row(attributes.get("r"))
            if attributes.get("hidden") in _TRUE:
                self.hidden_rows.append((self.row, self.row))
        elif kind == "col" and attributes.get("hidden") in _TRUE:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if _COLUMN.fullmatch(first) and _COLUMN.fullmatch(last):
                self.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif kind == "f":
            self.has_formula = True
        elif kind in ("v", "is"):
            self.in_value = True
            self.has_value |= self.is_text  # an empty text is what the formula gave
        elif kind == "hyperlink":
            self._link(attributes)
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        """Characters."""
        self.has_value |= self.in_value

    def end(self, name: str) -> None:
        """An element ends."""
        if local(name) in ("v", "is"):
            self.in_value = False
        if local(name) == "c" and self.has_formula and not self.has_value:
            message = (
                f"{self.place}: a formula without its value; save the file once where it was made"
            )
            self.told.append((self.row, message))

    def _row(self, given: str | None) -> None:
        number = self.row + 1 if given is None else int(given) if given.isdecimal() else 0
        if not self.row < number <= MOST_ROWS:
            raise NotASheet(f"row '{str(given)[:20]}' stands after row {self.row}")
        self.row = number

    def _link(self, attributes: dict[str, str]) -> None:
        """An address behind cells; a place in the workbook is none."""
        named = next((one for key, one in attributes.items() if local(key) == "id"), "")
        place = attributes.get("ref", "").partition(":")[0]
        if named in self.targets and _PLACE.fullmatch(place):
            left, top, _, _ = range_boundaries(place)
            self.links.append(((top or 1), (left or 1) - 1, self.targets[named]))

    def _merge(self, ref: str) -> None:
        if not _RANGE.fullmatch(ref):
            return
        left, top, _, bottom = range_boundaries(ref)
        if left and top and bottom and bottom > top:
            self.merges.append((left - 1, top, bottom))
        if len(self.merges) > MOST_CELLS // 10:
            raise NotASheet("it has too many merged cells")
