"""What an entry of a calendar shows, as digests: how a change made there is known on the way back.

Calendar programs write the same time in another zone and fold texts anew, so that both are
brought into one form first: moments in UTC, runs of white space as one space.
"""

from collections.abc import Iterable, Mapping

from timeline.format.digests import digest

LENGTH = 8


def line(id: str, parts: Mapping[str, str]) -> str:
    """The parts of an entry with their digests, in one line."""
    return " ".join(f"{name}={_digest(id, name, text)}" for name, text in sorted(parts.items()))


def category(words: str) -> str:
    """A category without commas, at which some programs cut one in two."""
    return words.replace(", ", " - ").replace(",", "\u30fb")


def categories(words: Iterable[str]) -> str:
    """All categories of an entry as one part of it, whatever their order."""
    return "\n".join(sorted(word for word in words if word))


def changed(id: str, written: str, parts: Mapping[str, str]) -> frozenset[str]:
    """The parts that no longer are as `line` once wrote them; parts that it does not name are."""
    known = pairs(written)
    found = (name for name, text in parts.items() if known.get(name) != _digest(id, name, text))
    return frozenset(name for name in found if name in known)


def pairs(written: str) -> dict[str, str]:
    """The names and digests of a line."""
    return {
        name: mark for name, sign, mark in (one.partition("=") for one in written.split()) if sign
    }


def _digest(id: str, name: str, text: str) -> str:
    return digest(id, name, " ".join(text.split()))[:LENGTH]
