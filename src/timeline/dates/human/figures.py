"""Dates in figures (25/11/2024, 2026/02, 20240315T1430Z), and years of an era."""

import re
from collections.abc import Sequence

from timeline.dates.calendar import civil_from_days, days_from_civil, days_in_month, first_monday
from timeline.dates.edges import year_text

from .lexicon import ERAS
from .parts import Part
from .reading import Reason, Unread
from .tokens import Figures, Token, drawn


def literal(token: Token, order: str) -> Part | None:
    """What one token of figures says of a point; `order` ("dmy", "mdy") settles two readings."""
    read = _LITERALS.get(token.part)
    return read(token, order) if read else None


def _day(year: int, month: int, day: int, sign: str = "") -> Part | None:
    """The day, if the calendar has it; zeros stand for what is not known."""
    year = -year if sign else year
    part = Part(year=year_text(year), figures=True)
    if day == 0 and month == 0 and year:
        return part
    if not 1 <= month <= 12 or day > days_in_month(year, month):
        return None
    return part._replace(month=f"{month:02d}", day=f"{day:02d}" if day else "")


def _real(token: Token, year: int, month: int, day: int, sign: str = "") -> Part:
    found = _day(year, month, day, sign)
    if found is None:
        raise Unread(Reason.NO_SUCH_DAY, token)
    return found


def _date(token: Token, order: str) -> Part | None:
    figures: Figures = token.value
    if len(figures.numbers) == 1:
        return _run(token, figures)
    first, second, third = figures.numbers
    if len(first) == 4:
        return _real(token, int(first), int(second), int(third), figures.sign)
    if len(third) != 4:
        raise Unread(Reason.TWO_DIGITS, token)
    return _either_order(token, int(first), int(second), int(third), order)


def _either_order(token: Token, first: int, second: int, year: int, order: str) -> Part:
    ways = (("dmy", "day", second, first), ("mdy", "month", first, second))
    readings = {
        part: f"'{part.year}-{part.month}-{part.day}' ({said} first)"
        for name, said, month, day in ways
        if month and day and order in ("", name) and (part := _day(year, month, day))
    }
    if not readings:
        raise Unread(Reason.NO_SUCH_DAY, token)
    if len(readings) > 1:
        raise Unread(Reason.TWO_READINGS, token, readings=tuple(readings.values()))
    return next(iter(readings))


def _run(token: Token, figures: Figures) -> Part | None:
    """Digits without separators, or a day counted within its year."""
    text = figures.numbers[0]
    digits = text.replace("-", "")
    if "t" in text:
        return _stamp(token, text)
    if len(digits) == 7:
        first, after = (days_from_civil(int(digits[:4]) + n, 1, 1) for n in (0, 1))
        if not 0 < int(digits[4:]) <= after - first:
            raise Unread(Reason.NO_SUCH_DAY, token)
        return _day(*civil_from_days(first + int(digits[4:]) - 1))
    if len(digits) == 8:
        return _real(token, int(text[:4]), int(text[4:6]), int(text[6:]))
    return _six(token, text)


def _six(token: Token, text: str) -> Part:
    """Year and month; refused where it may be a day with a year of two digits."""
    first, second, third = int(text[:2]), int(text[2:4]), int(text[4:])
    days = ((second, third), (second, first), (first, third))
    if any(0 < month < 13 and 0 < day < 32 for month, day in days):
        raise Unread(Reason.TWO_DIGITS, token)
    return _real(token, int(text[:4]), third or 13, 0)


def _stamp(token: Token, text: str) -> Part:
    """`20240315T143000Z`."""
    found = _day(int(text[:4]), int(text[4:6]), int(text[6:8]))
    hour, minute, second = text[9:11], text[11:13], text[13:].rstrip("z")
    if found is None or not found.day or not (hour < "24" and minute < "60" and second < "60"):
        raise Unread(Reason.NO_SUCH_TIME, token)
    clock = f"T{hour}:{minute}{second and ':'}{second}"
    return found._replace(clock=clock, zone="Z" if text[-1] == "z" else "")


def short_range(figures: Figures) -> tuple[int, int] | None:
    """First and last year of `1939/45`, None where the second number can be none."""
    first, number = figures.numbers
    last = None if figures.separator == "." or figures.sign else later_year(int(first), number)
    return (int(first), last) if last else None


def later_year(first: int, digits: str) -> int | None:
    """The year after another one that is shortened to its last digits; 00 after 90 to 99, too."""
    century = 100 if digits == "00" and first % 100 >= 90 else 0
    last = first - first % 10 ** len(digits) + int(digits) + century
    return last if last > first else None


def pair_month(figures: Figures) -> str:
    """The month, or the part of a year, that the second number of `2026/02` can be; "" if none."""
    number, separator = figures.numbers[1], figures.separator
    if separator == "." and len(number) < 2:
        return ""
    if 1 <= int(number) <= 12:
        return number.rjust(2, "0")
    return number if separator == "-" and 21 <= int(number) <= 41 else ""


def is_iso(figures: Figures) -> bool:
    """Whether it is a month as ISO 8601 writes it, which nothing else is."""
    number = figures.numbers[1]
    return figures.separator == "-" and len(number) == 2 and int(number) <= 12


def _pair(token: Token, order: str) -> Part | None:
    figures: Figures = token.value
    month, years = pair_month(figures), short_range(figures)
    if month and years and not is_iso(figures):
        both = tuple(f"'{figures.numbers[0]}{end}'" for end in (f"-{month}", f"/{years[1]:04d}"))
        raise Unread(Reason.TWO_READINGS, token, readings=both)
    if not month:
        return None
    year = year_text(-int(figures.numbers[0]) if figures.sign else int(figures.numbers[0]))
    return Part(year=year, month=month, figures=True)


def _month_first(token: Token, order: str) -> Part | None:
    month, year = token.value.numbers
    return _real(token, int(year), int(month) or 13, 0)


def _era_letter(token: Token, order: str) -> Part | None:
    """`R6.3.15`."""
    era, year, month, day = token.value
    return _real(token, int(year_of(era, int(year))), int(month), int(day))._replace(era=era)


def _written(token: Token, order: str) -> Part | None:
    """A year or date that is EDTF itself, in small letters or with the `u` of the draft."""
    text: str = token.value
    if "w" in text:
        first, last = week_days(token)
        return _day(*civil_from_days(first)) if first == last else None
    if text[0] == "y":
        return Part(year=text.upper())
    bare = text.removeprefix("-").upper().replace("U", "X").split("-")
    year, month, day = (*bare, "", "")[:3]
    return Part(year="-" * (text[0] == "-") + year, month=month, day=day, figures=True)


def week_days(token: Token) -> tuple[int, int]:
    """First and last day of `2024-W05`, or the one of `2024-W05-3`."""
    digits = re.sub(r"\D", "", token.value)
    year, week, weekday = int(digits[:4]), int(digits[4:6]), int(digits[6:] or 0)
    weeks = (first_monday(year + 1) - first_monday(year)) // 7
    at, found, hint = token.word.index("w") + 1, "", ""
    if not 1 <= week <= weeks:
        found, hint = digits[4:6], f"{year} has the weeks 01 to {weeks}"
    elif weekday > 7 or digits[6:] == "0":
        at, found, hint = len(token.word) - 1, digits[6:], "weekdays are 1 (Monday) to 7 (Sunday)"
    if found:
        raise Unread(Reason.NO_SUCH_DAY, found=found, at=token.at + at, hint=hint)
    monday = first_monday(year) + 7 * (week - 1)
    return (monday + weekday - 1,) * 2 if weekday else (monday, monday + 6)


_LITERALS = {"D": _date, "P": _pair, "p": _month_first, "R": _era_letter, "E": _written}


def with_eras(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with 年, 月, 日 and the words of an era drawn into the numbers before them.

    A year becomes a token `4`, whose value is the year, or the year and its era; a month `m`.
    """
    return _without_second_year(drawn(tokens, _DRAWN, _drawn))


_DRAWN = re.compile(
    "(?P<before>(?:[bf][2349]|@[12349])(?!c)Y?)|(?P<behind>[2349][bf])"
    "|(?P<year>[2349]Y)|(?P<month>2M)|2J"
)


def _without_second_year(tokens: list[Token]) -> list[Token]:
    """Without the same year told again in brackets: `1956年(昭和31年)`, `昭和31年(1956年)`."""
    at = "".join([one.part for one in tokens]).find("4(4)")
    if at < 0:
        return tokens
    told = (tokens[at].value, tokens[at + 2].value)
    first, second = (value[0] if isinstance(value, tuple) else value for value in told)
    return [*tokens[: at + 1], *tokens[at + 4 :]] if first == second else tokens


def _drawn(tokens: Sequence[Token], form: re.Match[str]) -> tuple[Token, int]:
    """One token for those that belong together, and the index behind them."""
    start, end = form.span()
    first, second = tokens[start : start + 2]
    if form["before"]:
        if first.part == "b" and first.word.isascii() and "Y" not in form[0]:
            return first, start + 1
        return _in_era(first, second), end
    if form["behind"]:
        return _in_era(second, first), end
    if form["month"]:
        if not 1 <= int(first.value) <= 12:
            raise Unread(Reason.NO_SUCH_DAY, first)
        return first._replace(part="m", value=int(first.value)), end
    if form["year"] and first.part == "3":  # no era has so many years
        return first._replace(part="4", value=f"0{first.value}"), end
    return first, end  # a year of two digits may be of the era at the other end


def _in_era(era: Token, number: Token) -> Token:
    """The year of an era: `44` before Christ is -0043."""
    count = 1 if number.part == "1" else int(number.value)
    if count < 1:
        raise Unread(Reason.YEAR_ZERO, number)
    name = era.value or {"b": "bce", "f": "ce"}[era.part]
    return Token("4", (year_of(name, count), name), number.word, min(number.at, era.at))


def year_of(era: str, count: int) -> str:
    """A year by its number in an era, `bce` and `ce` among them."""
    zero = ERAS[era]["zero"] if era in ERAS else 0
    return year_text(1 - count if era == "bce" else count + zero)
