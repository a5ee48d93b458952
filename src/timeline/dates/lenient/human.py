"""Dates as people write them, read into the format's `when`; nothing is ever guessed.

English, Spanish and Japanese where they are plain: `4 February 2026`, `primavera de 2024`,
`2026年2月4日`, `c. 1850`, `early 2026`, `before 2026-02-04`, `between A and B`, `A to B`, and the
`ABT`, `BEF`, `AFT`, `BET … AND …` of genealogists. What has two readings is refused with both.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from timeline.dates import Date, format_day, format_second, parse
from timeline.dates.lenient import clock, guarded
from timeline.dates.lenient import vocabulary as words
from timeline.dates.lenient.point import NotUnderstood, edtf, read_point
from timeline.dates.lenient.thirds import third

When = str | dict[str, Any]
LONGEST = 200
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_DAYS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "hoy": 0, "ayer": -1, "mañana": 1,
    "今日": 0, "本日": 0, "昨日": -1, "明日": 1,
}  # fmt: skip
_HINT = "write it as YYYY-MM-DD, YYYY-MM or YYYY, or as '4 February 2026', 'early 2026', 'c. 1850'"


def read(text: str, *, order: str = "", today: int | None = None) -> When:
    """The `when` that `text` says: an EDTF string, or an object with bounds or two ends.

    `order` ("dmy" or "mdy") settles dates such as `10/11/2024`; without it they are refused.
    `today` is a civil day, for the words "today" and "yesterday". Raises `NotUnderstood`.
    """
    written = text.strip()
    if edtf(written):
        return written
    if len(written) > LONGEST:
        raise NotUnderstood(f"a date of {len(written)} characters", hint=_HINT)
    tidy = _tidy(written)
    try:
        found = _read(tidy, order, today) or guarded.read(tidy)
    except NotUnderstood as error:
        message = error.message.replace(f"'{tidy}'", f"'{written}'")
        raise NotUnderstood(message, hint=error.hint) from error
    if found is None:
        raise NotUnderstood(f"'{written}' is not understood as a date", hint=_HINT)
    return _in_words(found, written)


def _tidy(text: str) -> str:
    """Folded for the patterns: NFKC, plain dashes, lower case, single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return " ".join(plain.replace("’", "'").lower().split()).rstrip(".,; ") or text


def _in_words(when: When, text: str) -> When:
    """Words that bounds alone do not say are kept beside them."""
    if isinstance(when, dict) and {"earliest", "latest"} & when.keys():
        return {**when, "text": text}
    return when


def _read(text: str, order: str, today: int | None) -> When | None:
    return (
        _between(text, order, today)
        or _day_range(text, order)
        or _one_sided(text, order, today)
        or _ends(text, order, today)
        or _third(text, order)
        or _moment(text, order, today)
    )


def _moment(text: str, order: str, today: int | None) -> str | None:
    """One point, with or without a clock time."""
    if text in _DAYS and today is not None:
        return format_day(today + _DAYS[text])
    plain = read_point(text, order=order)
    timed = None if plain else clock.split(text)
    if timed is None:
        return plain
    day = _moment(timed.rest, order, today)
    if day is None:
        return None
    if day.endswith("~") and edtf(day[:-1]):
        return edtf(f"{day[:-1]}T~{timed.clock[1:]}")
    moment = edtf(day + timed.clock)
    if moment is None:
        raise NotUnderstood(f"'{text}' has a clock time, but '{timed.rest}' is not one day")
    return moment


def _found(patterns: Iterable[str], text: str) -> re.Match[str] | None:
    return next((found for one in patterns if (found := re.fullmatch(one, text))), None)


def _between(text: str, order: str, today: int | None) -> When | None:
    found = _found(words.BETWEEN, text)
    if not found:
        return None
    first, last = _pair(found, order, today)
    if first is None or last is None:
        return None
    return _ordered({"earliest": first, "latest": last}, first, last, text)


def _pair(found: re.Match[str], order: str, today: int | None) -> tuple[str | None, str | None]:
    """Both ends; the first may lack the year, or month and year, that the last one has."""
    last = _moment(found["last"], order, today)
    first = None
    for candidate in (found["first"], *_completed(found["first"], found["last"])):
        first = first or _moment(candidate, order, today)
    return first, last


def _completed(first: str, last: str) -> Iterable[str]:
    """The first end with what it shares with the last: `15`, `4 february`, `february`, `2月4日`."""
    year = re.search(r"[0-9]{4}(?=\Z|年)", last)
    if year is None or re.search(r"[0-9]{4}", first):
        return ()
    if "月" in first:
        return (f"{year[0]}年{first}",)
    month = re.search(words.MONTH, last) if first.isdigit() else None
    return (f"{first} {month[0]} {year[0]}",) if month else (f"{first} {year[0]}",)


def _ordered(when: When, first: str, last: str, text: str) -> When:
    begin, end = parse(first).first_moment(), parse(last).last_moment()
    if begin is not None and end is not None and end < begin:
        raise NotUnderstood(f"'{text}' ends before it starts: {first} is after {last}")
    return when


_FROM = "(?P<from>[0-9]{1,2})"
_TO = "(?P<to>[0-9]{1,2})"
_RANGES = (
    re.compile(
        rf"{_FROM}(?: ?- ?| to | al? )"
        rf"(?P<rest>{words.DAY}(?: of | de | ){words.MONTH}{words.OF}{words.YEAR})"
    ),
    re.compile(rf"(?P<month>{words.MONTH}) {_FROM} ?- ?{_TO},? {words.YEAR}"),
    re.compile(rf"(?P<head>[0-9]{{4}}年[0-9]{{1,2}}月){_FROM}日?(?:-|~|から){_TO}日(?:まで)?"),
)


def _day_range(text: str, order: str) -> str | None:
    """Two days of one month: `4-6 February 2026`, `February 4-6, 2026`, `2026年2月4-6日`."""
    bare = re.sub(r"^(?:from |del? |el )", "", text)
    for pattern in _RANGES:
        found = pattern.fullmatch(bare)
        if found:
            start, end = (read_point(one, order=order) for one in _two_days(found.groupdict()))
            if start and end:
                return _interval(start, end, text)
    return None


def _two_days(parts: dict[str, str]) -> tuple[str, str]:
    if "head" in parts:
        return f"{parts['head']}{parts['from']}日", f"{parts['head']}{parts['to']}日"
    if "rest" in parts:
        month_and_year = parts["rest"].removeprefix(parts["day"]).lstrip("stndrhº ")
        return f"{parts['from']} {month_and_year}", f"{parts['day']} {month_and_year}"
    tail = f"{parts['month']} {parts['year']}"
    return f"{parts['from']} {tail}", f"{parts['to']} {tail}"


def _interval(start: str, end: str, text: str) -> str:
    _ordered(start, start, end, text)
    return edtf(f"{start}/{end}") or ""


def _one_sided(text: str, order: str, today: int | None) -> When | None:
    for patterns, build in _SIDES:
        found = _found(patterns, text)
        point = found and _moment(found["date"], order, today)
        if point:
            return build(point, text)
    return None


def _before(point: str, text: str) -> When:
    return {"latest": _neighbour(_sharp(point, text), -1)}


def _after(point: str, text: str) -> When:
    return {"earliest": _neighbour(_sharp(point, text), 1)}


def _sharp(point: str, text: str) -> Date:
    date = parse(point)
    bounds = (date.first_moment(), date.last_moment())
    if None in bounds or date.is_interval or date.is_set or set("?~%") & set(point):
        raise NotUnderstood(
            f"'{text}' leaves open before or after which moment",
            hint="give a plain date as the limit",
        )
    return date


def _neighbour(date: Date, step: int) -> str:
    """The unit just before (-1) or just after (1) a date, as exact as the date itself."""
    seconds = date.seconds
    if seconds is not None and seconds.s1 is not None and seconds.e2 is not None:
        moment = seconds.s1 - 60 if step < 0 else seconds.e2 + 1
        tail = date.text[date.text.index("T") :].partition("Z")[1] or _written_offset(date.text)
        return format_second(moment)[:16] + tail
    edge = date.days.s1 if step < 0 else date.days.e2
    day = format_day((edge or 0) + step)
    length = {"day": 0, "month": 3, "season": 3, "quarter": 3, "semester": 3}.get(date.precision, 6)
    return day[: len(day) - length]


def _written_offset(text: str) -> str:
    found = re.search(r"[+-][0-9]{2}:[0-9]{2}\Z", text)
    return found[0] if found else ""


_SIDES = (
    (words.NO_EARLIER, lambda point, text: {"earliest": point}),
    (words.NO_LATER, lambda point, text: {"latest": point}),
    (words.BEFORE, _before),
    (words.AFTER, _after),
)


def _ends(text: str, order: str, today: int | None) -> When | None:
    found = _found(words.SINCE, text)
    start = found and _moment(found["date"], order, today)
    if start:
        return edtf(f"{start}/..") or {"start": start, "end": ".."}
    for pattern in words.FROM_TO:
        pair = re.fullmatch(pattern, text)
        first, last = _pair(pair, order, today) if pair else (None, None)
        if first and last:
            return _ordered(
                edtf(f"{first}/{last}") or {"start": first, "end": last}, first, last, text
            )
    found = _found(words.UNTIL, text)
    end = found and _moment(found["date"], order, today)
    return (edtf(f"/{end}") or {"end": end}) if end else None


def _third(text: str, order: str) -> When | None:
    found, table = words.THIRD.fullmatch(text), words.THIRD_OF
    if not found:
        found, table = words.THIRD_TAIL.fullmatch(text), words.THIRD_TAIL_OF
    whole = found and read_point(found["rest"], order=order)
    bounds = third(whole, table[found["third"]]) if found and whole else None
    return {"earliest": bounds[0], "latest": bounds[1]} if bounds else None
