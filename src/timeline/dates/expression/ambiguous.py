"""Dates in figures that two people read differently, such as 10/11/2024."""

import re
from typing import NamedTuple

from timeline.dates.calendar import days_in_month
from timeline.dates.errors import DateError

_FIGURES = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})", re.ASCII)


class Reading(NamedTuple):
    """One way to read a date, as EDTF writes it, and what kind of reader reads so."""

    date: str
    reader: str


def refuse_ambiguous(text: str) -> None:
    """Refuse `10/11/2024` and its like with every reading that the calendar allows."""
    found = _FIGURES.fullmatch(text)
    if found is None or (found[2] == "-" and len(found[1]) == 4):
        return  # with hyphens and the year first it is nearly EDTF, whose parser says what is wrong
    readings = _readings(found[1], found[3], found[4])
    if len({reading.date for reading in readings}) > 1:
        hint = " or ".join(f"'{date}' ({reader} first)" for date, reader in readings)
        raise DateError(1, text, "a date with one reading", "ambiguous", hint=f"write {hint}")
    only = f"write '{readings[0].date}'" if readings else None
    raise DateError(1, text, "YYYY-MM-DD", "not-edtf", hint=only)


def _readings(first: str, second: str, third: str) -> list[Reading]:
    if len(first) == 4:
        return _exists(first, second, third, "year")
    if len(third) != 4:
        return []
    return [*_exists(third, second, first, "day"), *_exists(third, first, second, "month")]


def _exists(year: str, month: str, day: str, reader: str) -> list[Reading]:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= days_in_month(int(year), int(month))):
        return []
    return [Reading(f"{year}-{int(month):02}-{int(day):02}", reader)]
