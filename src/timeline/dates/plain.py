"""The fast way for a plain day, month or year: four digits, no qualifier, no mask, no sign.

A plain day may have a clock time, in UTC or without an offset.

Most dates are of this kind. Tables turn slices of the text into days at once and refuse whatever
is no digit, so that nothing is converted or checked a second time.
"""

from .calendar import days_from_civil, days_in_month, is_leap
from .span import Span
from .value import Clock, Date, set_certain, set_clock, set_days, set_text

_PAIRS = [f"{n:02d}" for n in range(100)]
# Counted from 1 March, where a leap day comes last, the days before a century, before a year of
# it and before a month simply add up. January and February look back, over the leap day if any.
_CENTURIES = {pair: days_from_civil(100 * n, 3, 1) for n, pair in enumerate(_PAIRS)}
_YEARS = {pair: 365 * n + n // 4 for n, pair in enumerate(_PAIRS)}
_MONTHS = {
    f"{m:02d}": days_from_civil(1970, m, 1) - days_from_civil(1970, 3, 1) for m in range(1, 13)
}
_DAYS = {f"{d:02d}": d - 1 for d in range(1, 32)}

_HOURS = {pair: 3600 * n for n, pair in enumerate(_PAIRS[:24])}
_SIXTY = {pair: n for n, pair in enumerate(_PAIRS[:60])}
_DAY = 86400

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


def plain_moment(text: str) -> Date | None:
    """A plain day with `hh:mm` or `hh:mm:ss` and perhaps `Z`, or `None` for whatever is not one."""
    clock = text[10:].removesuffix("Z")
    try:
        day, _ = _day(text[:10])
        first = last = day * _DAY + _HOURS[clock[1:3]] + _SIXTY[clock[4:6]] * 60
        if len(clock) == 9:
            first = last = first + _SIXTY[clock[7:]]
        else:
            last += 59
    except KeyError:
        return None
    if _SIGNS.get(len(clock)) != (clock[:1], clock[3:4], clock[6:7]):
        return None
    days = _tuple(Span, (day, day, day, day))
    seconds = _tuple(Span, (first, last, first, last))
    date = _new(Date)
    set_text(date, text)
    set_days(date, days)
    set_certain(date, days)
    set_clock(date, _tuple(Clock, (seconds, seconds, 0 if text[-1] == "Z" else None)))
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


_SIGNS = {6: ("T", ":", ""), 9: ("T", ":", ":")}
_READERS = {4: _year, 7: _month, 10: _day}
