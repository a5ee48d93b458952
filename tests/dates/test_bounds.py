"""First and last day of every mask, by brute force over the days it may stand for."""

import datetime
import itertools
from functools import cache

import pytest
from tests.dates.attempt import attempt

from timeline.dates import Date, days_from_civil, format_day, parse

MASKS = ["XX", *(f"{n}X" for n in range(4)), *(f"X{n}" for n in range(10))]
MONTHS = [*(f"{n:02d}" for n in range(1, 13)), *MASKS]
DAYS = [*(f"{n:02d}" for n in range(1, 32)), *MASKS]
LEAP = [
    (datetime.date(2000, 1, 1) + datetime.timedelta(days)).strftime("%m-%d") for days in range(366)
]


def fits(mask: str, text: str) -> bool:
    return len(mask) == len(text) and all(m in ("X", c) for m, c in zip(mask, text, strict=True))


@cache
def days_of_a_leap_year(mask: str) -> tuple[tuple[int, int], ...]:
    """Month and day of all that a mask fits, 29 February among them."""
    return tuple((int(t[:2]), int(t[3:])) for t in LEAP if fits(mask, t))


@cache
def years_of(mask: str) -> tuple[int, ...]:
    """The years of four digits that a mask fits; with a sign, those before year 0."""
    if mask[0] == "-":
        return tuple(-year for year in reversed(years_of(mask[1:])) if year)
    digits = ("0123456789" if c == "X" else c for c in mask)
    return tuple(int("".join(year)) for year in itertools.product(*digits))


def exists(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (month, day) != (2, 29) or leap


def brute(year: str, month: str, day: str) -> tuple[int, int] | None:
    """First and last day, looking at all of them."""
    found = [
        days_from_civil(y, m, d)
        for y in years_of(year)
        for m, d in days_of_a_leap_year(f"{month}-{day}")
        if exists(y, m, d)
    ]
    return (min(found), max(found)) if found else None


@pytest.mark.parametrize(
    "year", ["1900", "2004", "2005", "190X", "19X1", "2XX4", "-000X", "-0X00", "X100"]
)
def test_every_mask_of_a_day_has_the_bounds_of_the_days_it_fits(year: str) -> None:
    """All months and days, known or masked; what fits no day is refused."""
    for month, day in itertools.product(MONTHS, DAYS):
        if len(years_of(year)) > 10 and month not in ("02", "XX", "X2"):
            continue
        date = attempt(f"{year}-{month}-{day}")
        expected = brute(year, month, day)
        if isinstance(date, Date):
            assert (date.days.s1, date.days.e2) == expected, date.text
        else:
            assert expected is None, f"{year}-{month}-{day}"
            assert date.reason in ("no-such-day", "no-such-month")


@pytest.mark.parametrize("year", ["2004", "190X"])
def test_every_mask_of_a_month_has_the_bounds_of_the_months_it_fits(year: str) -> None:
    """From the first day of the first to the last day of the last."""
    for month in MONTHS:
        date = attempt(f"{year}-{month}")
        expected = brute(year, month, "XX")
        if isinstance(date, Date):
            assert (date.days.s1, date.days.e2) == expected, date.text
        else:
            assert expected is None, month


@pytest.mark.parametrize("sign", ["", "-"])
def test_every_leap_day_of_a_masked_year_is_found_or_refused(sign: str) -> None:
    """29 February under every mask of two digits and some of three and four."""
    digits = "0123456789X"
    masks = [f"{a}{b}{c}{d}" for a, b in ("19", "1X", "X9", "XX") for c in digits for d in digits]
    for mask in masks:
        date = attempt(f"{sign}{mask}-02-29")
        expected = brute(sign + mask, "02", "29")
        if isinstance(date, Date):
            assert (date.days.s1, date.days.e2) == expected, date.text
        else:
            assert expected is None, mask


@pytest.mark.parametrize("mask", ["19X5", "X9X9", "XXXX", "-19X5", "-XXXX", "-X000"])
def test_a_masked_year_reaches_from_its_first_to_its_last(mask: str) -> None:
    """1 January of the first to 31 December of the last."""
    days = parse(mask).days
    first, last = min(years_of(mask)), max(years_of(mask))
    assert (days.s1, days.e2) == (days_from_civil(first, 1, 1), days_from_civil(last, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Y100000000000", "100000000000-01-01", "100000000000-12-31"),
        ("Y99999999999S1", "90000000000-01-01", "99999999999-12-31"),
        ("Y1E11", "100000000000-01-01", "100000000000-12-31"),
        ("Y10E10", "100000000000-01-01", "100000000000-12-31"),
        ("Y12345678901S10", "12345678900-01-01", "12345678909-12-31"),
        ("Y12345678901S11", "12345678901-01-01", "12345678901-12-31"),
        ("Y12345678901S100", "12345678901-01-01", "12345678901-12-31"),
        ("Y-12345678901S1", "-19999999999-01-01", "-10000000000-12-31"),
        ("Y-1E11", "-100000000000-01-01", "-100000000000-12-31"),
    ],
)
def test_the_last_years_with_bounds(text: str, first: str, last: str) -> None:
    """10^11 either way, in every spelling."""
    date = parse(text)
    assert date.days.s1 is not None
    assert date.days.e2 is not None
    assert (format_day(date.days.s1), format_day(date.days.e2)) == (first, last)
    assert not date.beyond


@pytest.mark.parametrize(
    "text",
    [
        "Y100000000001",
        "Y-100000000001",
        "Y11E10",
        "Y1E12",
        "Y1E99",
        "Y1E100",
        "Y100000000000S1",
        "Y100000000000S11",
    ],
)
def test_beyond_them_there_are_none_and_it_is_said(text: str) -> None:
    """No bounds, never certain, a flag for a rule to report."""
    date = parse(text)
    assert tuple(date.days) == (None, None, None, None)
    assert date.certain is None
    assert date.beyond
    assert str(date) == text


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("[1984,1986-05]", ("1984-01-01", "1986-05-31", "1984-01-01", "1986-05-31")),
        ("[1984,1986-~05]", ("1984-01-01", "1986-12-31", "1984-01-01", "1986-12-31")),
        ("[..1984,1986]", (None, "1986-12-31", None, "1986-12-31")),
        ("[1984,1986..]", ("1984-01-01", None, "1984-01-01", None)),
        ("{1984-04,1986}", ("1984-04-01", "1984-04-30", "1984-04-01", "1986-12-31")),
        ("{1983,1984-04..1986}", ("1983-01-01", "1984-04-30", "1984-04-01", "1986-12-31")),
        ("{1986-05,1984}", ("1984-01-01", "1986-05-31", "1986-05-01", "1986-05-31")),
        ("{1984-04-12,1986-05-12}", ("1984-04-12", "1984-04-12", "1984-04-12", "1986-05-12")),
        ("{1984-~04-12,1986}", ("1984-01-12", "1984-12-12", "1984-01-12", "1986-12-31")),
        ("{..1984,1986-05}", (None, "1986-05-31", "1986-05-01", "1986-05-31")),
        ("{1984-05,1986..}", ("1984-05-01", "1984-05-31", "1984-05-01", None)),
        ("{1984?,1986-05}", (None, "1986-05-31", "1986-05-01", None)),
    ],
)
def test_the_certain_bounds_of_a_set(text: str, certain: tuple[str | None, ...]) -> None:
    """Of one member, whatever any may be; of all, those of the one that is known most narrowly.

    What all of them reach from and to is known only if each of them is.
    """
    found = parse(text).certain
    assert found is not None
    assert tuple(None if day is None else format_day(day) for day in found) == certain


@pytest.mark.parametrize("text", ["[1984?,1986]", "[1984,1986?]", "{1984?,1986%}", "{Y1E12?}"])
def test_a_set_is_never_certain_where_nothing_bounds_it(text: str) -> None:
    """One of several needs them all, all of them at least one."""
    assert parse(text).certain is None
