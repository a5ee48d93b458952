"""iCalendar values: escapes, addresses, dates, offsets and durations."""

import pytest

from timeline.dates import days_from_civil
from timeline.exporters.ical import values


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a, b; c\\d", "a\\, b\\; c\\\\d"),
        ("two\nlines", "two\\nlines"),
        ("Windows\r\nand old Mac\rlines", "Windows\\nand old Mac\\nlines"),
        ("bell\x07 and \x0b\x00\x7f\x85", "bell and "),
        ("a tab\tstays", "a tab\tstays"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("🦋 ペトロ", "🦋 ペトロ"),
    ],
)
def test_texts_are_escaped_and_clean(words: str, written: str):
    """Only the four escapes of RFC 5545, and nothing that no calendar can hold."""
    assert values.text(words) == written


def test_parameters_are_quoted_and_escaped():
    """RFC 6868: a caret, a quote and a line break have escapes of their own."""
    assert values.parameter('a "b", c: ^d\ne') == "\"a ^'b^', c: ^^d^ne\""


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/a?b=1,2;c=3#d", True),
        ("urn:isbn:0451450523", True),
        ("https://example.org/a b", False),
        ("https://example.org/ñ", False),
        ("example.org/a", False),
        ('https://example.org/"', False),
        ("https://example.org/\n", False),
        ("https:", False),
    ],
)
def test_only_an_address_is_an_address(address: str, good: bool):
    """A URI stands in a file as it is, so it must be one."""
    assert values.is_uri(address) is good


@pytest.mark.parametrize(
    ("year", "month", "day", "written"),
    [(2026, 2, 4, "20260204"), (79, 8, 24, "00790824"), (1, 1, 1, "00010101")],
)
def test_years_have_four_digits(year: int, month: int, day: int, written: str):
    """The year 79 is 0079, which `strftime` does not write on every machine."""
    assert values.date(days_from_civil(year, month, day)) == written


def test_clock_times():
    """UTC seconds, before 1970 too."""
    assert values.utc(0) == "19700101T000000Z"
    assert values.utc(-1) == "19691231T235959Z"
    assert values.local(1770220740) == "20260204T155900"


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "+0000"), (-18000, "-0500"), (20700, "+0545"), (-17762, "-045602")]
)
def test_offsets(seconds: int, written: str):
    """Seconds are written only where there are any, and nothing is never negative."""
    assert values.offset(seconds) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("P7D", "P7D"), ("P2W", "P2W"), ("PT12H", "PT12H"), ("P1DT1H30M", "P1DT1H30M"),
        ("PT0S", "PT0S"), ("P0D", "PT0S"), ("PT1H30S", "PT1H0M30S"),
        ("P36525D", "P36525D"), ("P36525DT1S", None), ("P5218W", None), ("PT9999999999S", None),
        ("P1M", None), ("P1Y", None), ("P", None), ("PT", None), ("P1DT", None), ("P1W1D", None),
        ("-P1D", None), ("P1.5D", None), ("7 days", None), ("", None), ("P1D\n", None),
    ],
)  # fmt: skip
def test_durations_that_calendars_know(words: str, written: str | None):
    """No months and no years; weeks alone; nothing left out between hours and seconds."""
    assert values.duration(words) == written
