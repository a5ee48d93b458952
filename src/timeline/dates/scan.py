"""Reading one point of an expression, from an index on: the grammar of EDTF's components.

Every function takes the whole text and an index, and gives what it read and the index after it,
so that the work is linear and every refusal knows its column.
"""

from .bounds import DAYS, MONTHS, SEASONS
from .errors import DateError
from .point import NOT_QUALIFIED, Point

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    _Reader = Callable[[str, int], tuple[str, int]]

QUALIFIERS = frozenset("?~%")
_DIGITS = frozenset("0123456789")
_MASK = frozenset("0123456789X")
_STOPS = frozenset("-/,.]}[{T ?~%")


def refuse(text: str, index: int, expected: str, reason: str, length: int = 0) -> DateError:
    """The error for what stands at an index: a token, or as many characters as said."""
    end = index + length if length else _token_end(text, index)
    return DateError(index + 1, text[index:end], expected, reason)


def _token_end(text: str, index: int) -> int:
    end = index + 1
    while end < len(text) and text[end] not in _STOPS:
        end += 1
    return end


def point(text: str, i: int) -> tuple[Point, int]:
    """A year, year and month (or part of a year), or a full date, with qualifiers."""
    year, before, after, i = _component(text, i, _year)
    mark_year = merged(before, after)
    if text[i : i + 1] != "-":
        return Point(year, marks=_marks(mark_year, "", "")), i
    if year[0] == "Y" or "S" in year:
        raise refuse(text, i, "nothing after a year of this form", "long-year-with-month")
    month, before, after, i = _component(text, i + 1, _month)
    mark_year, mark_month = merged(mark_year, after), merged(before, after)
    if text[i : i + 1] != "-":
        return Point(year, month, marks=_marks(mark_year, mark_month, "")), i
    if month in SEASONS:
        raise refuse(text, i, "no day after a season or part of a year", "season-with-day")
    day, before, after, i = _component(text, i + 1, _day)
    # A qualifier behind a component speaks of everything to its left as well.
    mark_year, mark_month = merged(mark_year, after), merged(mark_month, after)
    return Point(year, month, day, marks=_marks(mark_year, mark_month, merged(before, after))), i


def _component(text: str, i: int, read: "_Reader") -> tuple[str, str, str, int]:
    """A component, the qualifier before it, the one behind it, and the index after."""
    before = text[i : i + 1]
    if before in QUALIFIERS:
        i += 1
    else:
        before = ""
    written, i = read(text, i)
    after = text[i : i + 1]
    if after in QUALIFIERS:
        return written, before, after, i + 1
    return written, before, "", i


def _marks(year: str, month: str, day: str) -> tuple[str, str, str, str]:
    return (year, month, day, "") if year or month or day else NOT_QUALIFIED


def clock(text: str, i: int) -> tuple[str, str, str, int]:
    """What follows `T`: qualifier, `hh:mm` or `hh:mm:ss`, offset, and the index after it."""
    mark, i = qualifier(text, i)
    start = i
    _two(text, i, 23, "an hour, 00 to 23", "no-such-hour")
    if text[i + 2 : i + 3] != ":":
        raise refuse(text, i + 2, "':' and minutes", "clock-without-minutes")
    _two(text, i + 3, 59, "minutes, 00 to 59", "no-such-minute")
    i += 5
    if text[i : i + 1] == ":":
        _two(text, i + 1, 59, "seconds, 00 to 59", "no-such-second")
        i += 3
    written = text[start:i]
    offset, i = _offset(text, i)
    return mark, written, offset, i


def qualifier(text: str, i: int) -> tuple[str, int]:
    """`?`, `~` or `%` at the index, or ""."""
    mark = text[i : i + 1]
    return (mark, i + 1) if mark in QUALIFIERS else ("", i)


def merged(left: str, right: str) -> str:
    """Both qualifiers of one component as one: uncertain and approximate is `%`."""
    if left == right or not right:
        return left
    return "%" if left else right


def _year(text: str, i: int) -> tuple[str, int]:
    if text[i : i + 1] == "Y":
        return _long_year(text, i)
    start = i + (text[i : i + 1] == "-")
    digits = text[start : start + 4]
    for offset, c in enumerate(digits):
        if c not in _MASK:
            raise refuse(text, start + offset, "a year of four digits", "year-digits")
    if len(digits) < 4:
        raise refuse(text, start + len(digits), "a year of four digits", "year-digits")
    end = start + 4
    if start > i and digits == "0000":
        raise refuse(text, i, "year 0 without a sign, '0000'", "negative-zero", 5)
    if text[end : end + 1] == "S":
        if "X" in digits:
            raise refuse(text, end, "no significant digits after 'X'", "significant-digits")
        end = _significant(text, end + 1)
    elif text[end : end + 1] in _MASK:
        raise refuse(text, end, "'-' or the end after a year of four digits", "year-digits")
    return text[i:end], end


def _long_year(text: str, i: int) -> tuple[str, int]:
    start = i + 1 + (text[i + 1 : i + 2] == "-")
    end = _digits(text, start, "the digits of a year after 'Y'", "long-year")
    if text[end : end + 1] == "X":
        raise refuse(text, end, "a digit; no 'X' in a year after 'Y'", "long-year")
    if text[start] == "0":
        raise refuse(text, start, "a year without leading zeros after 'Y'", "long-year-zero")
    if text[end : end + 1] == "E":
        first = end + 1
        end = _digits(text, first, "an exponent after 'E'", "exponent")
        if text[first] == "0":
            raise refuse(text, first, "an exponent from 1, without leading zeros", "exponent")
    elif end - start < 5:
        raise refuse(text, i, "a year of more than four digits after 'Y'", "short-long-year")
    if text[end : end + 1] == "S":
        end = _significant(text, end + 1)
    return text[i:end], end


def _significant(text: str, i: int) -> int:
    end = _digits(text, i, "a number of significant digits after 'S'", "significant-digits")
    if text[i] == "0":
        raise refuse(text, i, "a number of significant digits from 1", "significant-digits")
    return end


def _digits(text: str, i: int, expected: str, reason: str) -> int:
    """The index after a run of digits, of which there must be one."""
    end = i
    while text[end : end + 1] in _DIGITS:
        end += 1
    if end == i:
        raise refuse(text, i, expected, reason)
    return end


def _month(text: str, i: int) -> tuple[str, int]:
    month = text[i : i + 2]
    if not MONTHS.get(month) and month not in SEASONS:
        _two_places(text, i, "a month of two digits", "month-digits")
        raise refuse(
            text, i, "a month, 01 to 12, or a part of a year, 21 to 41", "no-such-month", 2
        )
    if text[i + 2 : i + 3] in _MASK:
        raise refuse(text, i, "a month of two digits", "month-digits")
    return month, i + 2


def _day(text: str, i: int) -> tuple[str, int]:
    day = text[i : i + 2]
    if day not in DAYS:
        _two_places(text, i, "a day of two digits", "day-digits")
        raise refuse(text, i, "a day, 01 to 31", "no-such-day", 2)
    if text[i + 2 : i + 3] in _MASK:
        raise refuse(text, i, "a day of two digits", "day-digits")
    return day, i + 2


def _two_places(text: str, i: int, expected: str, reason: str) -> None:
    """Refuse unless two digits or `X` stand here."""
    for offset in (0, 1):
        if text[i + offset : i + offset + 1] not in _MASK:
            raise refuse(text, i, expected, reason)


def _two(text: str, i: int, last: int, expected: str, reason: str) -> None:
    """Refuse unless two digits of a clock stand here, at most `last`."""
    digits = text[i : i + 2]
    if len(digits) < 2 or digits[0] not in _DIGITS or digits[1] not in _DIGITS:
        raise refuse(text, i, expected, "clock-digits")
    if int(digits) > last:
        raise refuse(text, i, expected, reason, 2)


def _offset(text: str, i: int) -> tuple[str, int]:
    sign = text[i : i + 1]
    if sign == "Z":
        return "Z", i + 1
    if sign not in ("+", "-"):
        return "", i
    _two(text, i + 1, 23, "an offset of hours, 00 to 23", "no-such-offset")
    minutes = "00"
    end = i + 3
    if text[end : end + 1] == ":":
        _two(text, end + 1, 59, "minutes of an offset, 00 to 59", "no-such-offset")
        minutes = text[end + 1 : end + 3]
        end += 3
    hours = text[i + 1 : i + 3]
    if hours == minutes == "00":
        if sign == "-":
            raise refuse(text, i, "'Z' or '+00:00' for UTC", "negative-zero-offset", end - i)
        return "Z", end
    return f"{sign}{hours}:{minutes}", end
