"""Day numbers for any year, against `datetime` where it reaches and by inverse beyond."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import (
    add_months,
    civil_from_days,
    days_from_civil,
    days_in_month,
    format_day,
    format_instant,
    format_second,
    is_leap,
)

EPOCH = datetime.date(1970, 1, 1).toordinal()
years = st.integers(-(10**11), 10**11)
days = st.integers(-366 * 10**11, 366 * 10**11)


@given(st.dates())
def test_days_agree_with_datetime(date: datetime.date) -> None:
    """All of the years 1 to 9999."""
    number = date.toordinal() - EPOCH
    assert days_from_civil(date.year, date.month, date.day) == number
    assert civil_from_days(number) == (date.year, date.month, date.day)


@given(days)
def test_days_and_dates_are_inverse(number: int) -> None:
    """For 10^11 years either way."""
    assert days_from_civil(*civil_from_days(number)) == number


@given(years, st.integers(1, 12))
def test_months_follow_one_another_without_gap(year: int, month: int) -> None:
    """The day after a month's last is the first of the next."""
    last = days_from_civil(year, month, days_in_month(year, month))
    following = (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    assert civil_from_days(last + 1) == following


@given(years)
def test_the_calendar_repeats_after_400_years(year: int) -> None:
    """146,097 days later it is the same date."""
    assert days_from_civil(year + 400, 3, 1) - days_from_civil(year, 3, 1) == 146_097
    assert is_leap(year) == is_leap(year + 400)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2026, 2, 4), 2, (2026, 4, 4)),
        ((2026, 3, 31), -1, (2026, 2, 28)),
        ((2026, 12, 31), 2, (2027, 2, 28)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2024, 2, 29), 48, (2028, 2, 29)),
        ((1, 1, 31), -11, (0, 2, 29)),
        ((2026, 5, 15), 0, (2026, 5, 15)),
    ],
)
def test_months_are_clamped_to_their_end(
    start: tuple[int, int, int], months: int, expected: tuple[int, int, int]
) -> None:
    """31 January and a month is the end of February."""
    assert civil_from_days(add_months(days_from_civil(*start), months)) == expected


@pytest.mark.parametrize(
    ("year", "text"),
    [(2026, "2026-02-04"), (0, "0000-02-04"), (-44, "-0044-02-04"), (170000002, "170000002-02-04")],
)
def test_days_are_written_with_as_many_digits_as_they_need(year: int, text: str) -> None:
    """Four at least, a sign before year 0."""
    assert format_day(days_from_civil(year, 2, 4)) == text


def test_seconds_are_written_to_the_second() -> None:
    """Also before 1970."""
    assert format_second(0) == "1970-01-01T00:00:00"
    assert format_second(-1) == "1969-12-31T23:59:59"


def test_an_instant_is_the_same_on_every_clock() -> None:
    """Local mean time has seconds, which RFC 3339 cannot say: then it is told in UTC."""
    assert format_instant(0, 0) == "1970-01-01T00:00:00+00:00"
    assert format_instant(0, -16200) == "1969-12-31T19:30:00-04:30"
    assert format_instant(0, 33539) == "1970-01-01T00:00:00Z"
