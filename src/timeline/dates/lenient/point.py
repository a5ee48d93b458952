"""One point in time as people write it, into EDTF: days, months, years, seasons, decades."""

import re
from collections.abc import Callable, Iterator

from timeline.dates import DateError, days_in_month, format_day, parse
from timeline.dates.calendar import first_monday
from timeline.dates.lenient import vocabulary as words
from timeline.dates.lenient.numerals import roman
from timeline.errors import TimelineError

Match = re.Match[str]
_ORDERS = ("dmy", "mdy")


class NotUnderstood(TimelineError):
    """A text that is no date, or that could be more than one; `hint` says what to write."""


def edtf(text: str) -> str | None:
    """`text` if it is an EDTF expression, else None."""
    try:
        parse(text)
    except DateError:
        return None
    return text


def read_point(text: str, *, order: str = "") -> str | None:
    """The EDTF string of a folded text without a clock time, or None.

    Raises `NotUnderstood` for a date such as `10/11/2024` that has two readings, unless `order`
    ("dmy" or "mdy") says which is meant, and for a day that does not exist.
    """
    known = edtf(text.upper()) or _marked(text, order)
    if known is not None:
        return known
    for pattern, written in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return _checked(written(found), found, text)
    return _numeric(text, order)


def _marked(text: str, order: str) -> str | None:
    for patterns, mark in _MARKS:
        for pattern in patterns:
            found = pattern.fullmatch(text)
            inner = found and read_point(found["rest"].strip(), order=order)
            if inner:
                return edtf(inner + mark) or edtf(_both(inner))
    return None


def _both(marked: str) -> str:
    return marked.rstrip("?~%") + "%"


_MARKS = (
    ((words.APPROXIMATE, words.APPROXIMATE_TAIL), "~"),
    ((words.UNCERTAIN, words.UNCERTAIN_TAIL), "?"),
)


def _checked(written: str, found: Match, text: str) -> str:
    """The expression, after its day and its weekday were found to be possible."""
    try:
        date = parse(written)
    except DateError as error:
        raise NotUnderstood(f"'{text}' is no date: {error}") from error
    weekday = found.groupdict().get("weekday")
    first = date.days.s1
    if weekday and first is not None and (first + 3) % 7 != words.WEEKDAY_OF[weekday]:
        real = words.WEEKDAYS[(first + 3) % 7][0]
        raise NotUnderstood(
            f"'{text}': {written} is a {real}", hint="correct the day, or leave the weekday out"
        )
    return written


def _numeric(text: str, order: str) -> str | None:
    """Day, month and year in digits; two possible readings need an order."""
    found = _DIGITS.fullmatch(text)
    if not found:
        return _year_and_number(text)
    first, second, year = int(found[1]), int(found[2]), found[3]
    readings = {
        name: f"{year}-{month:02d}-{day:02d}"
        for name, day, month in (("dmy", first, second), ("mdy", second, first))
        if 1 <= month <= 12 and 1 <= day <= days_in_month(int(year), month)
    }
    if order in readings:
        return readings[order]
    if order or not readings:
        raise NotUnderstood(f"'{text}' is no date", hint="write it as YYYY-MM-DD")
    if len(set(readings.values())) > 1:
        one, other = readings.values()
        raise NotUnderstood(
            f"'{text}' has two readings: {one} (day first) and {other} (month first)",
            hint=f"write '{one}' or '{other}'",
        )
    return next(iter(readings.values()))


_DIGITS = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_SHORT = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_YEAR_SLASH = re.compile(r"([0-9]{4})/([0-9]{2})")


def _year_and_number(text: str) -> str | None:
    if _SHORT.fullmatch(text):
        raise NotUnderstood(
            f"'{text}' has a year of two digits", hint="write the year with four, as YYYY-MM-DD"
        )
    found = _YEAR_SLASH.fullmatch(text)
    if not found:
        return None
    year, number = found.groups()
    if 1 <= int(number) <= 12 and int(number) > int(year[2:]):
        raise NotUnderstood(
            f"'{text}' has two readings: {year}-{number} (a month) and {year}/{year[:2]}{number}",
            hint=f"write '{year}-{number}' or '{year}/{year[:2]}{number}'",
        )
    return edtf(f"{year}-{number}") or edtf(f"{year}/{year[:2]}{number}")


def _day(found: Match) -> str:
    return f"{_month(found)}-{int(found['day']):02d}"


def _month(found: Match) -> str:
    return f"{found['year']}-{words.MONTH_OF[found['month'].rstrip('.')]:02d}"


def _padded(found: Match) -> str:
    parts = [part for part in found.groups() if part]
    return "-".join([parts[0], *(f"{int(part):02d}" for part in parts[1:])])


def _season(found: Match) -> str:
    return f"{found['year']}-{words.SEASON_OF[found['season']]}"


def _quarter(found: Match) -> str:
    return f"{found['year']}-{32 + _nth(found)}"


def _half(found: Match) -> str:
    nth = _nth(found)
    return f"{found['year']}-{39 + (2 if nth == -1 else nth)}"


def _nth(found: Match) -> int:
    nth = found["nth"]
    return int(nth) if nth.isdigit() else words.ORDINAL_OF[nth]


def _decade(found: Match) -> str:
    return f"{found['year'][:3]}X"


def _century(found: Match) -> str:
    nth = found["nth"]
    count = int(nth) if nth.isdigit() else roman(nth) or 0
    return f"{count - 1:02d}XX" if 1 <= count <= 99 else found[0]


def _before_christ(found: Match) -> str:
    return f"{1 - int(found['number']):05d}" if int(found["number"]) > 1 else "0000"


def _common_era(found: Match) -> str:
    return f"{int(found['number']):04d}"


def _in_week(found: Match) -> str:
    year, week = int(found["year"]), int(found["week"])
    monday = first_monday(year) + 7 * (week - 1)
    if monday >= first_monday(year + 1):
        return found[0]  # not every year has a week 53
    return f"{format_day(monday)}/{format_day(monday + 6)}"


def _table() -> Iterator[tuple[re.Pattern[str], Callable[[Match], str]]]:
    month, season = f"(?P<month>{words.MONTH})", f"(?P<season>{words.SEASON})"
    day, year, of, weekday = words.DAY, words.YEAR, words.OF, words.WEEKDAY
    nth = words.ORDINAL
    forms: tuple[tuple[str, Callable[[Match], str]], ...] = (
        (rf"{weekday}(?:the |el )?{day}(?: of | de |[ .-]+){month}{of}{year}", _day),
        (rf"{weekday}{day}[-./]{month}[-./]{year}", _day),
        (rf"{weekday}{month} {day}(?:, ?| ){year}", _day),
        (rf"{year}[,-]? ?{month}[ -]{day}", _day),
        (rf"{month}(?:{of}|[-/]){year}", _month),
        (rf"{year}[ -]{month}", _month),
        (r"([0-9]{4}) ?年(?: ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?日)?)?", _padded),
        (r"([0-9]{4})[./ ]([0-9]{1,2})[./ ]([0-9]{1,2})", _padded),
        (r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", _padded),
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", _padded),
        (rf"(?:the )?{season}(?: of | de | del |, | ){year}", _season),
        (rf"{year} {season}", _season),
        (rf"{year}年?の?{season}", _season),
        (rf"q(?P<nth>[1-4])[ /-]?{year}", _quarter),
        (rf"{year}[ -]?[qt](?P<nth>[1-4])", _quarter),
        (rf"(?:the )?{nth} (?:quarter|trimestre)(?: of| de| del)? {year}", _quarter),
        (rf"{year}年?の?第(?P<nth>[1-4])四半期", _quarter),
        (rf"(?:the )?{nth} (?:half|semestre|mitad)(?: of| de| del)? {year}", _half),
        (rf"{year}年の?前半", lambda found: f"{found['year']}-40"),
        (rf"{year}年の?後半", lambda found: f"{found['year']}-41"),
        (r"(?:the )?(?P<year>[0-9]{3}0)'?s", _decade),
        (r"(?:los )?años (?P<year>[0-9]{3}0)", _decade),
        (r"(?:la )?década de (?:los )?(?P<year>[0-9]{3}0)", _decade),
        (r"(?P<year>[0-9]{3}0) ?年代", _decade),
        (r"(?:the )?(?P<nth>[0-9]{1,2})(?:st|nd|rd|th) century", _century),
        (r"(?:el )?siglo (?P<nth>[0-9]{1,2}|[ivxlc]+)", _century),
        (r"(?P<nth>[0-9]{1,2}) ?世紀", _century),
        (
            r"(?P<number>[0-9]{1,4}) ?(?:bce?|b\.c\.?(?:e\.?)?|a\. ?c\.?|a\. ?e\. ?c\.?)",
            _before_christ,
        ),
        (r"紀元前 ?(?P<number>[0-9]{1,4}) ?年", _before_christ),
        (r"(?:ad|ce|a\.d\.) ?(?P<number>[0-9]{1,4})", _common_era),
        (r"(?P<number>[0-9]{1,4}) ?(?:ad|ce|a\.d\.|c\.e\.?|d\. ?c\.?)", _common_era),
        (rf"(?:in |the year |year |en |el año |año )+{year}", lambda found: found["year"]),
        (r"(?P<year>[0-9]{4})-?w(?P<week>0[1-9]|[1-4][0-9]|5[0-3])", _in_week),
    )
    for pattern, written in forms:
        yield re.compile(pattern), written


_PATTERNS = tuple(_table())
