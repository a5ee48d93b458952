"""Patterns on folded text: the same answer from Python and from SQL's `=` and LIKE."""

from collections.abc import Iterator
from typing import Literal

from timeline.query.frozen import Frozen
from timeline.text import fold

Mode = Literal["exact", "word", "anywhere", "glob"]
ESCAPE = "!"
# What may stand before a word inside a name: "Clan del Golfo", "FARC-EP", "(ELN)", "D'Artagnan".
_BEFORE = (" ", "-", "(", "'", "/", ".")


class Pattern(Frozen):
    """A folded text and how it is looked for.

    `exact` the whole value; `word` at the start of a word of it; `anywhere` inside it; `glob` the
    whole value, where `*` stands for any run of characters.
    """

    text: str
    mode: Mode

    def matches(self, value: str) -> bool:
        """Whether a folded value fits."""
        if self.mode == "exact":
            return value == self.text
        if self.mode == "glob":
            return _glob(self.text.split("*"), value)
        if self.text not in value:
            return False
        return (
            self.mode == "anywhere"
            or value.startswith(self.text)
            or any(f"{mark}{self.text}" in value for mark in _BEFORE)
        )

    def sql(self, column: str) -> str:
        """The same question to a column that is not NULL.

        An engine whose string literals read backslash escapes doubles the backslashes itself.
        """
        if self.mode == "exact":
            return f"{column} = {literal(self.text)}"
        return f"({' OR '.join(_like(column, like) for like in self._likes())})"

    def _likes(self) -> Iterator[str]:
        if self.mode == "glob":
            yield "%".join(_escaped(part) for part in self.text.split("*"))
        elif self.mode == "anywhere":
            yield f"%{_escaped(self.text)}%"
        else:
            yield f"{_escaped(self.text)}%"
            for mark in _BEFORE:
                yield f"%{_escaped(mark + self.text)}%"


def pattern(text: str, mode: Mode) -> Pattern:
    """`text`, folded, as a pattern; one with a `*` is a glob, unless looked for anywhere.

    Scripts without spaces between words (Han, Kana, Thai …) are found anywhere in a name.
    """
    folded = fold(text)
    if mode != "anywhere" and "*" in folded:
        return Pattern(folded, "glob")
    return Pattern(folded, "anywhere" if mode == "word" and _is_unspaced(folded[:1]) else mode)


def _is_unspaced(char: str) -> bool:
    return "\u0e00" <= char <= "\u0eff" or "\u2e80" <= char <= "\ud7ff" or char >= "\uf900"


def _glob(parts: list[str], value: str) -> bool:
    """Whether `value` is the parts in their order with anything between them; linear."""
    first, *middle, last = parts
    end = len(value) - len(last)
    if not value.startswith(first) or not value.endswith(last) or end < len(first):
        return False
    place = len(first)
    for part in middle:
        place = value.find(part, place, end)
        if place < 0:
            return False
        place += len(part)
    return True


def literal(text: str) -> str:
    """`text` as an SQL string; quotes are doubled."""
    return "'" + text.replace("'", "''") + "'"


def _like(column: str, like: str) -> str:
    # Where no ESCAPE is named, PostgreSQL, ClickHouse and Spark take a backslash for one.
    tail = f" ESCAPE '{ESCAPE}'" if ESCAPE in like or "\\" in like else ""
    return f"{column} LIKE {literal(like)}{tail}"


def _escaped(text: str) -> str:
    """`text` so that LIKE takes every character of it as itself."""
    for sign in (ESCAPE, "%", "_"):
        text = text.replace(sign, ESCAPE + sign)
    return text
