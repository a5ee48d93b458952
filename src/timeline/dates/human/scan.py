"""Words that are counted from something, the present or an event: `3 weeks ago`, `within 2 days`.

Here a word may have several senses at once; the forms of `now` and `relative` say which are meant.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from timeline.dates.duration import Duration
from timeline.languages import CODES, Words, words

from .fold import fold
from .numerals import KANJI, kanji
from .reading import Reason, Refused

_LISTS = (
    "now", "ago", "ahead", "within", "at_least", "exactly", "shortly", "few", "later", "earlier",
    "around", "not_after", "during", "same", "start_of", "end_of", "between", "both", "to",
    "leads", "links",
)  # fmt: skip
_TABLES = ("numbers", "today", "near", "near_units", "units", "neighbours")
_DIGITS = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[a-z]+(?:'[a-z]+)*")
_KANJI = re.compile(f"[{''.join(KANJI)}]+")
UNITS = "YMWDHmS"
"""In the order of a `Duration`."""
_LONGEST = 6  # digits of a distance


class Word(NamedTuple):
    """A word with each of its senses by name, and where it begins."""

    senses: dict[str, Any]
    text: str
    at: int


@cache
def _table() -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = {}
    for one in map(words, CODES):
        for sense, word, value in _senses(one):
            known.setdefault(fold(word), {}).setdefault(sense, value)
    return known


def _senses(one: Words) -> list[tuple[str, str, Any]]:
    plain: dict[str, Any] = dict(one)
    found: list[tuple[str, str, Any]] = [
        (name, word, None)
        for name in _LISTS
        for word in plain.get(name, ())
        if name != "leads" or " " not in word  # "el año" of "el año pasado" is no lead here
    ]
    found += [(name, w, value) for name in _TABLES for w, value in plain.get(name, {}).items()]
    found += [("many", word, -1) for word in plain.get("last_many", ())]
    found += [("many", word, 1) for word in plain.get("next_many", ())]
    for name in ("months", "weekdays"):
        found += [
            ("name", word, (name, n)) for n, names in enumerate(plain[name]) for word in names
        ]
    return found


@cache
def _phrases() -> tuple[dict[str, list[str]], int]:
    """Phrases of several words by their first, longest first; and the longest without spaces."""
    by_head: dict[str, list[str]] = {}
    longest = 1
    for word in sorted(_table(), key=len, reverse=True):
        head = _LETTERS.match(word)
        if head is None:
            longest = max(longest, len(word))
        elif head[0] != word:
            by_head.setdefault(head[0], []).append(word)
    return by_head, longest


def scan(text: str) -> list[Word]:
    """The words of a folded text; raises `Refused` at what is none."""
    found: list[Word] = []
    at = 0
    while at < len(text):
        if text[at] in " ,.":
            at += 1
            continue
        word = _word(text, at)
        if word is None:
            shown = _LETTERS.match(text, at)
            raise Refused(Reason.UNKNOWN_WORD, found=shown[0] if shown else text[at], at=at)
        found.append(word)
        at += len(word.text)
    return found


def _word(text: str, at: int) -> Word | None:
    digits = _DIGITS.match(text, at)
    if digits:
        senses = {"numbers": int(digits[0])} if len(digits[0]) <= _LONGEST else {}
        return Word(senses, digits[0], at)
    letters = _LETTERS.match(text, at)
    if letters:
        return _spaced(text, at, letters[0])
    if text[at] == "\x00":  # stands for an event
        return Word({"event": None}, "\x00", at)
    if text[at] in "-–—":
        return Word({"to": None}, text[at], at)
    for size in range(min(_phrases()[1], len(text) - at), 0, -1):
        senses = _table().get(text[at : at + size], {})
        if senses:
            return Word(senses, text[at : at + size], at)
    number = _KANJI.match(text, at)
    figures = kanji(number[0]) if number else None
    return Word({"numbers": int(figures)}, number[0], at) if number and figures else None


def _spaced(text: str, at: int, word: str) -> Word | None:
    for phrase in _phrases()[0].get(word, ()):
        stop = at + len(phrase)
        if text.startswith(phrase, at) and not text[stop : stop + 1].isalnum():
            return Word(_table()[phrase], phrase, at)
    senses = _table().get(word)
    if senses is None and word == "m":  # months or minutes
        senses = {"units": "?"}
    return Word(senses, word, at) if senses is not None else None


def forms(given: Sequence[Word], *wanted: str) -> bool:
    """Whether the words can have these senses, in this order and no more."""
    return len(given) == len(wanted) and all(
        sense in word.senses for word, sense in zip(given, wanted, strict=True)
    )


def amount(given: Sequence[Word]) -> Duration | None:
    """The duration that numbers and units say, `2 years and 3 days`; None for other words."""
    numbers = [0] * 7
    at = 0
    while at + 1 < len(given):
        number, unit = given[at].senses.get("numbers"), given[at + 1].senses.get("units")
        if number is None or unit is None:
            return None
        _count(numbers, number, unit, given[at + 1])
        at += 2
        if at < len(given) and "both" in given[at].senses:
            at += 1
    return Duration(*numbers) if at == len(given) and at else None


def _count(numbers: list[int], number: int, unit: str, word: Word) -> None:
    if unit == "?":
        raise Refused(
            Reason.TWO_READINGS, found=word.text, at=word.at, readings=("months", "minutes"),
            hint=f"'{number}mo' is months, '{number}min' is minutes",
        )  # fmt: skip
    if unit == "Q":
        number, unit = 3 * number, "M"
    numbers[UNITS.index(unit)] += number


@cache
def words_of_now() -> dict[str, str]:
    """English words for a period, by their lower case, to suggest for a slip of a finger."""
    english = words("en")
    near, units = ("last", "this", "next"), ("week", "month", "quarter", "year")
    names = [names[0].capitalize() for key in (english["months"], english["weekdays"])
             for names in key]  # fmt: skip
    many = [*english.get("today", ()), "now", *(f"{a} {b}" for a in near for b in units), *names]
    return {word.lower(): word for word in (*many, "3 weeks ago")}
