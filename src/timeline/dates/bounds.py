"""The first and last day of a point, and of what is certain about it."""

from .calendar import days_from_civil, days_in_month, is_leap
from .point import NOT_QUALIFIED, Point
from .years import years


def _numbers(last: int) -> dict[str, tuple[int, ...]]:
    """The numbers from 1 to `last` that two characters, some perhaps `X`, can stand for."""
    table: dict[str, tuple[int, ...]] = {f"{n:02d}": (n,) for n in range(1, last + 1)}
    table["XX"] = tuple(range(1, last + 1))
    for unit in range(10):
        table[f"X{unit}"] = tuple(range(unit or 10, last + 1, 10))
    for ten in range(4):
        table[f"{ten}X"] = tuple(range(max(1, 10 * ten), min(10 * ten + 9, last) + 1))
    return table


MONTHS = _numbers(12)
DAYS = _numbers(31)

# First month and number of months. A season that holds December runs into the next year.
SEASONS = {
    "21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3),  # independent of location: northern
    "25": (3, 3), "26": (6, 3), "27": (9, 3), "28": (12, 3),  # northern hemisphere
    "29": (9, 3), "30": (12, 3), "31": (3, 3), "32": (6, 3),  # southern hemisphere
    "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3),  # quarters
    "37": (1, 4), "38": (5, 4), "39": (9, 4),  # quadrimesters
    "40": (1, 6), "41": (7, 6),  # semesters
}  # fmt: skip

_ANY_SEASON, _ANY_PART = "any season", "any part"
# A season of the year, whichever: winter runs to the end of next February.
_PARTS = {**SEASONS, _ANY_SEASON: (1, 14), _ANY_PART: (1, 12)}


def hull(point: Point) -> tuple[int, int] | None:
    """First and last day that the components allow, qualifiers aside; `None` beyond 10^11 years.

    Raises `LookupError` when no such day exists, as for `2025-02-30` or `19X1-02-29`.
    """
    return _hull(point[0], point[1], point[2])


def certain_hull(point: Point, bounds: tuple[int, int] | None) -> tuple[int, int] | None:
    """The hull, given as `bounds`, with every qualified component unspecified instead.

    A qualified year makes the whole date uncertain, `None`: nothing bounds how far off it is.
    """
    marks = point[5]
    if marks is NOT_QUALIFIED:
        return bounds
    mark_year, mark_month, mark_day, _ = marks
    if mark_year:
        return None
    month = _unspecified(point[1]) if mark_month else point[1]
    return _hull(point[0], month, "XX" if mark_day else point[2])


def _unspecified(month: str) -> str:
    if month not in SEASONS:
        return "XX"
    return _ANY_SEASON if month < "33" else _ANY_PART


def _hull(year: str, month: str, day: str) -> tuple[int, int] | None:
    bounds = years(year)
    if bounds is None:
        return None
    if not month:
        return days_from_civil(bounds[0], 1, 1), days_from_civil(bounds[1], 12, 31)
    if month in _PARTS:
        return _part(bounds, *_PARTS[month])
    months = MONTHS[month]
    if not day:
        low, high = bounds
        last = months[-1]
        return (
            days_from_civil(low, months[0], 1),
            days_from_civil(high, last, days_in_month(high, last)),
        )
    return _days(year, bounds, months, DAYS[day])


def _part(bounds: tuple[int, int], first: int, count: int) -> tuple[int, int]:
    """A part of a year that begins with a month and lasts some months, perhaps into the next."""
    carried, index = divmod(first + count - 2, 12)
    year, month = bounds[1] + carried, index + 1
    return (
        days_from_civil(bounds[0], first, 1),
        days_from_civil(year, month, days_in_month(year, month)),
    )


def _days(
    year: str, bounds: tuple[int, int], months: tuple[int, ...], days: tuple[int, ...]
) -> tuple[int, int]:
    low, high = bounds
    if low != high and months == (2,) and days and days[0] == 29:
        low, high = _leap_years(year)
    return _first_day(low, months, days), _last_day(high, months, days)


def _first_day(year: int, months: tuple[int, ...], days: tuple[int, ...]) -> int:
    for month in months:
        if days and days[0] <= days_in_month(year, month):
            return days_from_civil(year, month, days[0])
    raise LookupError


def _last_day(year: int, months: tuple[int, ...], days: tuple[int, ...]) -> int:
    for month in reversed(months):
        length = days_in_month(year, month)
        for day in reversed(days):
            if day <= length:
                return days_from_civil(year, month, day)
    raise LookupError


def _leap_years(mask: str) -> tuple[int, int]:
    """First and last leap year that four digits, some of them `X`, allow."""
    negative = mask[0] == "-"
    choices = ["0123456789" if c == "X" else c for c in mask.lstrip("-")]
    low = _nearest_leap(choices, negative)
    high = _nearest_leap([c[::-1] for c in choices], negative)
    return (-high, -low) if negative else (low, high)


def _nearest_leap(choices: list[str], negative: bool) -> int:
    """The first leap year in the order of the choices: found at once, or there is none at all."""
    for a in choices[0]:
        for b in choices[1]:
            for c in choices[2]:
                for d in choices[3]:
                    year = int(a + b + c + d)
                    if is_leap(year) and (year or not negative):
                        return year
    raise LookupError
