"""Dates have one total order: earliest known bound, then last start, ends, spelling."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.attempt import attempt
from tests.dates.strategies import expressions

from timeline.dates import Date, parse


def dates(texts: list[str]) -> list[Date]:
    return [date for text in texts if isinstance(date := attempt(text), Date)]


@given(st.lists(expressions, min_size=3, max_size=6))
def test_the_order_is_total(texts: list[str]) -> None:
    """Exactly one of less, equal, greater for any two; transitive for any three."""
    found = dates(texts)
    for a, b in itertools.combinations(found, 2):
        assert [a < b, a == b, a > b].count(True) == 1
        assert (a <= b) == (not a > b)
        assert (a >= b) == (not a < b)
    for a, b, c in itertools.permutations(found, 3):
        if a < b and b < c:
            assert a < c


@given(st.lists(expressions, max_size=8))
def test_sorting_does_not_depend_on_where_one_began(texts: list[str]) -> None:
    """The same dates, the same line."""
    found = dates(texts)
    backwards = list(reversed(found))
    assert sorted(found) == sorted(backwards)


def test_the_order_of_some_dates() -> None:
    """By first known bound; what starts together by last start; what has no bound last."""
    in_order = [
        "-0044-03-15",
        "0000",
        "198X-12",
        "1984-01-01T00:00:00",
        "1984-01-01",
        "1984",
        "1984-XX",
        "1984/",
        "1984/1990",
        "1984/..",
        "1984-01-01T00:00:01",
        "1984-01-01T~00:01",
        "1984-01-01T00:01:30",
        "1984-01-02",
        "1984-02",
        "/1985",
        "Y170000002",
        "Y1E12",
    ]
    assert [date.text for date in sorted(map(parse, reversed(in_order)))] == in_order


@pytest.mark.parametrize(
    ("compare", "earlier", "same", "later"),
    [
        ("__lt__", True, False, False),
        ("__le__", True, True, False),
        ("__gt__", False, False, True),
        ("__ge__", False, True, True),
    ],
)
def test_each_comparison_answers_by_itself(
    compare: str, earlier: bool, same: bool, later: bool
) -> None:
    """None leaves it to the other date, and none compares with a text or a number."""
    asked = getattr(parse("1984"), compare)
    assert (asked(parse("1985")), asked(parse("1984")), asked(parse("1983"))) == (
        (earlier, same, later)
    )
    for other in ("1984", 1984, None):
        assert asked(other) is NotImplemented
        assert parse("1984") != other
