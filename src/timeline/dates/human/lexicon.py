"""The words of all languages in one table: what part a word can play in a date.

A part is one letter, so that a text becomes a short string, its signature, and the grammar a table
of signatures. `tokens` lists the letters, and says which part a word plays where it could play
several.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.languages import CODES, Era, words

from .fold import fold
from .numerals import ROMAN
from .reading import Reason

Role = tuple[str, Any]


class Half(NamedTuple):
    """A half of the day, or a part of it with the hours that its words go with."""

    name: str
    first: int = 1
    last: int = 12


_PLAIN = {
    "leads": "v", "leads_behind": "V", "links": ",", "froms": "F", "circa": "~", "uncertain": "?",
    "centuries": "c", "centuries_before": "l", "centuries_behind": "j", "before_christ": "b",
    "after_christ": "f", "decades": "e", "between": "B", "between_behind": "z", "both": "&",
    "either": "|", "to": "W", "still": "N", "noon": "n", "hours": "k", "minutes": "I",
    "seconds": "S", "half_past": "H", "local_time": "L", "weeks": "K", "first_year": "1",
    "year_units": "Y", "month_units": "M", "day_units": "J",
}  # fmt: skip
_ALIKE: dict[str, Role] = {
    **{name: (letter, None) for name, letter in _PLAIN.items()},
    "calendars": ("!", Reason.OTHER_CALENDAR), "unclear": ("!", Reason.UNCLEAR),
    "midnight": ("!", Reason.MIDNIGHT), "am": ("a", Half("am")), "pm": ("a", Half("pm")),
}  # fmt: skip
_VALUED = {
    "seasons": "s", "named_days": "h", "numbers": "i", "ordinals": "o", "thirds": "t",
    "edges": "g", "parts": "Q", "halves": "X", "day_parts": "u", "eras": "@",
}  # fmt: skip
_ORDER = "aQejliF!gtW&|>V,?~bv<owmrsU"
# What the grammars of the present and of other events know: plain words, and words with a value.
_SENSES = (
    "now", "ago", "ahead", "within", "at_least", "exactly", "shortly", "few", "later", "earlier",
    "around", "not_after", "during", "same", "start_of", "end_of", "between", "both", "to",
    "leads", "links", "last_many", "next_many", "numbers", "today", "near", "near_units", "units",
    "neighbours",
)  # fmt: skip
_AFTER_NO = ("halves", "thirds", "seasons")  # の may stand before these
# By the name of a key: no type checker can tell which of the tables it holds.
_LANGUAGES: list[dict[str, Any]] = [dict(words(code)) for code in CODES]


def _roles(one: dict[str, Any]) -> Iterator[tuple[str, Role]]:
    """Each word of a language with a part that it can play."""
    for name, letter, first in (("months", "m", 1), ("weekdays", "w", 0)):
        for n, names in enumerate(one[name], first):
            yield from ((word, (letter, n)) for word in names)
    for name, role in _ALIKE.items():
        yield from ((word, role) for word in one.get(name, ()))
    for name, letter in _VALUED.items():
        for word, value in one.get(name, {}).items():
            yield word, (letter, fold(word) if name == "eras" else value)
            if name in _AFTER_NO and not word.isascii():
                yield f"の{word}", (letter, value)
    for word, value in one.get("hours_of", {}).items():
        yield word, ("a", Half(*value))
    for name, letter in (("sides", "<"), ("sides_behind", ">")):
        for kind, many in one.get(name, {}).items():
            yield from ((word, (letter, kind)) for word in many)


def _senses(one: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Each word of a language with what it says where time is counted from something."""
    for name in _SENSES:
        many = one.get(name, ())
        values = many if isinstance(many, dict) else dict.fromkeys(many)
        yield from ((word, name, value) for word, value in values.items())
    for name in ("months", "weekdays"):
        for n, names in enumerate(one[name]):
            yield from ((word, "name", (name, n)) for word in names)


def _all_words() -> dict[str, tuple[Role, ...]]:
    found: dict[str, tuple[Role, ...]] = {}
    for one in _LANGUAGES:
        for word, role in _roles(one):
            known = found.get(fold(word), ())
            found[fold(word)] = known if role in known else (*known, role)
    found = {**dict.fromkeys(SENSES, (("U", None),)), **found}
    for numeral, number in ROMAN.items():
        for word in (numeral + ending for ending in ("", "e", "eme", "er", "re")):
            found[word] = (*found.get(word, ()), ("r", number))
    return {word: _ranked(roles) for word, roles in found.items()}


def _ranked(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Of several roles the one to fall back on, and all in the order in which they are tried."""
    tried = sorted(roles, key=lambda role: _ORDER.find(role[0]))
    return roles if len(roles) == 1 else (roles[0], *tried)


def _all_senses() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in _LANGUAGES:
        for word, sense, value in _senses(one):
            found.setdefault(fold(word), {}).setdefault(sense, value)
    return found


def _phrases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(WORDS, key=len, reverse=True):
        end = next((i for i, char in enumerate(word) if not char.isalnum()), len(word))
        head = word[:end] if word.isascii() else word[0]
        if head != word or not word.isascii():
            found[head] = (*found.get(head, ()), word)
    return found


def _each(name: str) -> list[str]:
    """What any language has under a name, folded but for full stops, the longest first."""
    many = {word.strip() for one in _LANGUAGES for word in one.get(name, ())}
    folded = {"." * (word[0] == ".") + fold(word.removeprefix(".")) for word in many}
    return sorted(folded, key=lambda word: (-len(word), word))


def _named(name: str) -> dict[str, Any]:
    """What the tables of all languages under a name hold, by folded words."""
    return {fold(word): value for one in _LANGUAGES for word, value in one.get(name, {}).items()}


# Words that are counted from the present or from an event, with all their senses.
SENSES = _all_senses()
# A word or phrase and the part that it plays; where it can play several, the one to fall back on,
# and then all in the order in which they are tried.
WORDS = _all_words()
# Phrases of several words by the first of them, and words that are written without spaces by their
# first character; the longest first.
PHRASES = _phrases()
# Of ordinal numbers in figures.
ENDINGS = _each("ordinal_endings")
PREFIXES = _each("ordinal_prefixes")
DECADE_ENDINGS = _each("decade_endings")
SHORT_DECADES = _each("short_decades")
UNDATED = frozenset(_each("undated"))
# Letters for a part of a year beside a figure.
LETTERS: dict[str, str] = _named("part_letters")
# Weekdays in brackets.
BRACKETED: dict[str, int] = _named("weekdays_in_brackets")
ERAS: dict[str, Era] = _named("eras")
ZONES: dict[str, str] = _named("zones")
