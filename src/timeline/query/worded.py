"""Words of a question that stand for themselves and are a date: 1973, 1970s, 9 August 1974."""

from collections.abc import Sequence

from timeline.dates import DateError
from timeline.dates.plain import plain

MOST = 6  # words of one date


def dated(words: Sequence[str]) -> int:
    """How many of the first words are a date together, as many as possible; 0 where none are.

    A date has a figure and is the same on every day: "yesterday" and "9 August" are words.
    """
    for count in range(min(len(words), MOST), 0, -1):
        if _is_date(" ".join(words[:count])):
            return count
    return 0


def _is_date(text: str) -> bool:
    if not any(char.isdigit() for char in text):
        return False
    if plain(text) is not None:
        return True
    if text.isdigit():  # a number of another length is a word
        return False
    from timeline.dates.period import period  # most questions hold no such word

    try:
        return period(text, now=0, tz="UTC") == period(text, now=_LATER, tz="UTC")
    except DateError:
        return False


_LATER = 86400 * 1001
