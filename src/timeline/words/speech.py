"""A language as code sees it: its data, with English where it says nothing, and its templates."""

import re
from functools import cache
from string import Formatter
from types import ModuleType
from typing import Any, Final, NamedTuple

from timeline import registry

ROOM: Final = "timeline.words"
FALLBACK: Final = "en"
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,4})*", re.ASCII)


class Piece(NamedTuple):
    """A date or phrase inside a sentence; its unit decides on the article before it."""

    words: str
    unit: str = "other"

    def __str__(self) -> str:
        return self.words


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a file here, sorted."""
    return tuple(name for name in registry.names(ROOM) if _CODE.fullmatch(name))


def speech(code: str) -> "Speech":
    """The language called `code`; `es-CO` is `es`; one that has no file is English."""
    return _speech(_known(code))


@cache
def _known(code: str) -> str:
    parts = code.lower().split("-")
    known = codes()
    for size in range(len(parts), 0, -1):
        wanted = "-".join(parts[:size])
        if wanted in known:
            return wanted
    return FALLBACK


@cache
def _speech(code: str) -> "Speech":
    return Speech(code, registry.load(ROOM, code), registry.load(ROOM, FALLBACK))


@cache
def _gaps(template: str) -> tuple[str, ...]:
    """The names of the gaps that a sentence has."""
    return tuple(gap for _, gap, _, _ in Formatter().parse(template) if gap)


class Speech:
    """One language: its tables as attributes, `say` for its sentences, `label` for its codes."""

    def __init__(self, code: str, own: ModuleType, english: ModuleType) -> None:
        self.code = code
        self._own = own
        self._english = english
        self.phrases: dict[str, str] = {**english.PHRASES, **getattr(own, "PHRASES", {})}
        self._labels = getattr(own, "LABELS", {})
        self._contractions = getattr(own, "CONTRACTIONS", ())

    def table(self, name: str) -> Any:
        """A table of the language's file, else of the English one."""
        return getattr(self._own, name, None) or getattr(self._english, name)

    def own(self, name: str, default: Any) -> Any:
        """A table that makes sense in its own language only."""
        return getattr(self._own, name, default)

    def label(self, group: str, key: str) -> str:
        """The word for a code; one that is unknown, in plain words."""
        own = self._labels.get(group, {}).get(key)
        if own is not None:
            return str(own)
        return str(self._english.LABELS.get(group, {}).get(key) or key.replace("_", " "))

    def say(self, phrase: str, **pieces: Piece | str) -> str:
        """A sentence, its gaps filled: `{x}` bare, `{the_x}` and `{in_x}` with what goes before."""
        template = self.phrases[phrase]
        values: dict[str, str] = {}
        for gap in _gaps(template):
            before, _, name = ("", "", gap) if gap in pieces else gap.partition("_")
            piece = pieces[name]
            words, unit = piece if isinstance(piece, Piece) else (piece, "other")
            if before:
                words = (self.article(unit) if before == "the" else self._in(unit)) + words
            values[gap] = words
        return self._contracted(template.format_map(values))

    def article(self, unit: str) -> str:
        """What stands before a date of this unit, "" for nothing."""
        found: str = self.own("ARTICLES", {}).get(unit, "")
        return found

    def _in(self, unit: str) -> str:
        before = self.own("IN", {}).get(unit)
        word: str = self.own("IN_DEFAULT", "") if before is None else before
        return word + ("" if word == self.article(unit) else self.article(unit))

    def _contracted(self, words: str) -> str:
        if not self._contractions:
            return words
        spaced = f" {words}"
        for long, short in self._contractions:
            spaced = spaced.replace(long, short)
        return spaced[1:]

    def quoted(self, title: str) -> Piece:
        """A title as it stands in a sentence."""
        left, right = self.table("QUOTES")
        return Piece(f"{left}{title}{right}", "title")

    def number(self, n: int) -> str:
        """A number in figures, grouped as the language does."""
        mark: str = self.own("THOUSANDS", ",")
        if abs(n) < self.own("GROUP_FROM", 1000):
            return str(n).replace("-", "−")
        return f"{n:,}".replace(",", mark).replace("-", "−")

    def counted(self, unit: str, n: int) -> str:
        """So many of a unit of time: `two months`."""
        plural = self.table("plural")
        form: str = self.table("UNITS")[unit][plural(n)]
        words: str = self.own("NUMBERS", {}).get(n) or self.number(n)
        return form.format(n=words)

    def listed(self, items: list[str], last: str, *, comma: str = "comma") -> str:
        """`a, b and c`; `last` is the phrase before the last one, such as "and" or "or"."""
        if len(items) < 2:
            return "".join(items)
        return self.say(comma).join(items[:-1]) + self.say(last) + items[-1]
