"""Words that are counted from something, the present or an event: `3 weeks ago`, `within 2 days`.

Here a word has all its senses at once; the forms of `now` and `relative` say which are meant.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from timeline.dates.duration import Duration

from .lexicon import SENSES
from .reading import Reason, Unread
from .tokens import Token

# Stands for an event in a text.
EVENT = "\x00"
# In the order of a `Duration`.
UNITS = "YMWDHmS"
_LONGEST = 6  # digits of a distance


class Word(NamedTuple):
    """A token with all its senses by name, and what each of them says."""

    token: Token
    senses: dict[str, Any]


Given = Sequence[Word]


def words(tokens: Sequence[Token]) -> list[Word]:
    """The tokens with their senses; "week of" is two words here, as in "within a week of X"."""
    found: list[Word] = []
    for token in tokens:
        parted = token.word.split() if token.part == "K" else [token.word]
        found += [Word(token, _senses(token._replace(word=word))) for word in parted]
    return found


def _senses(token: Token) -> dict[str, Any]:
    """The senses of a word; of a phrase such as "el año", those of its rest as well.

    Not of a limit: the rest of "not before" says the opposite.
    """
    found = SENSES.get(token.word, {})
    if token.part not in "<>" and found.keys() <= {"leads", "links"}:
        found = {**found, **SENSES.get(token.word.partition(" ")[2], {})}
    if found:
        return found
    if token.part in "2349" and len(token.value) <= _LONGEST:
        return {"numbers": int(token.value)}
    if token.word == EVENT:
        return {"event": None}
    return {"to": None} if token.part in "-–" else found


def forms(given: Given, *wanted: str) -> bool:
    """Whether the words can have these senses, in this order and no more."""
    return len(given) == len(wanted) and all(
        sense in word.senses for word, sense in zip(given, wanted, strict=True)
    )


def amount(given: Given) -> Duration | None:
    """The duration that numbers and units say, `2 years and 3 days`; None for other words."""
    numbers = [0] * 7
    at = 0
    while forms(given[at : at + 2], "numbers", "units"):
        _count(numbers, given[at].senses["numbers"], given[at + 1])
        at += 2
        if forms(given[at : at + 1], "both"):
            at += 1
    return Duration(*numbers) if at == len(given) and at else None


def _count(numbers: list[int], number: int, word: Word) -> None:
    unit = word.senses["units"]
    if unit == "?":
        hint = f"'{number}mo' is months, '{number}min' is minutes"
        raise Unread(Reason.TWO_READINGS, word.token, readings=("months", "minutes"), hint=hint)
    if unit == "Q":
        number, unit = 3 * number, "M"
    numbers[UNITS.index(unit)] += number
