"""Every form that rows are printed in."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from timeline import registry
from timeline.listing.tables import TonedCell

ROOM = "timeline.listing.tables"
COLUMNS = {"id": "Id", "title": "Title", "count": "Events"}
ROWS = [
    {"id": "a", "title": "Petro\tand\nTrump", "count": 3},
    {"id": "1e5", "title": "ペトロとトランプが会談", "count": None},
    {"id": "b", "title": '=HYPERLINK("x")|*[a](b)<b>', "count": -1},
]


def render(name, rows=ROWS, columns=COLUMNS, **options):
    return registry.load(ROOM, name).render(rows, columns, **options)


@pytest.mark.parametrize("name", registry.names(ROOM))
def test_a_form_says_what_it_is_with_an_example(name):
    manual = registry.manual(ROOM, name)
    assert manual.split("\n")[0].endswith(".")
    assert f"Example: timeline list --format {name}" in manual


@pytest.mark.parametrize("name", registry.names(ROOM))
def test_a_form_ends_its_last_line_and_says_nothing_of_no_rows(name):
    assert render(name).endswith("\n")
    empty = render(name, [])
    assert empty.count("\n") <= 2
    assert "None" not in render(name)


def test_plain_is_one_line_a_row_with_tabs_between_values():
    assert render("plain") == (
        'a\tPetro and Trump\t3\n1e5\tペトロとトランプが会談\t\nb\t=HYPERLINK("x")|*[a](b)<b>\t-1\n'
    )
    assert render("plain", header=True).startswith("id\ttitle\tcount\n")


def test_csv_is_read_back_with_formulas_defused():
    found = list(csv.reader(io.StringIO(render("csv"))))
    assert found[0] == ["id", "title", "count"]
    assert found[1] == ["a", "Petro\tand\nTrump", "3"]
    assert found[3] == ["b", '\'=HYPERLINK("x")|*[a](b)<b>', "-1"]


def test_a_year_before_0_stays_a_year_in_csv():
    """-0043-03-15 begins as a formula does, and is none."""
    assert render("csv", [{"id": "-0043-03-15"}], {"id": ""}, header=False) == "-0043-03-15\n"
    assert render("csv", [{"id": "-cmd|x"}], {"id": ""}, header=False) == "'-cmd|x\n"


def test_tsv_keeps_one_line_a_row():
    lines = render("tsv").split("\n")
    assert lines[1] == "a\tPetro\\tand\\nTrump\t3"
    assert len(lines) == len(ROWS) + 2


def test_json_keeps_types_and_order():
    assert json.loads(render("json")) == [{key: row[key] for key in COLUMNS} for row in ROWS]
    assert json.loads(render("json", [{"x": {"y": 1}}], {})) == [{"x": {"y": 1}}]


def test_json_lines_are_one_object_a_line():
    lines = render("jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "1e5", "b"]


def test_markdown_escapes_what_it_would_read():
    line = render("markdown").split("\n")[4]
    assert line == '| b | =HYPERLINK("x")\\|\\*\\[a\\](b)&lt;b&gt; | -1 |'


def test_a_table_keeps_ids_as_they_are():
    """Neither is `1e5` a number nor is a year set to the right."""
    assert "\n1e5 " in render("table")


def test_columns_of_wide_letters_stand_under_each_other():
    lines = render("table", [ROWS[1] | {"count": 12}, ROWS[0] | {"count": 12}]).split("\n")
    found = [(line, re.search(r"12|Events", line)) for line in lines]
    places = {wcswidth(line[: at.start()]) for line, at in found if at}
    assert len(places) == 1


@pytest.mark.parametrize("width", [30, 40, 80])
def test_a_table_fits_the_terminal_and_cuts_nothing(width):
    row = {"id": "locate-three-leaders", "title": "To locate three armed-group leaders", "count": 1}
    drawn = render("table", [row] * 3, width=width)
    assert all(wcswidth(line) <= width for line in drawn.split("\n"))
    for word in ("locate-", "leaders", "three", "armed-", "group"):
        assert word in drawn


def test_an_empty_cell_is_no_trouble():
    rows = [{"id": "", "title": None, "count": 1}, {"id": "a" * 30, "title": "b " * 30, "count": 1}]
    assert render("table", rows, width=40)


@given(st.text(max_size=120), st.integers(6, 60))
def test_wrapping_keeps_every_letter_within_the_width(text, width):
    """For all texts: lines are no wider, and nothing but white space is lost."""
    from timeline.listing.tables.table import wrap
    from timeline.text import clean

    line = clean(text).replace("\n", " ").replace("\t", " ")
    if wcswidth(line) < 0:
        return
    parts = wrap(line, width)
    assert all(wcswidth(part) <= width for part in parts)
    assert "".join("".join(parts).split()) == "".join(line.split())


def test_japanese_lines_do_not_begin_with_a_full_stop():
    from timeline.listing.tables.table import wrap

    assert wrap("あいうえ。かきく", 8) == ["あいう", "え。かき", "く"]


def test_ids_break_at_hyphens_and_dates_do_not():
    from timeline.listing.tables.table import wrap

    assert wrap("locate-three-leaders", 14) == ["locate-three-", "leaders"]
    assert wrap("on 2026-02-04", 11) == ["on", "2026-02-04"]


def test_colour_is_by_tone_and_only_where_asked_for():
    rows = [{"id": TonedCell("alleged", "doubt"), "title": TonedCell("gone", "bad"), "count": 1}]
    assert "\x1b[33malleged\x1b[0m" in render("table", rows, colour=True)
    assert "\x1b" not in render("table", rows)
    for name in registry.names(ROOM):
        if name != "table":
            assert "\x1b" not in render(name, rows, colour=True)


@pytest.mark.parametrize("name", ["table", "wide", "plain", "csv", "tsv", "markdown"])
def test_escape_sequences_of_files_never_reach_the_reader(name):
    shown = render(name, [{"id": "a\x1b[31mred\u202e", "title": "\x07", "count": 0}])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize("value", ["=1+1", ["=1+1", "b"], "\x1b=1+1", "\n=1+1", "@SUM(1)"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_cell_that_begins_a_formula_is_defused_in_lists_and_behind_controls(name, value):
    text = render(name, [{"id": value}], {"id": "Id"}, header=False)
    assert text.lstrip('"').startswith("'")
