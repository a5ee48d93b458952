"""OpenDocument: cells as they are displayed, styles that say how exact a date is, hostile files."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.importers import csv, ods
from timeline.importers.sheets import archive, opendocument

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("draw", "drawing"),
    )
)  # fmt: skip
MIME = "application/vnd.oasis.opendocument.spreadsheet"
UNITS = {"y": "year", "m": "month", "d": "day", "h": "hours", "n": "minutes", "s": "seconds"}


def style(units: str) -> str:
    """A style of cells that shows these units of a date."""
    inner = "".join(f"<number:{UNITS[one]}/><number:text>-</number:text>" for one in units)
    return (
        f'<number:date-style style:name="N{units}">{inner}</number:date-style>'
        f'<style:style style:name="{units}" style:data-style-name="N{units}"/>'
        f'<style:style style:name="of-{units}" style:parent-style-name="{units}"/>'
    )


def cell(text: str = "", **attributes: str) -> str:
    more = "".join(f" {name.replace('_', ':', 1)}={quoteattr(one)}" for name, one in
                   attributes.items())  # fmt: skip
    inner = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n") if text)
    return f"<table:table-cell{more}>{inner}</table:table-cell>".replace("__", "-")


def row(*cells: str, more: str = "") -> str:
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row{more}>{inner}</table:table-row>"


def saved(*tables: str, styles: str = "", head: str = "") -> bytes:
    """A document with a sheet for each table, which is the XML of its rows."""
    sheets = "".join(
        f'<table:table table:name="S{number}">{one}</table:table>'
        for number, one in enumerate(tables, 1)
    )
    content = (
        f"<?xml version='1.0'?>{head}<office:document-content {SPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        made.writestr("content.xml", content)
    return file.getvalue()


def read(data: bytes, **asked):
    return ods.read(data, name="s.ods", **asked)


def rules(found) -> list[str]:
    return [f"{one.line}:{one.rule.removeprefix('import/')}" for one in found.reports]


HEAD = row("title", "when", "box")


def dated(text: str, value: str, style_name: str) -> str:
    return cell(text, office_value__type="date", office_date__value=value,
                table_style__name=style_name)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "units", "when"),
    [
        ("2024", "2024-05-17", "y", "2024"),
        ("24", "2024-05-17", "of-y", "2024"),
        ("May 2024", "2024-05-17", "my", "2024-05"),
        ("05/04/24", "2024-05-04", "mdy", "2024-05-04"),
        ("05/04/24", "2024-04-05", "dmy", "2024-04-05"),
        ("17.05.24 14:30", "2024-05-17T14:30:05", "dmyhn", "2024-05-17T14:30"),
        ("17.05.24", "2024-05-17T14:30:05", "dmy", "2024-05-17"),
        ("2024-05-17 14:30:05", "2024-05-17T14:30:05", "ymdhns", "2024-05-17T14:30:05"),
        ("17 May", "2024-05-17", "dm", {"text": "17 May"}),
        ("05/04/24", "2024-05-04", "", {"text": "05/04/24"}),
        ("May 2024", "2024-05-17", "", "2024-05"),
    ],
)
def test_a_date_is_as_exact_as_it_is_displayed(text, value, units, when):
    data = saved(HEAD + row("A", dated(text, value, units)),
                 styles=style(units.removeprefix("of-")))  # fmt: skip
    assert read(data).records[0]["when"] == when


def test_the_style_of_a_column_is_that_of_its_cells():
    columns = (
        "<table:table-column/>"
        '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="y"/>'
    )
    when = cell("2024", office_value__type="date", office_date__value="2024-05-17")
    data = saved(columns + HEAD + row("A", when), styles=style("y"))
    assert read(data).records[0]["when"] == "2024"


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (cell("WAHR", office_value__type="boolean", office_boolean__value="true"), "TRUE"),
        (cell("1.234,50", office_value__type="float", office_value="1234.5"), "1234.5"),
        (cell("007", office_value__type="float", office_value="7"), "007"),
        (cell("2", office_value__type="float", office_value="2.4"), "2.4"),
        (cell("5 km", office_value__type="float", office_value="5"), "5 km"),
        (cell("25%", office_value__type="percentage", office_value="0.25"), "25%"),
        (cell("14:30", office_value__type="time", office_time__value="PT14H30M"), "14:30"),
        (cell("two\nlines"), "two\nlines"),
        ("<table:table-cell><text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>"
         "<text:span>d<text:a>e</text:a></text:span>f</text:p></table:table-cell>",
         "a   b\tc\ndef"),
    ],
)  # fmt: skip
def test_other_cells_stand_as_they_are_displayed(made, text):
    assert read(saved(HEAD + row("A", "2024", made))).origins[0].kept == {"box": text}


def test_comments_and_drawings_are_told_and_are_no_text():
    made = (
        "<table:table-cell><office:annotation><text:p>see</text:p></office:annotation>"
        "<text:p>A</text:p><draw:frame><text:p>B</text:p></draw:frame></table:table-cell>"
    )
    found = read(saved(HEAD + row(made, "2024")))
    assert found.records[0]["title"] == "A"
    assert rules(found) == ["0:not-carried"]


def test_repeated_rows_and_cells_count():
    again = ' table:number-rows-repeated="3"'
    many = ' table:number-rows-repeated="1048000"'
    data = saved(
        HEAD + row("", more=again) + row("A", "2024", more=again) + row("B", "2025")
        + row(cell(table_number__columns__repeated="16384"), more=many)
    )  # fmt: skip
    assert [one.line for one in read(data).origins] == [5, 6, 7, 8]


def test_merged_cells_are_filled_down_when_asked():
    heading = row("where", "title", "when")
    rows = (
        row(cell("X", table_number__rows__spanned="2"), "A", "2024")
        + row("<table:covered-table-cell/>", "B", "2025") + row("", "C", "2026")
    )  # fmt: skip
    plain, filled = (read(saved(heading + rows), fill_merged=one) for one in (False, True))
    assert ["places" in one for one in plain.records] == [True, False, False]
    assert any("fill-merged" in note for note in plain.notes)
    assert ["places" in one for one in filled.records] == [True, True, False]


def test_one_sheet_is_read_and_the_others_are_told():
    tables = (row(""), HEAD + row("A", "2024"), HEAD + row("B", "2025"))
    found = read(saved(*tables))
    assert [one["title"] for one in found.records] == ["A"]
    assert rules(found) == ["0:left-out"]
    assert read(saved(*tables), sheet="S3").records[0]["title"] == "B"
    assert rules(read(saved(*tables), sheet="S4")) == ["0:not-a-sheet"]


CELL = st.text(st.characters(categories=["L", "N", "P"]), max_size=8)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4))
def test_texts_come_in_as_from_a_table(rows):
    table = [("title", "date", "box"), *rows]
    lines = "".join(
        ",".join('"' + one.replace('"', '""') + '"' for one in some) + "\n" for some in table
    )
    xml = "".join(row(*(cell(one) for one in some)) for some in table)
    one, other = read(saved(xml)), csv.read(lines.encode(), name="s.ods", delimiter=",")
    assert one.records == other.records
    assert one.origins == other.origins
    assert rules(one) == rules(other)


BLANKS = "<text:s text:c='99999999'/>"
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"


def test_a_document_type_is_refused():
    found = read(saved(HEAD + row("A", "2024"), head=BOMB))
    assert (found.records, rules(found)) == ((), ["0:not-a-sheet"])


def test_what_unpacks_to_too_much_is_refused(monkeypatch):
    data = saved(HEAD + row("A", "2024", "x" * 20_000))
    assert len(read(data).records) == 1
    monkeypatch.setattr(archive, "MOST_UNPACKED", 10_000)
    assert rules(read(data)) == ["0:not-a-sheet"]


@pytest.mark.parametrize(
    "rows",
    [
        row("A", "2024", more=' table:number-rows-repeated="9999999999999"'),
        row(cell("A", table_number__columns__repeated="9999999999999")),
        row(f"<table:table-cell><text:p>{BLANKS * 3}</text:p></table:table-cell>"),
        "<a>" * 50,
    ],
)  # fmt: skip
def test_what_grows_without_bound_is_refused(rows):
    assert rules(read(saved(HEAD + rows))) == ["0:not-a-sheet"]


def test_deep_and_long_cells_are_read():
    deep = "<text:span>" * 20_000 + "x" + "</text:span>" * 20_000
    made = f"<table:table-cell><text:p>A{deep}</text:p></table:table-cell>"
    assert read(saved(HEAD + row(made, "2024"))).records[0]["title"] == "Ax"


WHOLE = saved(HEAD + row("A", "2024"))


@given(st.data())
def test_no_damage_makes_it_fail(data):
    place = data.draw(st.integers(0, len(WHOLE) - 1))
    read(WHOLE[:place] + data.draw(st.binary(max_size=3)) + WHOLE[place + 1 :])


@given(st.text("<>/ table:pcs\"'=", max_size=60))
def test_no_content_makes_it_fail(text):
    assert opendocument.book(WHOLE).names == ("S1",)
    read(saved(text))


def test_addresses_behind_cells_are_kept():
    def linked(text: str, address: str) -> str:
        inner = f"<text:p><text:a xlink:href={quoteattr(address)}>{text}</text:a></text:p>"
        return f"<table:table-cell xmlns:xlink='x'>{inner}</table:table-cell>"

    same = "https://example.org/"
    rows = row("A", "2024", linked("report", "https://example.org/a")) + row(
        "B", "2025", linked(same, same)
    )
    kept = [one.kept for one in read(saved(HEAD + rows)).origins]
    assert kept == [{"box": "report", "box link": "https://example.org/a"}, {"box": same}]


def test_what_is_hidden_is_read_and_told():
    """Rows and columns that hide nothing are no news."""
    column = '<table:table-column table:number-columns-repeated="{}"{}/>'
    hidden = ' table:visibility="collapse"'
    rows = [
        row(cell("title"), cell("date"), cell("mine")),
        row(cell("A"), cell("2024"), cell("x")).replace(
            "<table:table-row", f"<table:table-row{hidden}"
        ),
        row(cell("B"), cell("2025"), cell("y")),
    ]
    columns = column.format(2, "") + column.format(1, hidden) + column.format(500, hidden)
    found = read(saved(columns + "".join(rows)))
    assert len(found.records) == 2
    assert "1 hidden row and 1 hidden column came in like all others" in found.notes
