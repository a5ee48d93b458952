"""Times told by another event: `within 2 months after petro-trump-meeting`, `during X`."""

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Any

from timeline.dates import parse_duration
from timeline.dates.lenient.numerals import NUMBER, number
from timeline.dates.lenient.point import NotUnderstood
from timeline.text import did_you_mean

Point = dict[str, Any]

_UNITS = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "m",
    "año": "Y", "mes": "M", "semana": "W", "día": "D", "dia": "D", "hora": "H", "minuto": "m",
    "年": "Y", "か月": "M", "ヶ月": "M", "カ月": "M", "週間": "W", "日": "D", "時間": "H",
    "分": "m",
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AMOUNT = rf"(?:(?:{NUMBER}) ?(?:{_UNIT})(?:es|s|間)?)"
_SPAN = rf"{_AMOUNT}(?:(?:,? and |,? y |, | ){_AMOUNT})*"
_AFTER, _BEFORE = (
    "after|following|since|después del?|tras|despues del?",
    "before|prior to|antes del?",
)
_POINT = r"(?:the )?(?:(?P<point>start|beginning|end|inicio|comienzo|fin|final) (?:of |del? ))?"
_ID = r"(?P<id>[a-z0-9-]+)"
_SIDE = rf"(?P<side>{_AFTER}|{_BEFORE}) {_POINT}{_ID}"
_EXACT, _MOST = (
    r"(?:exactly |precisely |exactamente )?",
    (
        r"(?:within|up to|at most|no more than|not more than|less than|dentro de(?: los)?|en los"
        r"|hasta|a más tardar)"
    ),
)
_LEAST = r"(?:at least|no less than|not less than|more than|al menos|por lo menos|más de)"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Point]], ...] = (
    (rf"{_MOST} (?P<max>{_SPAN}) (?:of|siguientes al?) {_ID}", lambda m: {"max": _span(m["max"])}),
    (rf"{_MOST} (?P<max>{_SPAN}) {_SIDE}", lambda m: {"max": _span(m["max"])}),
    (rf"{_LEAST} (?P<min>{_SPAN}) {_SIDE}", lambda m: {"min": _span(m["min"])}),
    (
        rf"(?:between |entre )?(?P<min>{NUMBER})(?: and | to | y | a |-)(?P<max>{NUMBER})"
        rf" (?P<unit>{_UNIT})(?:es|s)? {_SIDE}",
        lambda m: {name: _span(f"{m[name]} {m['unit']}") for name in ("min", "max")},
    ),
    (
        rf"(?:between|entre) (?P<min>{_SPAN})(?: and | y )(?P<max>{_SPAN}) {_SIDE}",
        lambda m: {"min": _span(m["min"]), "max": _span(m["max"])},
    ),
    (rf"{_EXACT}(?P<offset>{_SPAN}) {_SIDE}", lambda m: {"offset": _span(m["offset"])}),
    (rf"(?:the|el|la) (?P<offset>day|week|month|year|día|mes|semana|año) {_SIDE}",
     lambda m: {"offset": _span(f"1 {m['offset']}")}),
    (rf"(?:some time |sometime )?{_SIDE}", lambda m: {}),
    (rf"(?:during|in the course of|durante) (?:the )?{_ID}", lambda m: {"relative": "during"}),
    (rf"(?:at )?(?:the )?same(?: time)?(?: as| day as)? {_ID}", lambda m: {"relative": "same"}),
    (rf"al mismo tiempo que {_ID}", lambda m: {"relative": "same"}),
    (rf"{_ID}の(?:後|あと)(?P<max>{_SPAN})以内",
     lambda m: {"relative": "after", "max": _span(m["max"])}),
    (rf"{_ID}の(?P<offset>{_SPAN})後",
     lambda m: {"relative": "after", "offset": _span(m["offset"])}),
    (rf"{_ID}の(?P<offset>{_SPAN})前",
     lambda m: {"relative": "before", "offset": _span(m["offset"])}),
    (rf"{_ID}の(?:最中|間|期間中)", lambda m: {"relative": "during"}),
)  # fmt: skip
_HINT = (
    "write it as 'within 2 months after ID', '3 days before ID', 'at least 1 week after ID', "
    "'1 to 2 years after the start of ID', 'after ID', 'during ID' or 'same as ID'"
)


def read(text: str, known: Collection[str], *, deadline: bool = False) -> Point:
    """The relative point that `text` says, about one of the ids in `known`.

    Of a deadline, "within two months after X" is exactly its last moment: two months after X.
    Raises `NotUnderstood` for other words and for an id that is not known.
    """
    tidy = " ".join(unicodedata.normalize("NFKC", text).lower().split()).rstrip(".")
    for pattern, distance in _FORMS:
        found = re.fullmatch(pattern, tidy)
        if found:
            return _point(found, distance(found), known, deadline=deadline)
    raise NotUnderstood(f"'{text}' is not understood as a time told by an event", hint=_HINT)


def _point(
    found: re.Match[str], distance: Point, known: Collection[str], *, deadline: bool
) -> Point:
    anchor = found["id"]
    if anchor not in known:
        raise NotUnderstood(f"no event has the id '{anchor}'", hint=did_you_mean(anchor, known))
    parts = found.groupdict()
    side = distance.get("relative") or _side(parts.get("side"))
    if deadline and side == "after" and "max" in distance and "min" not in distance:
        distance = {"offset": distance["max"]}
    point = {"point": _end(parts["point"])} if parts.get("point") else {}
    return {"relative": side, "to": anchor, **point, **distance}


def _side(word: str | None) -> str:
    return "before" if word and re.fullmatch(_BEFORE, word) else "after"


def _end(word: str) -> str:
    return "end" if word in ("end", "fin", "final") else "start"


def _span(text: str) -> str:
    """An ISO 8601 duration from `2 months`, `a year and 3 days`."""
    amounts: dict[str, int] = {}
    for count, unit in re.findall(rf"({NUMBER}) ?({_UNIT})", text):
        letter = _UNITS[unit]
        amounts[letter] = amounts.get(letter, 0) + (number(count) or 0)
    days = "".join(f"{amounts[letter]}{letter}" for letter in "YMWD" if letter in amounts)
    clock = "".join(f"{amounts[letter]}{letter.upper()}" for letter in "Hm" if letter in amounts)
    return str(parse_duration(f"P{days}{'T' + clock if clock else ''}"))
