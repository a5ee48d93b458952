"""The units around a date: the one that two bounds enclose, the next one, a coarser one, UTC.

Everything outside this package that would cut a date's text into pieces asks here instead, since
years may have a sign and more than four digits.
"""

from .calendar import civil_from_days, days_in_month, format_day, format_second
from .errors import DateError
from .value import Date

_MINUTE = 60


def year_text(year: int) -> str:
    """A year as EDTF writes it: `0079`, `-0043`, `Y12345`."""
    digits = f"{abs(year):04d}"
    return f"{'Y' if len(digits) > 4 else ''}{'-' if year < 0 else ''}{digits}"


def unit_of(first: int, last: int) -> str:
    """The day, month or year that lasts from the day `first` to the day `last`, "" if none."""
    year, month, day = civil_from_days(first)
    if first == last:
        return format_day(first) if abs(year) < 10_000 else ""
    end_year, end_month, end_day = civil_from_days(last)
    if day != 1 or year != end_year or end_day != days_in_month(end_year, end_month):
        return ""
    if (month, end_month) == (1, 12):
        return year_text(year)
    return f"{year_text(year)}-{month:02d}" if month == end_month and abs(year) < 10_000 else ""


def neighbour(date: Date, step: int) -> str:
    """The unit just before (-1) or just after (1) a date, as exact as the date itself.

    Of a part of a year that is the month beside it, of a decade or a century the year. Raises
    `DateError` where the date has no such bound, or EDTF cannot write it.
    """
    if date.seconds is not None:
        return _moment_beside(date, step)
    edge = date.days.s1 if step < 0 else date.days.e2
    if edge is None:
        raise DateError(1, date.text, "a date with a bound on that side", "unbounded")
    year, month, day = civil_from_days(edge + step)
    if date.precision in ("year", "decade", "century", "millennium"):
        return year_text(year)
    if abs(year) > 9999:
        raise DateError(1, date.text, "a date up to the year 9999", "beyond")
    return f"{year_text(year)}-{month:02d}" + (f"-{day:02d}" if date.precision == "day" else "")


def _moment_beside(date: Date, step: int) -> str:
    seconds = date.seconds
    if seconds is None or seconds.s1 is None or seconds.e2 is None:
        raise DateError(1, date.text, "a date with a bound on that side", "unbounded")
    unit = 1 if date.precision == "second" else _MINUTE
    beside = seconds.s1 - unit if step < 0 else seconds.e2 + 1
    tail = f":{beside % _MINUTE:02d}" if unit == 1 else ""
    return _minute(beside, date.text) + tail + date.points[0].offset


def _minute(second: int, text: str) -> str:
    """`YYYY-MM-DDThh:mm` of a second, for years of four digits."""
    written = format_second(second - second % _MINUTE)
    if not -9999 <= civil_from_days(second // 86400)[0] <= 9999:
        raise DateError(1, text, "a clock time up to the year 9999", "beyond")
    return written.removesuffix(":00")


def to_utc(date: Date) -> str:
    """A clock time with an offset on the clock of UTC, without offset, as exact as it was.

    Raises `DateError` where it has no offset, or falls into a year of more than four digits.
    """
    if date.seconds is None or date.seconds.s1 is None or date.offset is None:
        raise DateError(1, date.text, "a clock time with an offset", "no-offset")
    point = date.points[0]
    second = date.seconds.s1 - date.offset
    day, _, clock = _minute(second, date.text).partition("T")
    tail = f":{second % _MINUTE:02d}" if date.precision == "second" else ""
    return f"{day}T{point.marks[3]}{clock}{tail}"


def day_and_clock(text: str) -> tuple[str, str]:
    """The day and the clock time of a point as it is written; "" for no clock time."""
    day, _, clock = text.partition("T")
    return day, clock
