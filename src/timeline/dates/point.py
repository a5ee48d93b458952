"""The parts of a date expression as they were written: points, intervals and sets."""

from typing import NamedTuple

from .years import years

NOT_QUALIFIED = ("", "", "", "")
PARTS = ("year", "month", "day", "time")


class Point(NamedTuple):
    """One date or date-time: its components as text, and the qualifier of each.

    `year` is as spelled ("1985", "-0044", "156X", "Y17E7", "1950S2"); `month` also holds season and
    sub-year codes ("21" to "41"); absent components are "". `clock` is "10:59" or "10:59:30",
    `offset` is "" or "Z" or "+04:30". `marks` are the qualifiers of year, month, day and clock.
    """

    year: str
    month: str = ""
    day: str = ""
    clock: str = ""
    offset: str = ""
    marks: tuple[str, str, str, str] = NOT_QUALIFIED

    @property
    def year_number(self) -> int | None:
        """The year (the estimate, with significant digits); `None` if masked or beyond 10^11."""
        text = self[0].partition("S")[0]
        bounds = years(text)
        return bounds[0] if bounds and bounds[0] == bounds[1] else None

    @property
    def month_number(self) -> int | None:
        """1 to 12, or `None` if absent, masked or a part of a year."""
        number = _number(self[1])
        return number if number is not None and number <= 12 else None

    @property
    def season(self) -> int | None:
        """The code 21 to 41 of a season, quarter, quadrimester or semester, or `None`."""
        number = _number(self[1])
        return number if number is not None and number > 12 else None

    @property
    def day_number(self) -> int | None:
        """1 to 31, or `None` if absent or masked."""
        return _number(self[2])

    @property
    def is_beyond(self) -> bool:
        """Whether the year is further than 10^11 from year 0, so that there are no bounds."""
        return years(self[0]) is None

    @property
    def qualifiers(self) -> dict[str, str]:
        """The qualified components by name, such as `{"day": "~"}`."""
        return {name: mark for name, mark in zip(PARTS, self[5], strict=True) if mark}


class Interval(NamedTuple):
    """`A/B`: each end a point, ".." (open) or "" (unknown)."""

    start: Point | str
    end: Point | str


class Range(NamedTuple):
    """`A..B` within a set: all the values between; one side may be `None`, open."""

    # The first value, or `None`: everything before `high` as well.
    low: Point | None
    # The last value, or `None`: everything after `low` as well.
    high: Point | None


class Choice(NamedTuple):
    """A set: `[…]` one of its members, `{…}` all of them."""

    bracket: str
    # In the order written.
    members: tuple[Point | Range, ...]

    @property
    def is_all(self) -> bool:
        """Whether all members are meant (`{…}`), not one of them (`[…]`)."""
        return self[0] == "{"


def _number(text: str) -> int | None:
    return None if not text or "X" in text else int(text)
