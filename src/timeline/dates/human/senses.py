"""Words that are counted from something, the present or an event: `3 weeks ago`, `within 2 days`.

Here a word has all its senses at once; the forms of `now` and `relative` say which are meant.
"""

from collections.abc import Sequence
from typing import Any

from timeline.dates.duration import Duration

from .lexicon import LEXICON
from .reading import Reason, Refused
from .tokens import Token

EVENT = "\x00"
"""Stands for an event in a text."""
UNITS = "YMWDHmS"
"""In the order of a `Duration`."""
_NOTHING: dict[str, Any] = {}
_LONGEST = 6  # digits of a distance


def senses(token: Token) -> dict[str, Any]:
    """The senses of a word by name; of a phrase such as "el año", those of its rest as well."""
    found = LEXICON.senses.get(token.word, _NOTHING)
    if found.keys() <= {"leads", "links"}:
        found = {**found, **LEXICON.senses.get(token.word.partition(" ")[2], _NOTHING)}
    if found:
        return found
    if token.part in "2349" and len(token.value) <= _LONGEST:
        return {"numbers": int(token.value)}
    return {"to": None} if token.part in "-–" else _NOTHING


def has(token: Token, sense: str) -> bool:
    """Whether a word can have a sense."""
    return sense in senses(token) or (sense == "event" and token.word == EVENT)


def forms(given: Sequence[Token], *wanted: str) -> bool:
    """Whether the words can have these senses, in this order and no more."""
    return len(given) == len(wanted) and all(map(has, given, wanted))


def amount(given: Sequence[Token]) -> Duration | None:
    """The duration that numbers and units say, `2 years and 3 days`; None for other words."""
    numbers = [0] * 7
    at = 0
    while at + 1 < len(given):
        number, unit = senses(given[at]).get("numbers"), senses(given[at + 1]).get("units")
        if number is None or unit is None:
            return None
        _count(numbers, number, unit, given[at + 1])
        at += 2
        if at < len(given) and has(given[at], "both"):
            at += 1
    return Duration(*numbers) if at == len(given) and at else None


def _count(numbers: list[int], number: int, unit: str, token: Token) -> None:
    if unit == "?":
        hint = f"'{number}mo' is months, '{number}min' is minutes"
        raise Refused(Reason.TWO_READINGS, token, readings=("months", "minutes"), hint=hint)
    if unit == "Q":
        number, unit = 3 * number, "M"
    numbers[UNITS.index(unit)] += number
