"""Early, middle and late: the thirds of a month, a year, a decade or a century.

The cut-offs are an editor's convention, the same for every timeline: of a month the days 1-10,
11-20 and the rest; of a year four months each; of a decade the years 0-3, 4-6 and 7-9; of a
century 33, 34 and 33 years.
"""

from timeline.dates import civil_from_days, days_in_month, parse

_OF_YEAR = (("01", "04"), ("05", "08"), ("09", "12"))
_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_OF_CENTURY = ((0, 32), (33, 66), (67, 99))


def third(edtf: str, nth: int) -> tuple[str, str] | None:
    """The first and the last unit of a third (0, 1, 2), or None where nobody says so of it."""
    date = parse(edtf)
    first = date.days.s1
    if first is None or date.qualifiers != parse("2000").qualifiers:
        return None
    year, month, _ = civil_from_days(first)
    if date.precision == "month":
        start, end = ((1, 10), (11, 20), (21, days_in_month(year, month)))[nth]
        return f"{edtf}-{start:02d}", f"{edtf}-{end:02d}"
    if date.precision == "year":
        start_month, end_month = _OF_YEAR[nth]
        return f"{edtf}-{start_month}", f"{edtf}-{end_month}"
    parts = {"decade": _OF_DECADE, "century": _OF_CENTURY}.get(date.precision)
    if parts is None or year < 0:
        return None
    return f"{year + parts[nth][0]:04d}", f"{year + parts[nth][1]:04d}"
