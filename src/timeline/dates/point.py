"""The parts of a date expression as they were written: points, intervals and sets."""

from .years import years

NOT_QUALIFIED = ("", "", "", "")
PARTS = ("year", "month", "day", "time")


class Point(tuple[str, str, str, str, str, tuple[str, str, str, str]]):
    """One date or date-time: its components as text, and the qualifier of each.

    `year` is as spelled ("1985", "-0044", "156X", "Y17E7", "1950S2"); `month` also holds season and
    sub-year codes ("21" to "41"); absent components are "". `clock` is "10:59" or "10:59:30",
    `offset` is "" or "Z" or "+04:30". `marks` are the qualifiers of year, month, day and clock.
    """

    __slots__ = ()

    def __new__(
        cls,
        year: str,
        month: str = "",
        day: str = "",
        clock: str = "",
        offset: str = "",
        marks: tuple[str, str, str, str] = NOT_QUALIFIED,
    ) -> "Point":
        return tuple.__new__(cls, (year, month, day, clock, offset, marks))

    def __getnewargs__(self) -> tuple[str, str, str, str, str, tuple[str, str, str, str]]:
        return (self[0], self[1], self[2], self[3], self[4], self[5])

    @property
    def year(self) -> str:
        """The year as spelled, without qualifier."""
        return self[0]

    @property
    def month(self) -> str:
        """Two characters or ""; 21 to 41 are seasons and other parts of a year."""
        return self[1]

    @property
    def day(self) -> str:
        """Two characters or ""."""
        return self[2]

    @property
    def clock(self) -> str:
        """`hh:mm`, `hh:mm:ss` or ""."""
        return self[3]

    @property
    def offset(self) -> str:
        """ "Z", `+hh:mm` or ""."""
        return self[4]

    @property
    def marks(self) -> tuple[str, str, str, str]:
        """The qualifiers ("", "?", "~" or "%") of year, month, day and clock."""
        return self[5]

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


class Interval(tuple[Point | str, Point | str]):
    """`A/B`: each end a point, ".." (open) or "" (unknown)."""

    __slots__ = ()

    def __new__(cls, start: Point | str, end: Point | str) -> "Interval":
        return tuple.__new__(cls, (start, end))

    def __getnewargs__(self) -> tuple[Point | str, Point | str]:
        return (self[0], self[1])

    @property
    def start(self) -> Point | str:
        """A point, ".." or ""."""
        return self[0]

    @property
    def end(self) -> Point | str:
        """A point, ".." or ""."""
        return self[1]


class Range(tuple[Point | None, Point | None]):
    """`A..B` within a set: all the values between; one side may be `None`, open."""

    __slots__ = ()

    def __new__(cls, low: Point | None, high: Point | None) -> "Range":
        return tuple.__new__(cls, (low, high))

    def __getnewargs__(self) -> tuple[Point | None, Point | None]:
        return (self[0], self[1])

    @property
    def low(self) -> Point | None:
        """The first value, or `None`: everything before `high` as well."""
        return self[0]

    @property
    def high(self) -> Point | None:
        """The last value, or `None`: everything after `low` as well."""
        return self[1]


class Choice(tuple[str, tuple["Point | Range", ...]]):
    """A set: `[…]` one of its members, `{…}` all of them."""

    __slots__ = ()

    def __new__(cls, bracket: str, members: "tuple[Point | Range, ...]") -> "Choice":
        return tuple.__new__(cls, (bracket, members))

    def __getnewargs__(self) -> "tuple[str, tuple[Point | Range, ...]]":
        return (self[0], self[1])

    @property
    def is_all(self) -> bool:
        """Whether all members are meant (`{…}`), not one of them (`[…]`)."""
        return self[0] == "{"

    @property
    def members(self) -> "tuple[Point | Range, ...]":
        """The members in the order written."""
        return self[1]


def _number(text: str) -> int | None:
    return None if not text or "X" in text else int(text)
