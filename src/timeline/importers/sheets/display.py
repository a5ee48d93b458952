"""Cells as a spreadsheet shows them: what its number format lets be seen of a date or a number."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, localcontext
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_HALVES = re.compile(r"AM/PM|A/P", re.IGNORECASE)
_TOKENS = re.compile(r"y+|m+|d+|h+|s+|e+|g+|b+", re.IGNORECASE)
_FIXED = re.compile(r"[#,]*0?\.(0+)")
_ZEROS = re.compile(r"0{2,}")
_PERCENT = re.compile(r"[#,]*0(?:\.0+)?%")


class Shown(NamedTuple):
    """Which units of a moment a format shows."""

    year: bool = False
    month: bool = False
    day: bool = False
    hour: bool = False
    second: bool = False


def shown_by(format: str) -> Shown:
    """What a number format of a date shows; `m` beside hours or seconds is minutes."""
    plain = _HALVES.sub("", _ASIDE.sub("", format).split(";")[0])
    tokens = [one.lower()[:1] for one in _TOKENS.findall(plain)]
    months = [
        place
        for place, token in enumerate(tokens)
        if token == "m"
        and tokens[max(place - 1, 0)] != "h"
        and (tokens[place + 1 : place + 2] != ["s"])
    ]
    return Shown(
        bool({"y", "e", "b"} & set(tokens)),
        bool(months),
        "d" in tokens,
        "h" in tokens,
        "s" in tokens,
    )


def moment(value: date | time | timedelta, shown: Shown) -> str:
    """A date or time of the day, as exact as it is shown; words where no year is shown."""
    if isinstance(value, timedelta):
        return duration(value)
    if isinstance(value, time):
        return _clock(value, shown) if shown.hour or not shown.year else f"no date: {value}"
    day = value.date() if isinstance(value, datetime) else value
    clock = value.time() if isinstance(value, datetime) else time()
    if not shown.year:
        return _without_year(day, clock, shown)
    if not shown.month:
        return f"{day.year:04}"
    if not shown.day:
        return f"{day.year:04}-{day.month:02}"
    return f"{day.isoformat()}T{_clock(clock, shown)}" if shown.hour else day.isoformat()


def _without_year(day: date, clock: time, shown: Shown) -> str:
    """What is left of a date without its year: words, since it is no date."""
    parts = [str(day.day)] if shown.day else []
    parts += [MONTHS[day.month - 1]] if shown.month else []
    parts += [_clock(clock, shown)] if shown.hour or shown.second else []
    return " ".join(parts) or day.isoformat()


def _clock(value: time, shown: Shown) -> str:
    return value.isoformat("seconds" if shown.second else "minutes")


def duration(value: timedelta) -> str:
    """Hours, minutes and seconds of a span."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def number(value: int | float, format: str = "General") -> str:
    """A number with the zeros and the percent sign of its format; no digit of it is lost."""
    plain = str(value) if isinstance(value, int) else _plain(value)
    if _ZEROS.fullmatch(format) and plain.isdigit():
        return plain.zfill(len(format))
    fixed = _FIXED.fullmatch(format)
    if fixed and "e" not in plain.lower():
        whole, _, digits = plain.partition(".")
        return f"{whole}.{digits.ljust(len(fixed[1]), '0')}"
    if _PERCENT.fullmatch(format):
        return f"{_plain(float(Decimal(plain) * 100))}%"
    return plain


def _plain(value: float) -> str:
    """The digits of a float as spreadsheets keep them (15), without an exponent if it is short."""
    text = f"{value:.15g}"
    if "e" not in text:
        return text
    with localcontext() as context:
        context.prec = 400
        full = f"{Decimal(text):f}"
    return full if len(full) <= 40 else text
