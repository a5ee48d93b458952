"""The words of the axis, from the language's own."""

from timeline.dates import parse
from timeline.dates.calendar import civil_from_days, format_day
from timeline.exporters.picture.bins import UnitCount
from timeline.exporters.picture.extent import DAY
from timeline.exporters.picture.units import Unit, start
from timeline.words import axis_words, date_words


def tick_label(unit: str, at: int, lang: str, *, full: bool) -> str:
    """A tick in words: "2026", "Feb", "4 Feb" or "11:00"; with its year where `full`."""
    year, month, day = civil_from_days(at // DAY)
    if full and unit in ("month", "day"):
        return date_words(parse(_edtf(at, unit)), lang)
    minute = at % DAY // 60
    return axis_words(unit, (year, month, day, minute // 60, minute % 60), lang)


def year_label(year: int, lang: str) -> str:
    """A year in words, such as "2018" or "44 BCE"."""
    return axis_words("year", (year, 1, 1, 0, 0), lang)


def month_label(year: int, month: int, lang: str) -> str:
    """A month with its year in words."""
    return date_words(parse(_edtf(start(year, month), "month")), lang)


def count_label(count: UnitCount, unit: Unit, lang: str) -> str:
    """The stretch of time that a column counts, in words."""
    if unit.name in ("hour", "minute"):
        clock = tick_label(unit.name, count.low, lang, full=False)
        return f"{date_words(parse(_edtf(count.low, 'day')), lang)} {clock}"
    first = _edtf(count.low, unit.name)
    if unit.size == 1:
        return date_words(parse(first), lang)
    return date_words(parse(f"{first}/{_edtf(count.high - 1, unit.name)}"), lang)


def _edtf(at: int, unit: str) -> str:
    """The year, month or day of a civil second as EDTF."""
    day = format_day(at // DAY)
    year = civil_from_days(at // DAY)[0]
    if abs(year) > 9999:
        return f"Y{year}"
    return day[: {"year": -6, "month": -3}.get(unit, len(day))]
