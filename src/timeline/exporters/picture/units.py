"""Units of the calendar as ticks and counts use them: where one begins, where the next does."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.dates.calendar import civil_from_days, days_from_civil
from timeline.exporters.picture.extent import DAY

_SECONDS = {"day": DAY, "hour": 3600, "minute": 60}


@dataclass(frozen=True, slots=True)
class Unit:
    """So many years, months, days, hours or minutes."""

    name: str
    size: int = 1

    @property
    def seconds(self) -> float:
        """About how long it is."""
        return self.size * {"year": 365.2425 * DAY, "month": 30.44 * DAY, **_SECONDS}[self.name]

    def floor(self, at: int) -> int:
        """The first second of the unit that `at` lies in."""
        if self.name in _SECONDS:
            return at - at % (self.size * _SECONDS[self.name])
        year, month, _ = civil_from_days(at // DAY)
        if self.name == "year":
            return start(_floor_year(year, self.size))
        return start(year, month - (month - 1) % self.size)

    def after(self, at: int) -> int:
        """The first second of the next unit, `at` being the first second of one."""
        if self.name in _SECONDS:
            return at + self.size * _SECONDS[self.name]
        year, month, _ = civil_from_days(at // DAY)
        if self.name == "year":
            return start(_next_year(year, self.size))
        months = year * 12 + month - 1 + self.size
        return start(months // 12, months % 12 + 1)

    def between(self, low: int, high: int) -> Iterator[int]:
        """Where units begin from `low` to `high`, both included."""
        at = self.floor(low)
        while at <= high:
            if at >= low:
                yield at
            at = self.after(at)


def start(year: int, month: int = 1) -> int:
    """The first civil second of a month, of a year as astronomers count them."""
    return days_from_civil(year, month, 1) * DAY


def _floor_year(year: int, size: int) -> int:
    """Years are grouped as people count them: 1900 to 1999, and 100 to 1 BCE."""
    if year < 1:
        return 1 + (year - 1) // size * size
    return max(1, year // size * size)


def _next_year(year: int, size: int) -> int:
    return year + size if year < 1 else (year // size + 1) * size


YEARS = tuple(Unit("year", size * 10**power) for power in range(11, -1, -1) for size in (5, 1))
# From coarse to fine; every unit begins where one of a finer unit begins.
UNITS = (
    *YEARS, Unit("month", 3), Unit("month"), Unit("day"), Unit("hour", 6), Unit("hour"),
    Unit("minute", 15), Unit("minute"),
)  # fmt: skip
