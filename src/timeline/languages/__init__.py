"""The words of each language as data: how people write dates in it, one file a language.

A file `xx.py` holds `WORDS`, a `Words`. To add a language, copy one, translate what stands there
and leave out what the language does not have; `CODES` finds it by its name. Words are written as
people write them; readers fold case and accents themselves.
"""

from importlib import import_module
from typing import NotRequired, TypedDict

CODES = ("en", "es", "ja", "de", "fr", "pt")
# Languages of the program itself, with words for everything; of the others only what imports.
COMPLETE = ("en", "es", "ja")

Texts = tuple[str, ...]


class Sides(TypedDict, total=False):
    """Words that set a limit, by what they say of the moment that they name."""

    # Excludes it.
    before: Texts
    # Excludes it.
    after: Texts
    # Not later: includes it.
    by: Texts
    # Not earlier: includes it.
    not_before: Texts
    # From then on, and still.
    since: Texts
    # From then on; the end is not told.
    start: Texts
    # Up to then, included; the start is not told.
    until: Texts


class Era(TypedDict):
    """A named era with its own count of years."""

    # The year before its first one.
    zero: int
    # Its first day.
    first: str
    # Its last day, if it has ended.
    last: NotRequired[str]
    # Its short form before figures, as in R6.3.15.
    letter: NotRequired[str]
    # The last of its years whose months are of another calendar.
    lunar_until: NotRequired[int]


class Words(TypedDict):
    """How one language writes dates. Every key may be left out but `months` and `weekdays`."""

    # Twelve, each with its short forms; empty where a month is a number.
    months: tuple[Texts, ...]
    # Seven, from Monday, each with its short forms.
    weekdays: tuple[Texts, ...]
    # Forms that mean a weekday in brackets only; Monday is 0.
    weekdays_in_brackets: NotRequired[dict[str, int]]
    # The EDTF codes 21 to 24.
    seasons: NotRequired[dict[str, int]]
    # Month and day of days that have a name.
    named_days: NotRequired[dict[str, tuple[int, int]]]
    # Whole numbers in words.
    numbers: NotRequired[dict[str, int]]
    # Ordinal numbers in words; -1 is the last.
    ordinals: NotRequired[dict[str, int]]
    # What stands behind the figures of an ordinal number.
    ordinal_endings: NotRequired[Texts]
    # The same before the figures.
    ordinal_prefixes: NotRequired[Texts]
    # Words before a date that add nothing to it, such as articles.
    leads: NotRequired[Texts]
    # The same behind a date.
    leads_behind: NotRequired[Texts]
    # Words between the parts of one date.
    links: NotRequired[Texts]
    # Words that begin "from A to B", and are links elsewhere.
    froms: NotRequired[Texts]
    # Approximately, before or behind a date.
    circa: NotRequired[Texts]
    # Perhaps, before or behind a date.
    uncertain: NotRequired[Texts]
    # Early 0, mid 1, late 2.
    thirds: NotRequired[dict[str, int]]
    # The start 0 or the end 2 of a unit: thirds of it, but the exact edge for a limit.
    edges: NotRequired[dict[str, int]]
    # Parts that are counted: half, quarter, third, trimester, semester, quadrimester, bimester,
    # fortnight.
    parts: NotRequired[dict[str, str]]
    # The same as one letter beside a figure, as in Q1.
    part_letters: NotRequired[dict[str, str]]
    # The first and the second half, each in one word.
    halves: NotRequired[dict[str, int]]
    # Words for a decade beside its year.
    decades: NotRequired[Texts]
    # What makes a decade of the figures of a year, as the s of 1990s.
    decade_endings: NotRequired[Texts]
    # Words after which two figures, 30 to 90, are a decade of the 20th century by usage.
    short_decades: NotRequired[Texts]
    centuries: NotRequired[Texts]
    # Short forms that stand before the number only.
    centuries_before: NotRequired[Texts]
    # Short forms that stand behind an ordinal number only.
    centuries_behind: NotRequired[Texts]
    before_christ: NotRequired[Texts]
    after_christ: NotRequired[Texts]
    # Limits before a date.
    sides: NotRequired[Sides]
    # Limits behind a date.
    sides_behind: NotRequired[Sides]
    between: NotRequired[Texts]
    between_behind: NotRequired[Texts]
    # And.
    both: NotRequired[Texts]
    # Or.
    either: NotRequired[Texts]
    # The word between the two ends of a duration.
    to: NotRequired[Texts]
    # The present as an end.
    still: NotRequired[Texts]
    am: NotRequired[Texts]
    pm: NotRequired[Texts]
    # Words for a part of the day behind a clock time: its half, "am" or "pm", and the first and the
    # last hour of which they are said.
    hours_of: NotRequired[dict[str, tuple[str, int, int]]]
    noon: NotRequired[Texts]
    midnight: NotRequired[Texts]
    # What makes a clock time of the number before it.
    hours: NotRequired[Texts]
    minutes: NotRequired[Texts]
    seconds: NotRequired[Texts]
    # Behind an hour: thirty minutes past it.
    half_past: NotRequired[Texts]
    # Parts of a day: 0 lies within it, 1 may go on after midnight.
    day_parts: NotRequired[dict[str, int]]
    local_time: NotRequired[Texts]
    # Short names of zones behind a clock time, each with its offset; "" for one that has several
    # meanings, such as IST.
    zones: NotRequired[dict[str, str]]
    # Before a day: the week around it.
    weeks: NotRequired[Texts]
    eras: NotRequired[dict[str, Era]]
    # The first year of an era in one word.
    first_year: NotRequired[Texts]
    year_units: NotRequired[Texts]
    month_units: NotRequired[Texts]
    # Units behind the number of a year, a month, a day of the month.
    day_units: NotRequired[Texts]
    # What says that there is no date.
    undated: NotRequired[Texts]
    # Names of other calendars, their months and years.
    calendars: NotRequired[Texts]
    # Words that two people would date differently.
    unclear: NotRequired[Texts]
    # Days from today.
    today: NotRequired[dict[str, int]]
    now: NotRequired[Texts]
    # Last -1, this 0, next 1, before or behind a unit, a month or a weekday.
    near: NotRequired[dict[str, int]]
    # One word for a unit and how far it is away, as 来週.
    near_units: NotRequired[dict[str, tuple[str, int]]]
    # Units of a duration: Y, Q (quarter), M, W, D, H, m (minute), S; ? could be two.
    units: NotRequired[dict[str, str]]
    # So long before now; before or behind the duration.
    ago: NotRequired[Texts]
    # So long after now; before or behind the duration.
    ahead: NotRequired[Texts]
    # Before a duration: the time up to now.
    last_many: NotRequired[Texts]
    next_many: NotRequired[Texts]
    # At most so long, before or behind a duration.
    within: NotRequired[Texts]
    at_least: NotRequired[Texts]
    exactly: NotRequired[Texts]
    # An unknown short while, before a side.
    shortly: NotRequired[Texts]
    # An unknown number of a unit.
    few: NotRequired[Texts]
    # After an event.
    later: NotRequired[Texts]
    # Before an event.
    earlier: NotRequired[Texts]
    # On either side of an event, behind a duration.
    around: NotRequired[Texts]
    # At the latest, before a duration and a side.
    not_after: NotRequired[Texts]
    during: NotRequired[Texts]
    same: NotRequired[Texts]
    start_of: NotRequired[Texts]
    end_of: NotRequired[Texts]
    # A day or unit beside an event in one phrase: unit, `after` or `before`, how many.
    neighbours: NotRequired[dict[str, tuple[str, str, int]]]


def words(code: str) -> Words:
    """The words of a language."""
    found: Words = import_module(f"{__name__}.{code}").WORDS
    return found
