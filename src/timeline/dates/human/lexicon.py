"""The words of all languages in one table: what part a word can play in a date.

A part is one letter, so that a text becomes a short string, its signature, and the grammar a table
of signatures. `ROLES` in `tokens` says which part a word plays where it could play several.
"""

from typing import Any, NamedTuple

from timeline.languages import CODES, Era, Sides, Texts, Words, words

from .fold import fold
from .reading import Reason

Role = tuple[str, Any]
_LISTS = {
    "leads": "v", "leads_behind": "V", "links": ",", "froms": "F", "circa": "~",
    "uncertain": "?", "centuries": "c", "centuries_before": "l", "centuries_behind": "j",
    "before_christ": "b", "after_christ": "f",
    "between": "B", "between_behind": "z", "both": "&", "either": "|", "to": "W",
    "still": "N", "noon": "n", "hours": "k", "minutes": "I", "seconds": "S",
    "half_past": "H", "local_time": "L", "weeks": "K", "first_year": "1", "year_units": "Y",
    "month_units": "M", "day_units": "J",
}  # fmt: skip
_REFUSED = {
    "calendars": Reason.OTHER_CALENDAR, "unclear": Reason.UNCLEAR, "midnight": Reason.MIDNIGHT,
}  # fmt: skip
_TABLES = {
    "seasons": "s", "named_days": "h", "numbers": "i", "ordinals": "o", "thirds": "t",
    "edges": "g", "parts": "Q", "halves": "X", "day_parts": "u", "eras": "@",
}  # fmt: skip
# What the grammars of the present and of other events know: plain words, and words with a value.
_SENSES = (
    "now", "ago", "ahead", "within", "at_least", "exactly", "shortly", "few", "later", "earlier",
    "around", "not_after", "during", "same", "start_of", "end_of", "between", "both", "to",
    "leads", "links", "last_many", "next_many",
)  # fmt: skip
_VALUES = ("numbers", "today", "near", "near_units", "units", "neighbours")
_AFTER_NO = ("halves", "thirds", "seasons")  # の may stand before these


class Lexicon(NamedTuple):
    """Every word that dates are written with."""

    words: dict[str, tuple[Role, ...]]
    """A word or phrase and all the parts that it can play."""
    senses: dict[str, dict[str, Any]]
    """The same for what is counted from the present or from an event."""
    phrases: dict[str, tuple[str, ...]]
    """Phrases of several words by their first, the longest first."""
    longest: int
    """Characters of the longest word that is written without spaces."""
    endings: tuple[str, ...]
    """Of ordinal numbers in figures."""
    prefixes: tuple[str, ...]
    decade_endings: tuple[str, ...]
    letters: dict[str, str]
    """Letters for a part of a year beside a figure."""
    bracketed: dict[str, int]
    """Weekdays in brackets."""
    undated: frozenset[str]
    short_decades: frozenset[str]
    eras: dict[str, Era]


def _entries(one: Words) -> list[tuple[str, Role]]:
    found: list[tuple[str, Role]] = []
    for name, letter in (("months", "m"), ("weekdays", "w")):
        many: tuple[Texts, ...] = one[name]  # type: ignore[literal-required]
        for n, names in enumerate(many):
            found += [(word, (letter, n + (letter == "m"))) for word in names]
    for name, letter in _LISTS.items():
        found += [(word, (letter, None)) for word in one.get(name, ())]  # type: ignore[attr-defined]
    for name, letter in _TABLES.items():
        for word, value in one.get(name, {}).items():  # type: ignore[attr-defined]
            found.append((word, (letter, value)))
            if name in _AFTER_NO and not word.isascii():
                found.append((f"の{word}", (letter, value)))
    for name, reason in _REFUSED.items():
        found += [(word, ("!", reason)) for word in one.get(name, ())]  # type: ignore[attr-defined]
    found += [(word, ("e", None)) for word in one.get("decades", ())]
    found += [(word, ("a", half)) for half in ("am", "pm") for word in _halves(one, half)]
    for name, letter in (("sides", "<"), ("sides_behind", ">")):
        found += _sides(one.get(name, {}), letter)  # type: ignore[arg-type]
    return found


def _senses(languages: list[Words]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in languages:
        plain: dict[str, Any] = dict(one)
        pairs: list[tuple[str, str, Any]] = []
        pairs += [(name, word, None) for name in _SENSES for word in plain.get(name, ())]
        pairs += [(name, *item) for name in _VALUES for item in plain.get(name, {}).items()]
        for name in ("months", "weekdays"):
            for n, names in enumerate(plain[name]):
                pairs += [("name", word, (name, n)) for word in names]
        for sense, word, value in pairs:
            found.setdefault(fold(word), {}).setdefault(sense, value)
    return found


def _halves(one: Words, half: str) -> tuple[str, ...]:
    return one.get("am", ()) if half == "am" else one.get("pm", ())


def _sides(sides: Sides, letter: str) -> list[tuple[str, Role]]:
    return [(word, (letter, kind)) for kind, many in sides.items() for word in many]  # type: ignore[attr-defined]


def _build() -> Lexicon:
    known: dict[str, tuple[Role, ...]] = {}
    languages = [words(code) for code in CODES]
    for one in languages:
        for word, role in _entries(one):
            key = fold(word)
            # The word itself stands for its value where that is a name.
            role = (role[0], key) if role[0] in "@" else role
            if role not in known.get(key, ()):
                known[key] = (*known.get(key, ()), role)
    senses = _senses(languages)
    for word in senses:
        known.setdefault(word, (("U", None),))
    return Lexicon(known, senses, *_shapes(known), *_figures(languages))


def _shapes(known: dict[str, tuple[Role, ...]]) -> tuple[dict[str, tuple[str, ...]], int]:
    """Phrases by their first word, and the length of the longest word without spaces."""
    phrases: dict[str, list[str]] = {}
    for word in sorted(known, key=len, reverse=True):
        head = _head(word)
        if head != word and word.isascii():
            phrases.setdefault(head, []).append(word)
    longest = max(len(word) for word in known if not word.isascii())
    return {head: tuple(many) for head, many in phrases.items()}, longest


def _head(word: str) -> str:
    """The letters and digits with which a phrase begins."""
    return next((word[:i] for i, char in enumerate(word) if not char.isalnum()), word)


def _figures(languages: list[Words]) -> tuple[Any, ...]:
    def all_of(name: str) -> set[str]:
        return {fold(word) for one in languages for word in one.get(name, ())}  # type: ignore[attr-defined]

    endings = {word.strip() for one in languages for word in one.get("ordinal_endings", ())}
    return (
        tuple(sorted({_ending(word) for word in endings}, key=len, reverse=True)),
        tuple(all_of("ordinal_prefixes")),
        tuple(sorted(all_of("decade_endings"), key=len, reverse=True)),
        {letter: part for one in languages for letter, part in one.get("part_letters", {}).items()},
        {w: n for one in languages for n, w in enumerate(one.get("weekdays_in_brackets", ()))},
        frozenset(all_of("undated")),
        frozenset(all_of("short_decades")),
        {fold(name): era for one in languages for name, era in one.get("eras", {}).items()},
    )


def _ending(word: str) -> str:
    """An ordinal ending as it is folded, its full stop kept."""
    return ("." if word.startswith(".") else "") + fold(word.removeprefix("."))


LEXICON = _build()
