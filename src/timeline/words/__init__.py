"""Dates, standing, commitments and figures in words of each language.

One file here is one language: `<code>.py` holds its words as data, and nothing else needs to know
of it. A language that has no file speaks English; a missing word fails nothing.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from timeline.chronicle.due import DueState
from timeline.chronicle.resolve.values import Deadline, Resolved
from timeline.dates import Date
from timeline.words.bounds import mark
from timeline.words.moments import due_phrase, when_phrase
from timeline.words.phrases import point_phrase, text_piece
from timeline.words.relative import Wording
from timeline.words.reports import claim_phrase, due_state_phrase, standing_phrase
from timeline.words.spans import date_piece
from timeline.words.speech import codes, speech
from timeline.words.units import month_short, year_words

__all__ = [
    "axis_words", "claim_words", "codes", "date_words", "due_state_words", "due_words", "label",
    "listed_words", "month_words", "quantity_words", "short_mark", "span_words", "standing_words",
    "when_words",
]  # fmt: skip


@lru_cache(maxsize=1 << 12)  # a page asks for the same few words in every card
def label(code: str, group: str, key: str) -> str:
    """The word for a code of the format, such as `meeting`; an unknown one in plain words."""
    return speech(code).label(group, key)


def date_words(date: Date | str, code: str, *, zone: str = "") -> str:
    """A date in words; any other text as it was written. `zone` is what its clock shows."""
    spoken = speech(code)
    if isinstance(date, str):
        return text_piece(date, Wording(spoken, str, zone)).words
    return date_piece(spoken, date, place=zone).words


def when_words(
    when: Any, code: str, *, title_of: Callable[[str], str], resolved: Resolved, place: str = ""
) -> str:
    """An event's `when`; `title_of` gives the title of an event that it is told from.

    `place` is the zone of its clock times where they were moved out of the event's own.
    """
    return when_phrase(when, _telling(when, code, title_of, resolved.zone, place), resolved)


def due_words(
    due: Any, code: str, *, title_of: Callable[[str], str], deadline: Deadline, place: str = ""
) -> str:
    """A commitment's `due`: `within two months after “…” (by the end of 4 April 2026)`."""
    return due_phrase(due, _telling(due, code, title_of, deadline.zone, place), deadline)


def _telling(
    time: Any, code: str, title_of: Callable[[str], str], zone: str, place: str
) -> Wording:
    if place:
        return Wording(speech(code), title_of, place, home=zone)
    return Wording(speech(code), title_of, _zone(time, zone))


def _zone(time: Any, known: str) -> str:
    """The zone that clock times show; one that is only an offset is written with the time."""
    own = time.get("tz") if isinstance(time, dict) else None
    return str(own) if own else ("" if known[:1] in ("+", "-") else known)


def short_mark(resolved: Resolved, code: str) -> str:
    """What follows a title whose date is vague: `~`, `(1968)`; "" where the day is certain."""
    return mark(speech(code), resolved)


def span_words(unit: str, n: int, code: str) -> str:
    """So many of a unit of time: `14 years`."""
    return speech(code).counted(unit, n)


def month_words(month: int, code: str) -> str:
    """The name of a month, from 1 to 12."""
    return str(speech(code).table("MONTHS")[month - 1])


def listed_words(items: Sequence[str], code: str) -> str:
    """`a, b and c`."""
    return speech(code).listed(list(items), "and")


def axis_words(unit: str, parts: tuple[int, int, int, int, int], code: str) -> str:
    """A tick of an axis, as short as can be; `parts` are year, month, day, hour and minute."""
    spoken = speech(code)
    year, month, day, hour, minute = parts
    if unit == "year":
        return year_words(spoken, year)
    if unit == "month":
        return month_short(spoken, month)
    if unit == "day":
        return spoken.say("axis_day", day=str(day), month=month_short(spoken, month))
    return f"{hour}:{minute:02}"


def standing_words(
    value: str, voices: Sequence[str], code: str, *, because: str | None = None
) -> str:
    """How an event is attested; what is only alleged, with its voices."""
    return standing_phrase(speech(code), value, voices, because)


def claim_words(
    stance: str, speaker: str, code: str, *, text: str = "", at: str = "", about: str = ""
) -> str:
    """One claim on one line: who, what they do, when, on what, and their words."""
    return claim_phrase(speech(code), stance, speaker, text=text, at=at, about=about)


def quantity_words(quantity: dict[str, Any], code: str, *, measure: str) -> str:
    """A quantity: `cocaine seized: 3,172 t (between 2026 and 4 February 2026)`."""
    from timeline.words.figures import amount_words  # lists show no figures and need no decimals

    spoken = speech(code)
    amount = amount_words(spoken, quantity)
    as_of = quantity.get("as_of")
    if as_of is not None:
        when = point_phrase(as_of, Wording(spoken, str, ""))
        # "By 4 February" and the like say by themselves how they stand to the amount.
        phrase = "as_of" if isinstance(as_of, str) else "bounds"
        amount = spoken.say(phrase, x=amount, when=when, bounds=when)
    return spoken.say("measure", measure=measure, amount=amount)


def due_state_words(state: DueState, code: str) -> str:
    """What is known of a commitment: days left, overdue, or only that nothing is recorded."""
    return due_state_phrase(speech(code), state)
