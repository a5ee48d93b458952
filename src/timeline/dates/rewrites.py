"""Other ways to write a date, each with the EDTF expression that says the same."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from .calendar import days_from_civil, days_in_month, first_monday, format_day, is_leap

_NAMES = (
    "jan(?:uary)?|enero|ene", "feb(?:ruary)?|febrero", "mar(?:ch)?|marzo", "apr(?:il)?|abril|abr",
    "may|mayo", "june?|junio", "july?|julio", "aug(?:ust)?|agosto|ago",
    "sept?(?:ember)?|septiembre",
    "oct(?:ober)?|octubre", "nov(?:ember)?|noviembre", "dec(?:ember)?|diciembre|dic",
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{n}>{names})" for n, names in enumerate(_NAMES, 1))
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|º)?"
_YEAR = r"(?P<year>[0-9]{4})"
_Rewrite = Callable[[re.Match[str]], str]


def rewrites(text: str) -> Iterator[str]:
    """Expressions that the text may have meant, the likeliest first; not all of them are valid.

    A day and a month in figures are taken to have one order only.
    """
    tidy = unicodedata.normalize("NFKC", text).strip().translate(_DASHES)
    yield _draft(tidy).replace(" ", "")
    yield tidy.upper()
    # Compiled as they are reached: all of them take longer than a thousand dates.
    for pattern, rewrite in _PATTERNS:
        if match := re.fullmatch(pattern, tidy, re.IGNORECASE):
            yield rewrite(match)
    for pattern, replacement in _CORRECTIONS:
        corrected, count = re.subn(pattern, replacement, tidy)
        if count:
            yield corrected


_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def _draft(text: str) -> str:
    """The draft of 2012 in the spelling of 2019: `u`, `?~`, `unknown`, `open`, `y`, `e`, `p`."""
    text = text.replace("?~", "%").replace("~?", "%").replace("unknown", "").replace("open", "..")
    return re.sub(r"\(([^()]+)\)([?~%])", _ungrouped, text.translate(_DRAFT_LETTERS))


def _ungrouped(match: re.Match[str]) -> str:
    """`2004-(06-11)~`: what brackets grouped is now marked component by component."""
    return "-".join(match[2] + part for part in match[1].split("-"))


_DRAFT_LETTERS = str.maketrans("yepux", "YESXX")


def _month(match: re.Match[str]) -> str:
    return next(f"{n:02d}" for n in range(1, 13) if match[f"m{n}"])


def _named_month(match: re.Match[str]) -> str:
    return f"{match['year']}-{_month(match)}"


def _named_day(match: re.Match[str]) -> str:
    return f"{_named_month(match)}-{int(match['day']):02d}"


def _padded(match: re.Match[str]) -> str:
    return "-".join([match[1], *(f"{int(part):02d}" for part in match.groups()[1:] if part)])


def _week(match: re.Match[str]) -> str:
    """The days of an ISO week, if the year has it."""
    year, week = int(match[1]), int(match[2])
    first = first_monday(year)
    monday = first + 7 * (week - 1)
    if not first <= monday < first_monday(year + 1):
        return ""
    if match[3]:
        return format_day(monday + int(match[3]) - 1)
    return f"{format_day(monday)}/{format_day(monday + 6)}"


def _ordinal(match: re.Match[str]) -> str:
    year, day = int(match[1]), int(match[2])
    if not 1 <= day <= 365 + is_leap(year):
        return ""
    return format_day(days_from_civil(year, 1, 1) + day - 1)


def _next_day(match: re.Match[str]) -> str:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        return ""
    return f"{format_day(days_from_civil(year, month, day) + 1)}T00:00{match[4]}"


def _before_christ(match: re.Match[str]) -> str:
    year = int(match[1]) - 1
    return f"-{year:04d}" if year > 0 else "0000"


def _swapped(match: re.Match[str]) -> str:
    return f"{match[2]}/{match[1]}"


def _day_first(match: re.Match[str]) -> str:
    """Day, month, year, in the one order that is possible."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    month, day = (second, first) if first > 12 else (first, second)
    return f"{year}-{month:02d}-{day:02d}"


def _rest_of_end(match: re.Match[str]) -> str:
    """`1985-04-12/15`: the end lacks what it shares with the start."""
    start, end = match[1], match[2]
    return f"{start}/{start[: -len(end)]}{end}"


_PATTERNS: tuple[tuple[str, _Rewrite], ...] = (
    (rf"(?:{_MONTH})\.?,? (?:de )?{_YEAR}", _named_month),
    (rf"{_YEAR},? (?:{_MONTH})\.?", _named_month),
    (rf"{_DAY} (?:de |of )?(?:{_MONTH})\.?,? (?:de(?:l)? )?{_YEAR}", _named_day),
    (rf"(?:{_MONTH})\.? {_DAY},? {_YEAR}", _named_day),
    (rf"{_YEAR},? (?:{_MONTH})\.? {_DAY}", _named_day),
    (r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?", _padded),
    (r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?", _padded),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})?", _padded),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?)",
     lambda m: f"{m[1]}-{m[2]}-{m[3]}T{m[4]}:{m[5]}{(m[6] and ':' + m[6]) or ''}{m[7].upper()}"),
    (r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?", _week),
    (r"([0-9]{4})-?([0-9]{3})", _ordinal),
    (r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})", _day_first),
    (r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-(0[1-9]|1[0-2])",
     lambda m: f"{m[1]}-{m[3]}-{m[2]}"),
    (r"([0-9]{4})(?:-([0-9]{2}))?-00", lambda m: f"{m[1]}-{m[2]}"),
    (r"([0-9]{4})-00(?:-00)?", lambda m: m[1]),
    (r"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|hacia) ?([-0-9X]+)",
     lambda m: f"{m[1]}~"),
    (r"([0-9]{3})0'?s", lambda m: f"{m[1]}X"),
    (r"0*([1-9][0-9]{0,3}) ?(?:bce?|b\.c\.(?:e\.)?|a\.? ?c\.?)", _before_christ),
    (r"(?:ad|ce|a\.d\.) ?([0-9]{1,4})", lambda m: f"{int(m[1]):04d}"),
    (r"([0-9]{1,4}) ?(?:ad|ce|a\.d\.|c\.e\.)", lambda m: f"{int(m[1]):04d}"),
    (r"(spring|summer|autumn|fall|winter)(?: of)? ([0-9]{4})",
     lambda m: f"{m[2]}-{_SEASONS[m[1].lower()]}"),
    (r"([0-9]{4})[- ]?Q([1-4])", lambda m: f"{m[1]}-{32 + int(m[2])}"),
    (r"Q([1-4])[- ]?([0-9]{4})", lambda m: f"{m[2]}-{32 + int(m[1])}"),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{2})", _rest_of_end),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{2}-[0-9]{2})", _rest_of_end),
    (r"([0-9]{4})-([0-9]{4})", lambda m: f"{m[1]}/{m[2]}"),
    (r"([0-9]{2})([0-9]{2})-([0-9]{2})", lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}"),
    (r"([^/]+)/(?:now|present|today|ongoing|\*)", lambda m: f"{m[1]}/.."),
    (r"([^/]+)/([^/]+)", _swapped),
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})T24(?::00){1,2}(Z|[-+][0-9:]+|)", _next_day),
    (r"([0-9]{3})", lambda m: f"0{m[1]}"),
    (r"(-?)0*([1-9][0-9]{4,})", lambda m: f"Y{m[1]}{m[2]}"),
    (r"Y(-?)0*([1-9][0-9]{0,3})", lambda m: f"{m[1]}{int(m[2]):04d}"),
    (r"Y(-?)0+([1-9][0-9E]*)", lambda m: f"Y{m[1]}{m[2]}"),
    (r"-0000|Y-?0+", lambda _: "0000"),
    (r"([0-9][-0-9]*)T([0-9:]+)(Z|[-+][0-9:]+|)([?~%])",
     lambda m: f"{m[1]}T{m[4]}{m[2]}{m[3]}"),
    (r"([0-9][-0-9]*)([?~%])T([0-9].*)", lambda m: f"{m[1]}T{m[2]}{m[3]}"),
    (r"([?~%])([0-9][-0-9]*)T([0-9].*)", lambda m: f"{m[2]}T{m[1]}{m[3]}"),
    (r"([0-9][-0-9]*)Z", lambda m: m[1]),
)  # fmt: skip

_CORRECTIONS: tuple[tuple[str, str], ...] = (
    (r"^\+", ""),
    (r"(?<=[0-9]) (?=[0-2][0-9]:)", "T"),
    (r"(?<=[0-9]) (?=[-+Z])", ""),
    (r"(T[0-9:]+)[.,][0-9]+", r"\1"),
    (r"(T[0-9:]+[-+][0-9]{2})([0-9]{2})$", r"\1:\2"),
    (r"(T[0-9:]+[-+])([0-9])(?=$|:)", r"\g<1>0\2"),
    (r"[-+]00(:?00)?$", "Z"),
    (r":60(?=Z|[-+]|$)", ":59"),
    (r"T([0-9]):", r"T0\1:"),
)
