"""Words for periods: each reader gives the ends of the words that it knows, or None."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.calendar import (
    civil_from_days,
    days_from_civil,
    days_in_month,
    first_monday,
    monday_of,
)
from timeline.dates.duration import Duration, parse_duration
from timeline.dates.errors import DateError
from timeline.text import did_you_mean

from .reckoning import Ends, Now, away, calendar_months, from_now, month_of, whole_months

MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
CALENDAR_UNITS: Final = {"month": 1, "quarter": 3, "year": 12}
UNITS: Final = ("year", "month", "week", "day", "hour", "minute", "second")
"""In the order of a `Duration`."""
# No 's' (1990s is a decade to most people) and no 'm' (months or minutes).
SHORT_UNITS: Final = ("y", "mo", "w", "d", "h", "min", "sec")
KEYWORDS: Final = {
    word.lower(): word
    for word in (
        "today",
        "yesterday",
        "tomorrow",
        "now",
        *(
            f"{near} {unit}"
            for near in ("last", "this", "next")
            for unit in ("week", *CALENDAR_UNITS)
        ),
        *map(str.capitalize, (*MONTHS, *WEEKDAYS)),
        "3 weeks ago",
    )
}
"""What can be suggested for an unknown word, by its lower case: as English writes it."""


def _day(words: str, here: Now) -> Ends | None:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words == "now":
        return Ends(here.second, here.second, True)
    if words not in near:
        return None
    day = here.today + near[words]
    return Ends(day, day)


def _neighbour(words: str, here: Now) -> Ends | None:
    """`last week`, `this quarter`, `next monday`, `last march`."""
    side, _, unit = words.partition(" ")
    shift = {"last": -1, "this": 0, "next": 1}.get(side)
    if shift is None or " " in unit:
        return None
    if unit == "day":
        return Ends(here.today + shift, here.today + shift)
    if unit == "week":
        monday = monday_of(here.today) + 7 * shift
        return Ends(monday, monday + 6)
    if unit in CALENDAR_UNITS:
        return calendar_months(here, CALENDAR_UNITS[unit], shift)
    return _named_neighbour(unit, shift, here)


def _named_neighbour(unit: str, shift: int, here: Now) -> Ends | None:
    """The last one that is over, the one in this week or year, the next one to begin."""
    weekday, month = _named(unit, WEEKDAYS), _named(unit, MONTHS)
    if weekday is not None:
        day = _weekday(weekday, shift, here.today)
        return Ends(day, day)
    if month is None:
        return None
    year, current, _ = civil_from_days(here.today)
    if shift < 0:
        year -= month + 1 >= current
    if shift > 0:
        year += month + 1 <= current
    return month_of(year, month + 1)


def _weekday(weekday: int, shift: int, today: int) -> int:
    there = monday_of(today) + weekday
    if shift < 0:
        return there if there < today else there - 7
    if shift > 0:
        return there if there > today else there + 7
    return there


def _name(words: str, here: Now) -> Ends | None:
    """A month or weekday alone: the nearest that has begun."""
    weekday, month = _named(words, WEEKDAYS), _named(words, MONTHS)
    if weekday is not None:
        day = here.today - (here.today + 3 - weekday) % 7
        return Ends(day, day)
    if month is None:
        return None
    year, current, _ = civil_from_days(here.today)
    return month_of(year if month + 1 <= current else year - 1, month + 1)


def _named(word: str, names: list[str]) -> int | None:
    """The place of a name, whole or cut to three letters (four for September)."""
    cut = 4 if word == "sept" else 3
    for at, name in enumerate(names):
        if word == name or (len(word) == cut and name.startswith(word)):
            return at
    return None


_ISO_WEEK = re.compile(r"([0-9]{4})-?w([0-9]{2})(?:-?([0-9]))?", re.ASCII)
_QUARTER = re.compile(r"([0-9]{4})[- ]?q([0-9])", re.ASCII)
_WRITTEN = re.compile(r"(?:([0-9]{1,2}) )?([a-z]+)(?: ([0-9]{1,2}))? ([0-9]{4})", re.ASCII)
_DISTANCE = re.compile(r"([0-9]{1,6}) ([a-z]+) ago|in ([0-9]{1,6}) ([a-z]+)", re.ASCII)
_STRETCH = re.compile(r"(last|past|next) ([0-9]{1,6}) ([a-z]+)", re.ASCII)
_SHORT = re.compile(r"([0-9]{1,6}) ?([a-z]+)", re.ASCII)


def _iso_week(words: str, here: Now) -> Ends | None:
    found = _ISO_WEEK.fullmatch(words)
    if found is None:
        return None
    year, week, weekday = int(found[1]), int(found[2]), found[3]
    first = first_monday(year)
    weeks = (first_monday(year + 1) - first) // 7
    if not 1 <= week <= weeks:
        expected = f"a week from 01 to {weeks}, which {year} has"
        raise DateError(found.start(2) + 1, found[2], expected, "no-such-week")
    monday = first + 7 * (week - 1)
    if weekday is None:
        return Ends(monday, monday + 6)
    if not 1 <= int(weekday) <= 7:
        expected = "a weekday from 1 (Monday) to 7 (Sunday)"
        raise DateError(found.start(3) + 1, weekday, expected, "no-such-weekday")
    return Ends(monday + int(weekday) - 1, monday + int(weekday) - 1)


def _quarter(words: str, here: Now) -> Ends | None:
    found = _QUARTER.fullmatch(words)
    if found is None:
        return None
    quarter = int(found[2])
    if not 1 <= quarter <= 4:
        raise DateError(found.start(2) + 1, found[2], "a quarter from 1 to 4", "no-such-quarter")
    return whole_months(int(found[1]) * 12 + 3 * (quarter - 1), 3)


def _written(words: str, here: Now) -> Ends | None:
    """`march 2024`, `4 march 2024`, `march 4 2024`: one reading only."""
    found = _WRITTEN.fullmatch(words)
    month = _named(found[2], MONTHS) if found else None
    if found is None or month is None or (found[1] and found[3]):
        return None
    year, written = int(found[4]), found[1] or found[3]
    if written is None:
        return month_of(year, month + 1)
    longest = days_in_month(year, month + 1)
    if not 1 <= int(written) <= longest:
        column = (found.start(1) if found[1] else found.start(3)) + 1
        raise DateError(column, written, f"a day from 1 to {longest}", "no-such-day")
    day = days_from_civil(year, month + 1, int(written))
    return Ends(day, day)


def _distance(words: str, here: Now) -> Ends | None:
    """`3 weeks ago`, `in 2 months`: that day; with hours or minutes, that second."""
    found = _DISTANCE.fullmatch(words)
    if found is None:
        return None
    sign, number, unit = (-1, 1, 2) if found[1] else (1, 3, 4)
    span = _in_units(int(found[number]), found[unit], found.start(unit))
    moment = away(here, span, sign)
    return Ends(moment, moment, span.has_clock)


def _stretch(words: str, here: Now) -> Ends | None:
    """`last 7 days`, `next 3 weeks`: up to today, or from today on."""
    found = _STRETCH.fullmatch(words)
    if found is None:
        return None
    span = _in_units(int(found[2]), found[3], found.start(3))
    return from_now(here, span, 1 if found[1] == "next" else -1)


def _duration(words: str, here: Now) -> Ends | None:
    """`7d`, `P2W`: so long back, up to today."""
    span = short_duration(words)
    if span is None and words[:1] == "p" and words[1:].lstrip("t")[:1].isdecimal():
        span = parse_duration(words.upper())
    return None if span is None else from_now(here, span, -1)


def short_duration(text: str) -> Duration | None:
    """`3d`, `2w`, `6mo`, `36h`, `2 weeks`; None for what is no number and unit."""
    found = _SHORT.fullmatch(text.strip().lower())
    if found is None or not (found[2] == "m" or _place(found[2]) is not None):
        return None
    return _in_units(int(found[1]), found[2], found.start(2))


def _place(unit: str) -> int | None:
    """Which number of a `Duration` a unit is; 7 is a quarter."""
    if unit in SHORT_UNITS:
        return SHORT_UNITS.index(unit)
    singular = unit.removesuffix("s")
    if singular == "quarter":
        return 7
    return UNITS.index(singular) if singular in UNITS else None


def _in_units(number: int, unit: str, at: int) -> Duration:
    if unit == "m":
        hint = f"'{number}mo' is months, '{number}min' is minutes"
        raise DateError(at + 1, unit, "months or minutes", "ambiguous", hint=hint)
    place = _place(unit)
    if place is None:
        near = did_you_mean(unit, [f"{name}s" for name in UNITS])
        raise DateError(at + 1, unit, "a unit such as days, weeks or months", "unit", hint=near)
    if place == 7:
        return Duration(months=3 * number)
    return Duration(*(number if index == place else 0 for index in range(7)))


READERS: Final[tuple[Callable[[str, Now], Ends | None], ...]] = (
    _day,
    _neighbour,
    _name,
    _iso_week,
    _quarter,
    _written,
    _distance,
    _stretch,
    _duration,
)
