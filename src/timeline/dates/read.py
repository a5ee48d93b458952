"""Reading a point together with its bounds, as every kind of expression needs it."""

from .bounds import hull
from .calendar import days_in_month
from .errors import DateError
from .point import Point
from .scan import QUALIFIERS, point, refuse
from .span import FOREVER

Bounds = tuple[int, int] | None
_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def bounded(text: str, i: int) -> tuple[Point, Bounds, int]:
    """A point, its first and last day (`None` beyond 10^11 years) and the index after it."""
    read, end = point(text, i)
    try:
        return read, hull(read), end
    except LookupError:
        raise _no_such_day(text, read, end) from None


def ordered(
    text: str, i: int, end: int, low: tuple[Point, Bounds], high: tuple[Point, Bounds]
) -> None:
    """Refuse an end, standing at `i` to `end`, whose last day is before the first of its start."""
    if _reach(low, 0) > _reach(high, 1):
        raise refuse(text, i, "an end that is not before its start", "order", end - i)


def _reach(side: tuple[Point, Bounds], index: int) -> int:
    read, bounds = side
    if bounds is None:  # further than any number here: only its sign counts
        return -FOREVER if read.year.startswith("Y-") else FOREVER
    return bounds[index]


def _no_such_day(text: str, read: Point, end: int) -> DateError:
    column = end - 2 - (text[end - 1] in QUALIFIERS)
    year, month = read.year_number, read.month_number
    if month is None:
        return refuse(text, column, "a day that some such month has", "no-such-day", 2)
    name = _NAMES[month - 1]
    if month == 2 and year is None:
        return refuse(text, column, "a day that some such February has", "no-such-day", 2)
    last = days_in_month(year or 0, month)
    where = f"{name} {read.year}" if month == 2 else name
    error = refuse(text, column, f"a day of {where}, 01 to {last}", "no-such-day", 2)
    error.hint = f"{where} has {last} days"
    if month == 2 and (year or 0) % 4 == 0 and last == 28 and text[column : column + 2] == "29":
        error.hint += (
            ", in the Julian calendar 29: if the source uses it, write the Gregorian day, and keep "
            "the source's words in 'text'"
        )
    return error
