"""The value types of iCalendar (RFC 5545, 3.3), written from integers and plain strings."""

import re
from functools import lru_cache

from timeline.dates.calendar import civil_from_days
from timeline.text import clean

DAY = 86_400
LONGEST = 36_525  # days of a duration: a hundred years, since programs give up far beyond
FIRST_DAY, LAST_DAY = -719_162, 2_932_896  # 0001-01-01 and 9999-12-31

_CARET = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-Z\[\]_a-z~%]+\Z")
_SURROGATES = re.compile("[\ud800-\udfff]")
_DURATION = re.compile(
    r"P(?:(?P<weeks>[0-9]{1,9})W|"
    r"(?:(?P<days>[0-9]{1,9})D)?"
    r"(?P<clock>T(?:(?P<hours>[0-9]{1,9})H)?"
    r"(?:(?P<minutes>[0-9]{1,9})M)?(?:(?P<seconds>[0-9]{1,9})S)?)?)\Z"
)


def plain(words: str) -> str:
    """`words` as a calendar can hold them: line breaks as LF, no controls, no lone surrogates."""
    # The usual text is clean, and this is the fastest way to see it.
    if words.replace("\n", "").isprintable():
        return words
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", clean(words))


def text(words: str) -> str:
    """A TEXT value (3.3.11), escaped and on one line."""
    escaped = plain(words).replace("\\", "\\\\").replace(";", "\\;")
    return escaped.replace(",", "\\,").replace("\n", "\\n")


def parameter(words: str) -> str:
    """A parameter value in quotes, escaped as RFC 6868 says."""
    return f'"{plain(words).translate(_CARET)}"'


def is_uri(address: str) -> bool:
    """Whether `address` can stand as a URI value as it is (3.3.13)."""
    return _URI.match(address) is not None


@lru_cache(maxsize=4096)
def date(day: int) -> str:
    """A DATE value; `day` counts from 1970-01-01."""
    year, month, dom = civil_from_days(day)
    return f"{year:04d}{month:02d}{dom:02d}"


def local(seconds: int) -> str:
    """A DATE-TIME value without a zone; `seconds` counts from 1970-01-01T00:00."""
    day, rest = divmod(seconds, DAY)
    return f"{date(day)}T{rest // 3600:02d}{rest // 60 % 60:02d}{rest % 60:02d}"


def utc(instant: int) -> str:
    """A DATE-TIME value in UTC."""
    return f"{local(instant)}Z"


def geo(place: tuple[float, float]) -> str:
    """A GEO value (3.8.1.6): latitude and longitude."""
    return f"{place[0]:.6f};{place[1]:.6f}"


def offset(seconds: int) -> str:
    """A UTC-OFFSET value (3.3.14)."""
    sign, rest = ("-", -seconds) if seconds < 0 else ("+", seconds)
    tail = f"{rest % 60:02d}" if rest % 60 else ""
    return f"{sign}{rest // 3600:02d}{rest // 60 % 60:02d}{tail}"


def duration(words: str) -> str | None:
    """A DURATION value (3.3.6) from an ISO 8601 one, or None where a calendar has no such thing.

    Calendars know no months and no years, and weeks stand alone. Nothing at all is `PT0S`, and
    what is longer than a hundred years is none.
    """
    found = _DURATION.match(words)
    if found is None or words[-1] in "PT":
        return None
    amounts = {unit: int(found[unit] or 0) for unit in _LENGTHS}
    if sum(amounts[unit] * length for unit, length in _LENGTHS.items()) > LONGEST * DAY:
        return None
    if amounts["weeks"]:
        return f"P{amounts['weeks']}W"
    return _written(amounts)


_LENGTHS = {"weeks": 7 * DAY, "days": DAY, "hours": 3600, "minutes": 60, "seconds": 1}
_CLOCK = {"H": "hours", "M": "minutes", "S": "seconds"}


def _written(amounts: dict[str, int]) -> str:
    """Days and clock units; a unit between two others may not be left out (`dur-time`)."""
    days = f"{amounts['days']}D" if amounts["days"] else ""
    used = [letter for letter, unit in _CLOCK.items() if amounts[unit]]
    if not used:
        return f"P{days}" if days else "PT0S"
    letters = "HMS"["HMS".index(used[0]) : "HMS".index(used[-1]) + 1]
    return f"P{days}T" + "".join(f"{amounts[_CLOCK[letter]]}{letter}" for letter in letters)
