"""The fast way for a plain day, month or year: four digits, no qualifier, no mask, no sign.

Most dates are of this kind. Tables turn slices of the text into days at once and refuse whatever
is no digit, so that nothing is converted or checked a second time.
"""

from .calendar import days_from_civil, days_in_month, is_leap
from .span import Span
from .value import Date, set_certain, set_days, set_text

_PAIRS = [f"{n:02d}" for n in range(100)]
# Counted from 1 March, where a leap day comes last, the days before a century, before a year of
# it and before a month simply add up. January and February look back, over the leap day if any.
_CENTURIES = {pair: days_from_civil(100 * n, 3, 1) for n, pair in enumerate(_PAIRS)}
_YEARS = {pair: 365 * n + n // 4 for n, pair in enumerate(_PAIRS)}
_MONTHS = {
    f"{m:02d}": days_from_civil(1970, m, 1) - days_from_civil(1970, 3, 1) for m in range(1, 13)
}
_DAYS = {f"{d:02d}": d - 1 for d in range(1, 32)}

_new = Date.__new__
_tuple = tuple.__new__


def plain(text: str) -> Date | None:
    """A plain date with all its bounds, or `None` for whatever is not one."""
    try:
        first, last = _READERS[len(text)](text)
    except KeyError:
        return None
    days = _tuple(Span, (first, last, first, last))
    date = _new(Date)
    set_text(date, text)
    set_days(date, days)
    set_certain(date, days)
    return date


def _year(text: str) -> tuple[int, int]:
    first = _CENTURIES[text[:2]] + _YEARS[text[2:]] + _MONTHS["01"]
    leap = is_leap(int(text))
    return first - leap, first + 364


def _month(text: str) -> tuple[int, int]:
    month = text[5:]
    first = _CENTURIES[text[:2]] + _YEARS[text[2:4]] + _MONTHS[month]
    if text[4] != "-":
        raise KeyError
    if month < "03":
        first -= is_leap(int(text[:4]))
    return first, first + days_in_month(int(text[:4]), int(month)) - 1


def _day(text: str) -> tuple[int, int]:
    month = text[5:7]
    number = _DAYS[text[8:]]
    day = _CENTURIES[text[:2]] + _YEARS[text[2:4]] + _MONTHS[month] + number
    if text[4] != "-" or text[7] != "-":
        raise KeyError
    if number > 27 and number >= days_in_month(int(text[:4]), int(month)):
        raise KeyError
    if month < "03":
        day -= is_leap(int(text[:4]))
    return day, day


_READERS = {4: _year, 7: _month, 10: _day}
