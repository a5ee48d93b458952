"""Civil days as integers: the proleptic Gregorian calendar for any year, without `datetime`.

A day is the number of days since 1970-01-01. Years are astronomical: 0 is 1 BCE, -43 is 44 BCE.
"""

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_TO_EPOCH = 719469  # from 0000-03-00, where the counting below starts, to 1970-01-01
_DAYS_IN_CYCLE = 146097  # 400 Gregorian years


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def days_from_civil(year: int, month: int, day: int) -> int:
    """The day number of a date; 1970-01-01 is 0. The date is taken to exist."""
    # Years that start in March have their leap day last, so months need no table of cases.
    year -= month <= 2
    return (
        365 * year
        + year // 4
        - year // 100
        + year // 400
        + (153 * ((month + 9) % 12) + 2) // 5
        + day
        - _DAYS_TO_EPOCH
    )


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a day number: the inverse of `days_from_civil`."""
    cycle, day = divmod(days + _DAYS_TO_EPOCH - 1, _DAYS_IN_CYCLE)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    march_month = (5 * day + 2) // 153
    day -= (153 * march_month + 2) // 5
    month = march_month + 3 if march_month < 10 else march_month - 9
    return cycle * 400 + year + (month <= 2), month, day + 1


def add_months(days: int, months: int) -> int:
    """The day so many calendar months later (or earlier), clamped to the end of its month."""
    year, month, day = civil_from_days(days)
    carried, index = divmod(month - 1 + months, 12)
    year, month = year + carried, index + 1
    return days_from_civil(year, month, min(day, days_in_month(year, month)))


def monday_of(days: int) -> int:
    """The Monday of a day's week; 1970-01-01 was a Thursday."""
    return days - (days + 3) % 7


def first_monday(year: int) -> int:
    """The Monday of a year's ISO week 1, which is the one with 4 January."""
    return monday_of(days_from_civil(year, 1, 4))


def format_day(days: int) -> str:
    """`YYYY-MM-DD`, with a sign and more digits where the year needs them."""
    year, month, day = civil_from_days(days)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def format_second(seconds: int) -> str:
    """`YYYY-MM-DDThh:mm:ss` of a second since 1970-01-01T00:00 on the same clock."""
    days, second = divmod(seconds, 86400)
    minute, second = divmod(second, 60)
    return f"{format_day(days)}T{minute // 60:02d}:{minute % 60:02d}:{second:02d}"


def format_offset(offset: int) -> str:
    """`+hh:mm` or `-hh:mm` of seconds east of UTC; what is less than a minute is left out."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"


def format_instant(utc: int, offset: int) -> str:
    """RFC 3339 of a UTC second on clocks of an offset; in UTC where that offset has seconds.

    Local mean time has them, and RFC 3339 could only say another instant.
    """
    if offset % 60:
        return f"{format_second(utc)}Z"
    return f"{format_second(utc + offset)}{format_offset(offset)}"


def format_minute(utc: int, offset: int) -> str:
    """The same to the minute: `2026-02-04T11:00+09:00`."""
    day, _, clock = format_instant(utc, offset).partition("T")
    return f"{day}T{clock[:5]}{clock[8:]}"
