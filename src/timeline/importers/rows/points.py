"""Times as values of a row: what they are, their shapes, and the figures that they are made of."""

import re
from typing import Any, TypeGuard

from timeline.dates import DateError, parse
from timeline.dates.edges import to_utc
from timeline.dates.human.parts import date_of
from timeline.dates.human.reading import When

YEAR = re.compile(r"-?[0-9]{1,4}")


def padded_year(text: str) -> str:
    """A bare year that lost its zeros in a spreadsheet: `793` is 0793, `-44` is -0044.

    Two digits without a sign stay words: they may be of any century.
    """
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) == 3:
        return plain.rjust(4, "0")
    if plain.startswith("-") and plain[1:].isascii() and plain[1:].isdigit() and len(plain) < 5:
        return f"-{plain[1:].rjust(4, '0')}"
    return plain


def whole(value: str) -> str:
    """`5.0` as spreadsheets and data frames have it is 5; `00` is 0."""
    plain = re.sub(r"\.0+\Z", "", value)
    return str(int(plain)) if plain.isascii() and plain.isdigit() and len(plain) < 3 else plain


def edtf(year: str, month: str, day: str, size: int) -> str | None:
    """The EDTF text of numbers, None where one of them is a word."""
    if not YEAR.fullmatch(year) or not all(one.isdigit() for one in (month, day)[: size - 1]):
        return None
    sign, figures = ("-", year[1:]) if year[0] == "-" else ("", year)
    text = f"{sign}{figures.rjust(4, '0')}"
    if len(figures) < 3 and not sign:
        return None
    return "-".join((text, *(one.rjust(2, "0") for one in (month, day)[: size - 1])))


def shown(when: When) -> str:
    """A time in a report: its words, or as it is written."""
    return when if isinstance(when, str) else str(when.get("text", when))


def is_words(value: When | None) -> TypeGuard[dict[str, Any]]:
    """Whether a time is only words."""
    return isinstance(value, dict) and value.keys() == {"text"}


def is_point(value: When | None) -> bool:
    """Whether a time can be an end of another one."""
    if isinstance(value, str):
        return "/" not in value and not date_of(value).is_set
    if value is None or {"earliest", "latest"} & value.keys():
        return True
    return "start" in value and value.keys() <= {"start", "text"}


def bare(point: When) -> When:
    """A point without its words, which stand beside both ends."""
    if isinstance(point, dict) and "start" in point:
        only: When = point["start"]
        return only
    if isinstance(point, dict):
        return {key: value for key, value in point.items() if key != "text"}
    return point


def is_reversed(begin: When, end: When) -> bool:
    """Whether an end is before its start."""
    if not isinstance(begin, str) or not isinstance(end, str):
        return False
    first, last = date_of(begin).days.s1, date_of(end).days.e2
    if first is None or last is None:
        return False
    same_clock = begin[:1] != "-" and "T" in begin and "T" in end and not has_offset(begin)
    return first > last or (first == last and same_clock and begin > end)


def has_clock(when: When | None) -> bool:
    """Whether a time has a clock time in it."""
    if isinstance(when, str):
        return "T" in when
    return isinstance(when, dict) and any(
        has_clock(value) for key, value in when.items() if key not in ("text", "tz")
    )


def has_offset(when: When) -> bool:
    """Whether a clock time says how far it is from UTC."""
    if isinstance(when, dict):
        return any(has_offset(one) for key, one in when.items() if key not in ("text", "tz"))
    return bool(re.search(r"T[0-9:]+(?:Z|[+-])", when))


def in_utc(point: Any) -> str | None:
    """The moment on the clock of UTC, None if it has no offset."""
    if not isinstance(point, str):
        return None
    try:
        return to_utc(parse(point))
    except DateError:  # it has no offset, or a rule tells of it
        return None
