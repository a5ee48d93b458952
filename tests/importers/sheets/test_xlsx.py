"""Workbooks: cells as they are displayed, and nothing of a hostile file is followed."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from timeline.importers import csv, xlsx
from timeline.importers.sheets import archive, display
from timeline.importers.sheets import sheet as sheets


def saved(*tables, **formats) -> bytes:
    """A workbook with a sheet for each table; `formats` are those of cells of the first."""
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables, 1):
        sheet = book.create_sheet(f"S{number}")
        for row in table:
            sheet.append(row)
    for place, format in formats.items():
        book.worksheets[0][place].number_format = format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, name: str, change) -> bytes:
    """The workbook with one of its files changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return file.getvalue()


def shared(data: bytes) -> bytes:
    """The workbook with its texts in a file of their own, as Excel writes them."""
    texts: list[bytes] = []

    def one(found: re.Match[bytes]) -> bytes:
        texts.append(found[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    def moved(sheet: bytes) -> bytes:
        return re.sub(rb't="inlineStr"><is>(<t>[^<]*</t>)</is>', one, sheet)

    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    data = changed(data, SHEET1, moved)
    data = changed(data, "[Content_Types].xml", lambda old: old.replace(b"</Types>", part))
    items = b"".join(b"<si>%s</si>" % one for one in texts)
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as added:
        space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        added.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (space, items))
    return file.getvalue()


def test_shared_texts_are_read():
    one, other = read(saved(TWO[0])), read(shared(saved(TWO[0])))
    assert (one.records, one.reports) == (other.records, other.reports)


def read(data: bytes, **asked):
    return xlsx.read(data, name="s.xlsx", **asked)


def rules(found) -> list[str]:
    return [f"{one.line}:{one.rule.removeprefix('import/')}" for one in found.reports]


SHEET1 = "xl/worksheets/sheet1.xml"
DAY, MOMENT = date(2024, 5, 17), datetime(2024, 5, 17, 14, 30, 5)


@pytest.mark.parametrize(
    ("value", "format", "when"),
    [
        (DAY, "yyyy", "2024"),
        (DAY, "yy", "2024"),
        (DAY, "mmm yyyy", "2024-05"),
        (DAY, "yyyy-mm", "2024-05"),
        (DAY, '[$-C0A]mmmm" de "yyyy', "2024-05"),
        (DAY, "dd/mm/yyyy", "2024-05-17"),
        (DAY, "m/d/yy", "2024-05-17"),
        (DAY, 'yyyy"年"m"月"d"日"', "2024-05-17"),
        (DAY, r"yyyy\-mm\-dd;@", "2024-05-17"),
        (MOMENT, "yyyy", "2024"),
        (MOMENT, "dd/mm/yyyy", "2024-05-17"),
        (MOMENT, "dd/mm/yyyy hh:mm", "2024-05-17T14:30"),
        (MOMENT, "m/d/yy h:mm AM/PM", "2024-05-17T14:30"),
        (MOMENT, "yyyy h:mm AM/PM", "2024"),
        (MOMENT, "yyyy-mm-dd hh:mm:ss", "2024-05-17T14:30:05"),
        (DAY, "d mmm", {"text": "17 May"}),
        (DAY, "mmm", {"text": "May"}),
        (2024, "General", "2024"),
        ("May 2024", "General", "2024-05"),
    ],
)
def test_a_date_is_as_exact_as_it_is_displayed(value, format, when):
    found = read(saved([["title", "when"], ["A", value]], B2=format))
    assert found.records[0]["when"] == when


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (True, "General", "TRUE"),
        (7, "000", "007"),
        (7, "0", "7"),
        (0.25, "0%", "25%"),
        (1.5, "0.00", "1.50"),
        (1.234, "0.0", "1.234"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (3.0, "General", "3"),
        (time(9, 5), "h:mm", "09:05"),
        (timedelta(hours=30), "[h]:mm:ss", "30:00:00"),
        ("two\nlines", "General", "two\nlines"),
        ("=1", "@", "=1"),
    ],
)
def test_other_cells_stand_as_they_are_displayed(value, format, text):
    book = Workbook()
    for row in (["title", "when", "box"], ["A", "2024", value]):
        book.active.append(row)
    cell = book.active["C2"]
    cell.number_format = format
    if isinstance(value, str):
        cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).origins[0].kept == {"box": text}


CELL = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=8).filter(
    lambda text: not text.startswith(("=", "#"))  # a formula or an error to the writer
)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4))
def test_texts_come_in_as_from_a_table(rows):
    table = [["title", "date", "box"], *rows]
    lines = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in table
    )
    one, other = read(saved(table)), csv.read(lines.encode(), name="s.xlsx", delimiter=",")
    assert one.records == other.records
    assert one.origins == other.origins
    assert rules(one) == rules(other)


TWO = ([["title", "when"], ["A", "2024"]], [["title", "when"], ["B", "2025"]])


def test_one_sheet_is_read_and_the_others_are_told():
    found = read(saved(*TWO, []))
    assert [one["title"] for one in found.records] == ["A"]
    assert rules(found) == ["0:left-out"]
    assert "'S2'" in found.reports[0].message
    second = read(saved(*TWO, []), sheet="S2")
    assert [one["title"] for one in second.records] == ["B"]
    assert (found.source, second.source) == ("", "s: S2")


def test_an_unknown_sheet_is_refused():
    found = read(saved(*TWO), sheet="S3")
    assert rules(found) == ["0:not-a-sheet"]
    assert "'S3'" in found.reports[0].message


def merged() -> bytes:
    book = Workbook()
    rows = (["place", "title", "when"], ["X", "A", "2024"], ["", "B", "2025"], ["", "C", "2026"])
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.active.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_merged_cells_are_filled_down_when_asked():
    plain, filled = read(merged()), read(merged(), fill_merged=True)
    assert ["places" in one for one in plain.records] == [True, False, False]
    assert any("fill-merged" in note for note in plain.notes)
    assert ["places" in one for one in filled.records] == [True, True, False]


def test_formulas_without_a_value_and_comments_are_told():
    book = Workbook()
    for row in (["title", "when"], ["A", "=1+2023"], ["B", "2024"]):
        book.active.append(row)
    book.active["A2"].comment = Comment("see", "me")
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue())
    assert rules(found)[:2] == ["2:not-carried", "0:not-carried"]
    assert "B2" in found.reports[0].message


DOCTYPE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("name", [SHEET1, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_document_type_is_refused(name):
    def change(data: bytes) -> bytes:
        at = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
        return data[:at] + DOCTYPE + data[at:]

    found = read(changed(shared(saved(TWO[0])), name, change))
    assert (found.records, rules(found)) == ((), ["0:not-a-sheet"])


def test_what_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 10_000)
    found = read(changed(saved(TWO[0]), SHEET1, lambda data: data + b" " * 20_000))
    assert (found.records, rules(found)) == ((), ["0:not-a-sheet"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A2"', b'r="ZZZZZZZ2"'),
        (b'<row r="2"', b'<row r="99999999999"'),
        (b'<row r="2"', b'<row r="1"'),
        (b'<row r="2"', b'<row r="x"'),
        (b"</sheetData>", b""),
        (b't="inlineStr"><is><t>A</t></is>', b't="s"><v>9</v>'),
    ],
)
def test_a_sheet_that_is_not_in_order_is_told(old, new):
    data = saved(TWO[0])
    assert rules(read(changed(data, SHEET1, lambda one: one.replace(old, new)))) == [
        "0:not-a-sheet"
    ]


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_CELLS", 3)
    assert rules(read(saved(TWO[0]))) == ["0:not-a-sheet"]


@given(st.binary(max_size=40) | st.binary(max_size=40).map(lambda one: b"PK\x03\x04" + one))
def test_no_bytes_make_it_fail(data):
    assert rules(read(data)) == ["0:not-a-sheet"]


@given(st.data())
def test_no_damage_makes_it_fail(data):
    whole = WHOLE
    place = data.draw(st.integers(0, len(whole) - 1))
    read(whole[:place] + data.draw(st.binary(max_size=3)) + whole[place + 1 :])


WHOLE = saved(TWO[0])


@given(st.dates(), st.text('ymdhs -/:[]"\\', max_size=12))
def test_no_digit_is_shown_that_the_format_hides(day, format):
    shown = display.shown_by(format)
    text = display.moment(day, shown)
    if shown.year and not (shown.month and shown.day):
        assert day.isoformat().startswith(text)
        assert len(text) == (7 if shown.month else 4)


def test_addresses_behind_cells_are_kept():
    book = Workbook()
    for row in (["title", "when", "paper"], ["A", "2024", "report"], ["B", "2025", "Ana"]):
        book.active.append(row)
    book.active["C2"].hyperlink = "https://example.org/a?b=1"
    book.active["C2"].value = "report"
    book.active["C3"].hyperlink = "mailto:ana@example.org"
    book.active["C3"].value = "Ana"
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue())
    kept = {"paper": "report", "paper link": "https://example.org/a?b=1"}
    assert [one.kept for one in found.origins] == [kept, {"paper": "Ana"}]
    assert rules(found) == ["3:left-out"]


def test_what_is_hidden_is_read_and_told():
    book = Workbook()
    sheet = book.active
    for cells in (("title", "date", "mine"), ("A", "2024", "x"), ("B", "2025", "y")):
        sheet.append(cells)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[9].hidden = True
    file = io.BytesIO()
    book.save(file)
    found = read(file.getvalue())
    assert len(found.records) == 2
    assert "1 hidden row and 1 hidden column came in like all others" in found.notes


EMPTY = b'<c r="C2" t="str"><f>""</f><v></v></c>'


def test_a_formula_that_gives_an_empty_text_has_a_value():
    """As LibreOffice writes it: a cell of text, and nothing in its value."""
    made = saved([["title", "date", "x"], ["A", "2024", "=1"]])
    place = "xl/worksheets/sheet1.xml"
    empty = changed(made, place, lambda old: re.sub(rb'<c r="C2"[^>]*>.*?</c>', EMPTY, old))
    assert rules(read(made)) == ["2:not-carried"]
    assert rules(read(empty)) == []
