"""Patterns on folded text: the same answer from Python and from SQL's `=` and LIKE."""

from functools import cache
from typing import Literal

from timeline.query.frozen import Frozen
from timeline.text import fold

Mode = Literal["exact", "word", "anywhere", "glob"]
ESCAPE = "!"
# What parts the words of a name: "FARC-EP", "(ELN)", "D'Artagnan", "Nixon, Richard".
_MARKS = "-()'’/.,:;"
_PARTED = str.maketrans(_MARKS, " " * len(_MARKS))


class Pattern(Frozen):
    """A folded text and how it is looked for.

    `exact` the whole value; `word` whole words of it, one after another; `anywhere` inside it;
    `glob` the whole value, where `*` stands for any run of characters.
    """

    text: str
    mode: Mode

    def matches(self, value: str) -> bool:
        """Whether a folded value fits."""
        if self.mode == "exact":
            return value == self.text
        if self.mode == "glob":
            return _glob(self.text.split("*"), value)
        if self.mode == "word":
            return _parted(self.text) in f" {value.translate(_PARTED)} "
        return self.text in value

    def sql(self, column: str) -> str:
        """The same question to a column that is not NULL.

        An engine whose string literals read backslash escapes doubles the backslashes itself.
        """
        if self.mode == "exact":
            return f"{column} = {literal(self.text)}"
        if self.mode == "glob":
            likes = "%".join(_escaped(part) for part in self.text.split("*"))
            return f"({_like(column, likes)})"
        if self.mode == "anywhere":
            return f"({_like(column, f'%{_escaped(self.text)}%')})"
        words = _parted(self.text)
        rare = max(words.split(), key=len, default="")  # spares most values the replacing
        whole = _like(_parted_sql(column), f"%{_escaped(words)}%")
        return f"({_like(column, f'%{_escaped(rare)}%')} AND {whole})"


def pattern(text: str, mode: Mode) -> Pattern:
    """`text`, folded, as a pattern; one with a `*` is a glob, unless looked for anywhere.

    Scripts without spaces between words (Han, Kana, Thai …), and what is no word at all, are found
    anywhere in a name.
    """
    folded = fold(text)
    if mode != "anywhere" and "*" in folded:
        return Pattern(folded, "glob")
    if mode == "word" and (_is_unspaced(folded[:1]) or not folded.translate(_PARTED).strip()):
        return Pattern(folded, "anywhere")
    return Pattern(folded, mode)


@cache
def _parted(text: str) -> str:
    """A folded text with blanks around and between its words."""
    return f" {text.translate(_PARTED).strip()} "


def _parted_sql(column: str) -> str:
    """A column with blanks around and between its words."""
    for mark in _MARKS:
        column = f"REPLACE({column}, {literal(mark)}, ' ')"
    return f"' ' || {column} || ' '"


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
