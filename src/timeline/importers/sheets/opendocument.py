"""Spreadsheets of LibreOffice and its like (OpenDocument), read as a stream, cells as displayed."""

import re
from contextlib import suppress
from datetime import date, datetime
from zipfile import ZipFile

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

_CONTENT = "content.xml"
_ASIDES = ("annotation", "frame", "custom-shape", "g", "control")
_MOST_COLUMNS = 16_384
_UNITS = {"year": "year", "month": "month", "day": "day", "hours": "hour", "seconds": "second"}
_WORDS = re.compile(r"[^\W\d_]|[%\u20a0-\u20cf$£¥]")
Attributes = dict[str, str]


def book(data: bytes) -> Book:
    """The sheets of a document; raises `NotASheet`."""
    archive = opened(data)
    formats = _Formats()
    if "styles.xml" in archive.namelist():
        scan(archive, "styles.xml", start=formats.start)
    reader = _Reader(formats)
    scan(archive, _CONTENT, start=reader.start, end=reader.end, text=reader.text)
    _require_open(archive)
    names = tuple(name for name, one in reader.sheets.items() if one.rows)
    return Book(names, lambda name: reader.sheets[name].sheet(), reader.asides)


def _require_open(archive: ZipFile) -> None:
    with suppress(KeyError):
        try:
            manifest = archive.getinfo("META-INF/manifest.xml")
            if b"encryption-data" in archive.read(manifest):
                raise NotASheet("it is locked with a password")
        except BROKEN as error:
            raise NotASheet(f"META-INF/manifest.xml: {error}") from error


class _Formats:
    """What the styles of cells show of a date."""

    def __init__(self) -> None:
        self.formats: dict[str, display.Shown] = {}
        self.styles: dict[str, tuple[str, str]] = {}
        self.open = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the styles begins."""
        kind = local(name)
        if kind in ("date-style", "time-style"):
            self.open = _at(attributes, "name")
            self.formats[self.open] = display.Shown()
        elif kind == "style":
            pair = (_at(attributes, "data-style-name"), _at(attributes, "parent-style-name"))
            self.styles[_at(attributes, "name")] = pair
        elif kind.endswith("-style"):
            self.open = ""
        elif kind in _UNITS and self.open:
            self.formats[self.open] = self.formats[self.open]._replace(**{_UNITS[kind]: True})

    def shown(self, style: str) -> display.Shown | None:
        """What a style of cells shows of a date; None where it says nothing of it."""
        for _ in range(10):  # a style may be made from another
            format, parent = self.styles.get(style, ("", ""))
            if format:
                return self.formats.get(format)
            style = parent
        return None


class _Table:
    """A sheet as it is read."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self.merges: list[Merge] = []
        self.links: list[Link] = []
        self.columns: list[tuple[int, str]] = []
        self.hidden_rows: list[Stretch] = []
        self.hidden_columns: list[Stretch] = []
        self.line = 0

    def sheet(self) -> Sheet:
        """The sheet that was read."""
        rows = numbered(iter(self.rows))
        hidden = self.hidden_rows, self.hidden_columns
        return Sheet(rows, self.merges, (), self.links, *hidden)

    def style(self, column: int) -> str:
        """The style of the cells of a column that have none of their own."""
        for count, style in self.columns:
            if column < count:
                return style
            column -= count
        return ""

    def add(self, row: list[str], repeated: int) -> None:
        """A row, as often as it is there; one without a text only counts."""
        while row and not row[-1]:
            row.pop()
        if row:
            if len(row) * repeated > MOST_CELLS or len(self.rows) + repeated > MOST_ROWS:
                raise NotASheet(f"it has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells")
            self.rows += [(self.line + number, list(row)) for number in range(1, repeated + 1)]
        self.line += repeated


class _Cell:
    """A cell as it is read: its attributes, and the pieces of its text."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self.pieces: list[str] = []
        self.lines = 0
        self.address = ""

    def __str__(self) -> str:
        return "".join(self.pieces) or _at(self.attributes, "string-value")


class _Reader:
    """The parts of a document, one after the other."""

    def __init__(self, formats: _Formats) -> None:
        self.formats = formats
        self.sheets: dict[str, _Table] = {}
        self.asides = 0
        self.cells = 0
        self.spaces = 0
        self.table: _Table | None = None
        self.row: list[str] = []
        self.row_repeated = 1
        self.is_hidden = False
        self.row_style = ""
        self.cell: _Cell | None = None
        self.inner = 0
        self.depth = 0  # of tables in cells
        self.in_text = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        kind = local(name)
        if self.inner or (kind in _ASIDES and self.cell):
            self.asides += self.inner == 0
            self.inner += 1
        elif kind == "table" and "table" in name.split(" ")[0]:
            self.depth += 1
            if self.depth == 1:
                self.table = self.sheets.setdefault(_at(attributes, "name"), _Table())
        elif self.table is None:
            self.formats.start(name, attributes)
        elif self.cell is not None:
            self._text_element(kind, attributes)
        elif kind == "table-column":
            count = _count(attributes, "number-columns-repeated")
            if _is_hidden(attributes):
                before = sum(known for known, _ in self.table.columns)
                self.table.hidden_columns.append((before, before + count - 1))
            self.table.columns.append((count, _at(attributes, "default-cell-style-name")))
        elif kind == "table-row":
            self.row, self.row_style = [], _at(attributes, "default-cell-style-name")
            self.row_repeated = _count(attributes, "number-rows-repeated")
            self.is_hidden = _is_hidden(attributes)
        elif kind in ("table-cell", "covered-table-cell"):
            self.cell = _Cell(attributes)

    def _text_element(self, kind: str, attributes: Attributes) -> None:
        assert self.cell is not None
        pieces = self.cell.pieces
        if kind in ("p", "h"):
            pieces += ["\n"] if self.cell.lines else []
            self.cell.lines += 1
            self.in_text += 1
        elif kind == "s":
            self.spaces += _count(attributes, "c")
            if self.spaces > MOST_CELLS:
                raise NotASheet(f"it has more than {MOST_CELLS:,} blanks")
            pieces.append(" " * _count(attributes, "c"))
        elif kind == "a":
            address = _at(attributes, "href")
            self.cell.address += f" {address}" if self.cell.address else address
        elif kind in ("tab", "line-break"):
            pieces.append("\t" if kind == "tab" else "\n")

    def text(self, text: str) -> None:
        """Characters."""
        if self.cell is not None and self.in_text and not self.inner:
            self.cell.pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        kind = local(name)
        if self.inner:
            self.inner -= 1
        elif kind == "table" and self.depth and "table" in name.split(" ")[0]:
            self.depth -= 1
            self.table = self.table if self.depth else None
        elif kind in ("p", "h") and self.in_text:
            self.in_text -= 1
        elif self.depth == 1 and self.table is not None:
            if kind in ("table-cell", "covered-table-cell"):
                self._close_cell(self.table)
            elif kind == "table-row":
                self.table.add(self.row, self.row_repeated)
                if self.is_hidden:
                    last = self.table.line
                    self.table.hidden_rows.append((last - self.row_repeated + 1, last))
                self.cells += len(self.row) * self.row_repeated
                if self.cells > MOST_CELLS:
                    raise NotASheet(f"it has more than {MOST_CELLS:,} cells")

    def _close_cell(self, table: _Table) -> None:
        cell, self.cell = self.cell, None
        if cell is None:
            return
        column = len(self.row)
        repeated = _count(cell.attributes, "number-columns-repeated")
        style = _at(cell.attributes, "style-name") or self.row_style or table.style(column)
        text = _displayed(cell, self.formats.shown(style))
        if column + repeated > _MOST_COLUMNS:
            repeated = max(_MOST_COLUMNS - column, 0)
            if text:
                raise NotASheet(f"it has more than {_MOST_COLUMNS:,} columns")
        self.row += [text] * repeated
        if cell.address:
            table.links.append((table.line + 1, column, cell.address))
        spanned = _count(cell.attributes, "number-rows-spanned")
        if spanned > 1 and text:
            table.merges.append((column, table.line + 1, table.line + spanned))


def _displayed(cell: _Cell, shown: display.Shown | None) -> str:
    """A cell as it is displayed; dates, numbers and truth values in the one way to write them."""
    kind, text = _at(cell.attributes, "value-type"), str(cell)
    if kind == "boolean":
        return _at(cell.attributes, "boolean-value").upper() or text
    if kind == "date" and shown is not None and shown.year:
        moment = _moment(_at(cell.attributes, "date-value"))
        return text if moment is None else display.moment(moment, shown)
    if kind == "float" and not _WORDS.search(text):
        with suppress(ValueError, OverflowError):
            value = float(_at(cell.attributes, "value"))
            if text.isdecimal() and int(text[:400]) == value:
                return text
            return display.number(int(value) if value.is_integer() else value)
    return text


def _is_hidden(attributes: Attributes) -> bool:
    """Whether a row or a column is hidden, by hand or by a filter."""
    return _at(attributes, "visibility") in ("collapse", "filter")


def _moment(text: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _at(attributes: Attributes, name: str) -> str:
    """An attribute by its name, whatever its namespace."""
    return next((text for key, text in attributes.items() if local(key) == name), "")


def _count(attributes: Attributes, name: str) -> int:
    """How often something stands there; 1 where it does not say."""
    text = _at(attributes, name)
    return min(int(text[:10]), MOST_ROWS * 4) if text.isdecimal() and text.isascii() else 1
