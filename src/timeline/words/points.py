"""One date in words: its components, its open digits, its qualifiers and its clock time."""

from typing import Final

from timeline.dates import Point, Span
from timeline.dates.years import open_digits, years
from timeline.words.pairs import between_points
from timeline.words.speech import Piece, Speech
from timeline.words.units import (
    bare_time,
    full_day,
    month_words,
    offset_words,
    point_of,
    season_piece,
    time_unit,
    whole_month,
    year_words,
    zone_phrase,
    zone_words,
)

_PARTS: Final = ("year", "month", "day", "time")
_MARKS: Final = {"?": "uncertain", "~": "approximate", "%": "both"}


def point_words(speech: Speech, point: Point, days: Span, *, place: str = "") -> Piece:
    """A whole point; `days` are its bounds, `place` the zone that its clock shows."""
    date = _qualified(speech, _date(speech, point, days), point)
    if not point.clock:
        return date
    words = speech.say("clock", date=date, time=time_words(speech, point))
    return Piece(zoned(speech, words, point, place), "day")


def zoned(speech: Speech, words: str, point: Point, place: str) -> str:
    """Words for a clock time, followed by whose time it is, where that is known."""
    if point.offset:
        return speech.say("zone_offset", x=words, zone=offset_words(point.offset))
    return (
        speech.say(zone_phrase(place), x=words, zone=zone_words(speech, place)) if place else words
    )


def time_words(speech: Speech, point: Point) -> str:
    """The clock time, with its own qualifier."""
    mark = point.marks[3]
    words = bare_time(speech, point.clock)
    if mark and set(point.marks[:3]) != {mark}:
        return speech.say(f"{_MARKS[mark]}_time", x=Piece(words, time_unit(point.clock)))
    return words


def _qualified(speech: Speech, date: Piece, point: Point) -> Piece:
    written = [part for part in (point.year, point.month, point.day) if part]
    marks = point.marks[: len(written)]
    if not any(marks):
        return date
    if len(set(marks)) == 1:
        unit = date.unit if marks[0] == "?" else "other"  # "about" brings its own article
        return Piece(speech.say(_MARKS[marks[0]], x=date), unit)
    by_mark: dict[str, list[str]] = {}
    for name, mark in zip(_PARTS, marks, strict=False):
        if mark:
            part = "part" if name == "month" and point.season is not None else name
            by_mark.setdefault(mark, []).append(speech.say(f"name_{part}"))
    parts = [
        speech.say(f"parts_{_MARKS[mark]}", names=speech.listed(names, "and"))
        for mark, names in by_mark.items()
    ]
    words = speech.say("parts", x=date, parts=speech.say("comma").join(parts))
    return Piece(words, date.unit)


def _date(speech: Speech, point: Point, days: Span) -> Piece:
    if "S" in point.year:
        return _rounded(speech, point)
    if point.year_number is None:
        return _open_year(speech, point, days)
    year = year_words(speech, point.year_number)
    if point.season is not None:
        return season_piece(speech, point.season, point.year_number)
    if not point.month:
        return Piece(year, "year")
    if point.month_number is None or (point.day and point.day_number is None):
        return _open_month_or_day(speech, point, days)
    if not point.day:
        return whole_month(speech, point.year_number, point.month_number)
    return full_day(speech, point.year_number, point.month_number, int(point.day))


def _rounded(speech: Speech, point: Point) -> Piece:
    bounds = years(point.year)
    number = point.year_number
    if bounds is None or number is None:
        return Piece(point.year)
    x = year_words(speech, number)
    if bounds[0] == bounds[1]:
        return Piece(x, "year")
    between = _between_years(speech, *bounds)
    return Piece(speech.say("rounded", x=x, between=between))


def _between_years(speech: Speech, low: int, high: int) -> str:
    x, y = (Piece(year_words(speech, year), "year") for year in (low, high))
    return speech.say("between", x=x, y=y)


def _open_year(speech: Speech, point: Point, days: Span) -> Piece:
    bounds = years(point.year)
    if bounds is None:
        return Piece(point.year)
    year = _year_range(speech, point.year, bounds)
    if not point.month:
        return year
    inside = _inside_year(speech, point)
    if inside is None and point.day_number is not None:
        return _day_of_open_month(speech, point, year, bounds)
    if inside is None:
        unknown = "month_day_unknown" if point.day else "month_unknown"
        return Piece(speech.say(unknown, x=year))
    if set(point.year.lstrip("-")) == {"X"}:
        return Piece(speech.say("unknown_year", x=inside))
    low, high = (year_words(speech, bound) for bound in bounds)
    return Piece(speech.say("some_year", x=inside, low=low, high=high))


def _day_of_open_month(speech: Speech, point: Point, year: Piece, bounds: tuple[int, int]) -> Piece:
    """`day 9 of an unknown month of the 2010s`."""
    day = str(point.day_number)
    if year.unit == "decade":
        return Piece(speech.say("day_of_unknown_month", day=day, year=year))
    inside = speech.say("day_of_some_month", day=day)
    if set(point.year.lstrip("-")) == {"X"}:
        return Piece(speech.say("unknown_year", x=inside))
    low, high = (year_words(speech, bound) for bound in bounds)
    return Piece(speech.say("some_year", x=inside, low=low, high=high))


def _year_range(speech: Speech, text: str, bounds: tuple[int, int]) -> Piece:
    """`the 1990s`, `between 1900 and 1999`."""
    low, high = bounds
    if set(text.lstrip("-")) == {"X"}:
        return Piece(speech.say("year_unknown"))
    # "The 1900s" may be ten years or a hundred: only other decades are called so.
    if open_digits(text) == 1 and "X" not in text[:-1] and low >= 1000 and low // 10 % 10:
        return Piece(speech.say("decade", n=str(low)), "decade")
    return Piece(_between_years(speech, low, high))


def _inside_year(speech: Speech, point: Point) -> Piece | None:
    """Month and day without the year, or None where they are open too."""
    if point.season is not None:
        names = {**speech.table("SEASONS"), **speech.table("PARTS")}
        return Piece(names.get(point.season) or names[(point.season - 21) % 4 + 21])
    if point.month_number is None:
        return None
    month = month_words(speech, point.month_number)
    if not point.day:
        return Piece(speech.say("month_only", month=month), "month")
    if point.day_number is None:
        return Piece(speech.say("day_unknown", x=speech.say("month_only", month=month)))
    return Piece(speech.say("day_month", day=str(point.day_number), month=month), "day")


def _open_month_or_day(speech: Speech, point: Point, days: Span) -> Piece:
    year = point.year_number
    if year is None or days.s1 is None or days.e2 is None:
        return Piece(point.year)
    if point.month == "XX" and point.day_number is not None:
        words = year_words(speech, year)
        return Piece(speech.say("day_of_unknown_month", day=str(point.day_number), year=words))
    if point.month == "XX" and point.day in ("", "XX"):
        unknown = "month_day_unknown" if point.day else "month_unknown"
        return Piece(speech.say(unknown, x=year_words(speech, year)))
    if point.day == "XX" and point.month_number is not None:
        month = whole_month(speech, year, point.month_number)
        return Piece(speech.say("day_unknown", x=month))
    whole = not point.day
    low, high = point_of(days.s1, months=whole), point_of(days.e2, months=whole)
    return Piece(between_points(speech, low, high))
