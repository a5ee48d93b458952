"""Calendar units in a row, from a first to a last day: what a histogram counts in."""

from timeline.dates import add_months, civil_from_days, days_from_civil, format_day
from timeline.errors import TimelineError
from timeline.scale.engines import Bucket

# A unit and its length in months, or (week, day) in days.
MONTHS = {"century": 1200, "decade": 120, "year": 12, "quarter": 3, "month": 1}
DAYS = {"week": 7, "day": 1}
UNITS = (*MONTHS, *DAYS)
MOST = 100_000
COMFORT = 24  # as many fit a screen


def fitting(first: int, last: int) -> str:
    """The finest unit in which the days from `first` to `last` fill no more than a screen."""
    for unit in reversed(UNITS):
        if unit != "week" and _count(first, last, unit) <= COMFORT:
            return unit
    return "century"


def _count(first: int, last: int, unit: str) -> int:
    days = DAYS.get(unit) or MONTHS[unit] * 30.44
    return int((last - first) / days) + 1


def buckets(first: int, last: int, unit: str) -> list[Bucket]:
    """The units from the one that holds `first` to the one that holds `last`, none left out."""
    if _count(first, last, unit) > MOST:
        raise TimelineError(
            f"by {unit}, {format_day(first)} to {format_day(last)} is over {MOST:,} rows",
            hint="count by a longer unit, or narrow the query with --since and --until",
        )
    found = []
    start = _start(first, unit)
    while start <= last:
        after = _next(start, unit)
        found.append(Bucket(start, after - 1))
        start = after
    return found


def _start(day: int, unit: str) -> int:
    """The first day of the unit that holds `day`; weeks begin on Monday."""
    if unit == "day":
        return day
    if unit == "week":
        return day - (day + 3) % 7
    year, month, _ = civil_from_days(day)
    size = MONTHS[unit]
    if size < 12:
        return days_from_civil(year, (month - 1) // size * size + 1, 1)
    return days_from_civil(_first_year(year, size // 12), 1, 1)


def _first_year(year: int, size: int) -> int:
    """The first year that shares its leading digits: those of -004X are -0049 to -0040."""
    return year // size * size if year >= 0 else -(-year // size * size + size - 1)


def _next(start: int, unit: str) -> int:
    """The first day of the unit after the one that begins on `start`."""
    if unit in DAYS:
        return start + DAYS[unit]
    after = add_months(start, MONTHS[unit])
    years = MONTHS[unit] // 12
    # -000X has nine years: the tenth, 0, is the first of 000X.
    return _start(after, unit) if years > 1 else after


def named(bucket: Bucket, unit: str) -> str:
    """The bucket as EDTF or ISO 8601 writes it: 201X, 2018, 2018-Q1, 2018-03, 2018-W05."""
    year, month, _ = civil_from_days(bucket.a)
    sign, digits = ("-" if year < 0 else ""), f"{abs(year):04d}"
    if unit == "century":
        return f"{sign}{digits[:-2]}XX"
    if unit == "decade":
        return f"{sign}{digits[:-1]}X"
    if unit == "year":
        return f"{sign}{digits}"
    if unit == "quarter":
        return f"{sign}{digits}-Q{(month + 2) // 3}"
    if unit == "month":
        return f"{sign}{digits}-{month:02d}"
    return _week(bucket.a) if unit == "week" else format_day(bucket.a)


def _week(monday: int) -> str:
    """The ISO 8601 week that begins on a Monday: its year is that of its Thursday."""
    year, _, _ = civil_from_days(monday + 3)
    first = _start(days_from_civil(year, 1, 4), "week")
    sign, digits = ("-" if year < 0 else ""), f"{abs(year):04d}"
    return f"{sign}{digits}-W{(monday - first) // 7 + 1:02d}"
