"""The published table: every row is read as it says, or refused where it may be."""

import json

import pytest
from tests.dates.human.table import Row, rows, wrong

from timeline.dates import human, parse

ROWS = rows()


def answer(text):
    """The `when` that an import would write; None where it is undated or refused."""
    try:
        when = human.when_of(human.read(text))
    except human.NotUnderstood:
        return None
    return None if isinstance(when, dict) and when.keys() == {"text"} else when


def test_the_table_has_every_kind_in_every_language():
    """Enough of each to be a sample of its kind."""
    assert len(ROWS) > 1100
    assert {row.lang for row in ROWS} == {"en", "es", "ja", "de", "fr", "pt"}
    assert len({row.kind for row in ROWS}) >= 36


@pytest.mark.parametrize("kind", sorted({row.kind for row in ROWS}))
def test_every_row_is_right(kind):
    """No row is read wrongly, none is refused that has one reading."""
    judged = {row.text: wrong(row, answer(row.text)) for row in ROWS if row.kind == kind}
    assert {text: fault for text, fault in judged.items() if fault} == {}


def test_the_judge_finds_what_is_wrong():
    """Guesses, silence, and a duration where only a doubt is told."""
    plain = Row("en", "4 May 2024", "read", '"2024-05-04"', "day: plain")
    assert [wrong(plain, one) for one in ("2024-05-04", "2024-04-05", None)] == [
        "",
        "read otherwise",
        "refused",
    ]
    doubt = Row("en", "early 2024", "bounds", "2024-01-01..2024-04-30", "third: third")
    assert not wrong(doubt, {"earliest": "2024-01", "latest": "2024-04", "text": "early 2024"})
    assert wrong(doubt, "2024-01/2024-04") == "read otherwise"
    assert wrong(doubt, "2024") == "read otherwise"
    no = Row("en", "10/11/2024", "refuse", "", "numeric: two readings")
    assert wrong(no, "2024-11-10") == "read"
    assert not wrong(no, None)


def test_expected_values_are_edtf():
    """The table's own expressions."""
    for row in ROWS:
        for one in row.expected.split(" or "):
            if one.startswith('"'):
                assert str(parse(json.loads(one)))
