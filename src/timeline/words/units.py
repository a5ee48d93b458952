"""The components of a date in words: years, months, days, seasons, clock times, zones."""

from functools import lru_cache
from typing import Final

from timeline.dates import Point, civil_from_days
from timeline.words.speech import Piece, Speech

_BIG_YEAR: Final = 10_000
_REMEMBERED: Final = 2048  # years, days and clock times, which come again in other dates


@lru_cache(_REMEMBERED)
def year_words(speech: Speech, year: int) -> str:
    """An astronomical year: `2026`, `79 CE`, `44 BCE`."""
    if year <= 0:
        return speech.say("year_bce", n=_year_number(speech, 1 - year))
    # Few digits or many: only four say by themselves that they are a year.
    phrase = "year" if 1000 <= year < _BIG_YEAR else "year_ce"
    return speech.say(phrase, n=_year_number(speech, year))


def _year_number(speech: Speech, n: int) -> str:
    return speech.number(n) if n >= _BIG_YEAR else str(n)


def month_words(speech: Speech, month: int) -> str:
    """A month's name, as it stands before a year."""
    return speech.say("month_name", name=speech.table("MONTHS")[month - 1])


def month_short(speech: Speech, month: int) -> str:
    """A month's name for narrow places."""
    names: tuple[str, ...] = speech.table("SHORT_MONTHS")
    return names[month - 1]


def day_words(speech: Speech, day: int) -> Piece:
    """A civil day, counted from 1970-01-01, as a whole date."""
    year, month, date = civil_from_days(day)
    return full_day(speech, year, month, date)


@lru_cache(_REMEMBERED)
def full_day(speech: Speech, year: int, month: int, day: int) -> Piece:
    """Year, month and day."""
    words = speech.say(
        "day", day=str(day), month=month_words(speech, month), year=year_words(speech, year)
    )
    return Piece(words, "day")


def whole_month(speech: Speech, year: int, month: int) -> Piece:
    """Year and month."""
    words = speech.say("month", month=month_words(speech, month), year=year_words(speech, year))
    return Piece(words, "month")


def is_exact(point: Point) -> bool:
    """A year, month or day, with no digit open, no qualifier and no part of a year."""
    year, month, day, clock, _, marks = point
    if any(marks) or clock or "S" in year or point.year_number is None:
        return False
    return (not month or point.month_number is not None) and (
        not day or point.day_number is not None
    )


def exact_piece(speech: Speech, point: Point) -> Piece:
    """A point for which `is_exact` holds."""
    year = point.year_number or 0
    if not point.month:
        return Piece(year_words(speech, year), "year")
    if not point.day:
        return whole_month(speech, year, int(point.month))
    return full_day(speech, year, int(point.month), int(point.day))


def point_of(day: int, *, months: bool = False) -> Point:
    """A civil day as a point; with `months`, its month."""
    year, month, date = civil_from_days(day)
    spelt = f"{year:05}" if year < 0 else f"{year:04}"
    if abs(year) > 9999:
        spelt = f"Y{year}"
    return Point(spelt, f"{month:02}", "" if months else f"{date:02}")


def zone_words(speech: Speech, name: str) -> str:
    """What a zone's time is called after: its city, or UTC."""
    if is_fixed(name):
        return fixed_words(name)
    known: str | None = speech.own("ZONES", {}).get(name)
    return known or name.rpartition("/")[2].replace("_", " ")


def zone_phrase(name: str) -> str:
    """The phrase that puts a zone beside a clock time: by its name, or as an offset."""
    return "zone_offset" if is_fixed(name) else "zone"


def is_fixed(name: str) -> bool:
    """Whether a zone is a fixed offset of the area `Etc`, whose sign is the other way round."""
    return name.startswith(("Etc/GMT+", "Etc/GMT-"))


def fixed_words(name: str) -> str:
    """`UTC−5` for `Etc/GMT+5`, which is five hours west of Greenwich."""
    sign, hours = name[len("Etc/GMT")], name[len("Etc/GMT+") :]
    return offset_words("Z" if hours == "0" else f"{'-' if sign == '+' else '+'}{hours}")


def offset_words(offset: str) -> str:
    """An offset as it is said: `UTC`, `UTC−5`, `UTC+5:30`."""
    if offset in ("Z", "+00:00", "-00:00", "+00", "-00"):
        return "UTC"
    hours, _, minutes = offset[1:].partition(":")
    sign = "−" if offset[0] == "-" else "+"
    return f"UTC{sign}{int(hours)}" + (f":{minutes}" if minutes not in ("", "00") else "")


@lru_cache(_REMEMBERED)
def bare_time(speech: Speech, clock: str) -> str:
    """`10:59` or `10:59:30`."""
    hour, minute, *second = clock.split(":")
    hour = speech.own("HOUR", "{:02}").format(int(hour))
    if second:
        return speech.say("time_seconds", hour=hour, minute=minute, second=second[0])
    return speech.say("time", hour=hour, minute=minute)


def time_unit(clock: str) -> str:
    """The unit that decides on a time's article: one o'clock is not like the others."""
    return "one" if clock.startswith("01") else "time"


def season_piece(speech: Speech, code: int, year: int) -> Piece:
    """A season, quarter, quadrimester or semester, with its year."""
    if code >= 33:
        part = speech.table("PARTS")[code]
        words = speech.say("part", part=part, year=year_words(speech, year))
        return Piece(words, "part")
    season = (code - 21) % 4 + 21
    crosses = season == 24 if code < 29 else season == 22
    words = speech.say(
        "season", part=speech.table("SEASONS")[season], year=_season_year(speech, year, crosses)
    )
    if code >= 25:
        words = speech.say("north" if code < 29 else "south", x=words)
    return Piece(words, f"season{season}")


def _season_year(speech: Speech, year: int, crosses: bool) -> str:
    """Both years of a season that holds December."""
    if not crosses or not 1000 <= year < 9999:
        return year_words(speech, year)
    following = f"{(year + 1) % 100:02}" if (year + 1) % 100 else str(year + 1)
    return speech.say("year", n=speech.say("year_span", n=str(year), next=following))
