"""Durations: ISO 8601, unsigned, in whole numbers, such as `P2M`, `P1W3D` or `PT45M`."""

from typing import NamedTuple

from .errors import DateError

_DATE_UNITS = "YMWD"
_CLOCK_UNITS = "HMS"
_LONGEST = 12  # digits of one number: 10^12 years is further than any bound reaches


class Duration(NamedTuple):
    """Years to days are counted on the calendar; hours, minutes and seconds are elapsed time."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    @property
    def has_clock(self) -> bool:
        """Whether hours, minutes or seconds are more than none."""
        return any(self[4:])

    @property
    def total_months(self) -> int:
        """Years and months together."""
        return self[0] * 12 + self[1]

    @property
    def total_days(self) -> int:
        """Weeks and days together."""
        return self[2] * 7 + self[3]

    @property
    def total_seconds(self) -> int:
        """Hours, minutes and seconds together; the calendar part is not in it."""
        return self[4] * 3600 + self[5] * 60 + self[6]

    def __bool__(self) -> bool:
        return any(self)

    def __str__(self) -> str:
        date = "".join(f"{n}{unit}" for n, unit in zip(self[:4], _DATE_UNITS, strict=True) if n)
        time = "".join(f"{n}{unit}" for n, unit in zip(self[4:], _CLOCK_UNITS, strict=True) if n)
        return f"P{date}T{time}" if time else f"P{date or '0D'}"

    def __repr__(self) -> str:
        return f"Duration({str(self)!r})"


def parse_duration(text: str) -> Duration:
    """The duration of an ISO 8601 text, units once, largest first; raises `DateError`."""
    if text[:1] in ("-", "+") and text[1:2] == "P":
        hint = "'before' or 'after' gives the direction"
        raise _refuse(text, 0, "a duration without a sign, such as 'P2M'", "signed-duration", hint)
    if text[:1] != "P":
        raise _refuse(text, 0, "'P' and a duration, such as 'P2M' or 'PT45M'", "duration")
    numbers = [0] * 7
    i, place, in_clock = 1, 0, False
    while i < len(text) or i == 1:
        if text[i : i + 1] == "T" and not in_clock:
            i, place, in_clock = i + 1, 4, True
        number, end = _number(text, i)
        place = _place(text, end, place, in_clock)
        numbers[place] = number
        place, i = place + 1, end + 1
    return Duration(*numbers)


def _number(text: str, i: int) -> tuple[int, int]:
    end = i
    while "0" <= text[end : end + 1] <= "9":
        end += 1
    if end == i:
        raise _refuse(text, i, "a whole number and its unit", "duration-number")
    if end - i > _LONGEST:
        raise _refuse(text, i, f"a number of at most {_LONGEST} digits", "duration-too-long")
    if text[end : end + 1] in (".", ","):
        hint = "write the fraction in a smaller unit, such as 'PT30M' for 'PT0.5H'"
        raise _refuse(text, end, "a whole number", "duration-fraction", hint)
    return int(text[i:end]), end


def _place(text: str, i: int, place: int, in_clock: bool) -> int:
    """The index of the unit that stands here, which has to come after those before it."""
    units = _DATE_UNITS + _CLOCK_UNITS
    first, end = (4, 7) if in_clock else (0, 4)
    unit = text[i : i + 1]
    at = units.find(unit, first, end) if unit else -1
    if at >= place:
        return at
    if at >= 0:
        raise _refuse(text, i, "each unit once, largest first", "duration-order")
    if not in_clock and unit and unit in "HS":
        raise _refuse(text, i, "'T' before hours, minutes and seconds", "duration-clock")
    allowed = ", ".join(f"'{u}'" for u in units[max(place, first) : end])
    raise _refuse(text, i, f"a unit: {allowed}" if allowed else "the end", "duration-unit")


def _refuse(text: str, i: int, expected: str, reason: str, hint: str | None = None) -> DateError:
    return DateError(i + 1, text[i:], expected, reason, hint=hint)
