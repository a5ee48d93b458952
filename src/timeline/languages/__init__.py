"""The words of each language as data: how people write dates in it, one file a language.

A file `xx.py` holds `WORDS`, a `Words`. To add a language, copy one, translate what stands there
and leave out what the language does not have; `CODES` finds it by its name. Words are written as
people write them; readers fold case and accents themselves.
"""

from importlib import import_module
from typing import NotRequired, TypedDict

CODES = ("en", "es", "ja", "de", "fr", "pt")
COMPLETE = ("en", "es", "ja")
"""Languages of the program itself, with words for everything; of the others only what imports."""

Texts = tuple[str, ...]


class Sides(TypedDict, total=False):
    """Words that set a limit, by what they say of the moment that they name."""

    before: Texts
    """Excludes it."""
    after: Texts
    """Excludes it."""
    by: Texts
    """Not later: includes it."""
    not_before: Texts
    """Not earlier: includes it."""
    since: Texts
    """From then on, and still."""
    start: Texts
    """From then on; the end is not told."""
    until: Texts
    """Up to then, included; the start is not told."""


class Era(TypedDict):
    """A named era with its own count of years."""

    zero: int
    """The year before its first one."""
    first: str
    """Its first day."""
    last: NotRequired[str]
    """Its last day, if it has ended."""
    letter: NotRequired[str]
    """Its short form before figures, as in R6.3.15."""
    lunar_until: NotRequired[int]
    """The last of its years whose months are of another calendar."""


class Words(TypedDict):
    """How one language writes dates. Every key may be left out but `months` and `weekdays`."""

    months: tuple[Texts, ...]
    """Twelve, each with its short forms; empty where a month is a number."""
    weekdays: tuple[Texts, ...]
    """Seven, from Monday, each with its short forms."""
    weekdays_in_brackets: NotRequired[dict[str, int]]
    """Forms that mean a weekday in brackets only; Monday is 0."""
    seasons: NotRequired[dict[str, int]]
    """The EDTF codes 21 to 24."""
    named_days: NotRequired[dict[str, tuple[int, int]]]
    """Month and day of days that have a name."""
    numbers: NotRequired[dict[str, int]]
    """Whole numbers in words."""
    ordinals: NotRequired[dict[str, int]]
    """Ordinal numbers in words; -1 is the last."""
    ordinal_endings: NotRequired[Texts]
    """What stands behind the figures of an ordinal number."""
    ordinal_prefixes: NotRequired[Texts]
    """The same before the figures."""
    leads: NotRequired[Texts]
    """Words before a date that add nothing to it, such as articles."""
    leads_behind: NotRequired[Texts]
    """The same behind a date."""
    links: NotRequired[Texts]
    """Words between the parts of one date."""
    froms: NotRequired[Texts]
    """Words that begin "from A to B", and are links elsewhere."""
    circa: NotRequired[Texts]
    """Approximately, before or behind a date."""
    uncertain: NotRequired[Texts]
    """Perhaps, before or behind a date."""
    thirds: NotRequired[dict[str, int]]
    """Early 0, mid 1, late 2."""
    edges: NotRequired[dict[str, int]]
    """The start 0 or the end 2 of a unit: thirds of it, but the exact edge for a limit."""
    parts: NotRequired[dict[str, str]]
    """Parts that are counted: half, quarter, third, trimester, semester, quadrimester, bimester,
    fortnight."""
    part_letters: NotRequired[dict[str, str]]
    """The same as one letter beside a figure, as in Q1."""
    halves: NotRequired[dict[str, int]]
    """The first and the second half, each in one word."""
    decades: NotRequired[Texts]
    """Words for a decade beside its year."""
    decade_endings: NotRequired[Texts]
    """What makes a decade of the figures of a year, as the s of 1990s."""
    short_decades: NotRequired[Texts]
    """Words after which two figures, 30 to 90, are a decade of the 20th century by usage."""
    centuries: NotRequired[Texts]
    centuries_before: NotRequired[Texts]
    """Short forms that stand before the number only."""
    centuries_behind: NotRequired[Texts]
    """Short forms that stand behind an ordinal number only."""
    before_christ: NotRequired[Texts]
    after_christ: NotRequired[Texts]
    sides: NotRequired[Sides]
    """Limits before a date."""
    sides_behind: NotRequired[Sides]
    """Limits behind a date."""
    between: NotRequired[Texts]
    between_behind: NotRequired[Texts]
    both: NotRequired[Texts]
    """And."""
    either: NotRequired[Texts]
    """Or."""
    to: NotRequired[Texts]
    """The word between the two ends of a duration."""
    still: NotRequired[Texts]
    """The present as an end."""
    am: NotRequired[Texts]
    pm: NotRequired[Texts]
    hours_of: NotRequired[dict[str, tuple[str, int, int]]]
    """Words for a part of the day behind a clock time: its half, "am" or "pm", and the first and
    the last hour of which they are said."""
    noon: NotRequired[Texts]
    midnight: NotRequired[Texts]
    hours: NotRequired[Texts]
    """What makes a clock time of the number before it."""
    minutes: NotRequired[Texts]
    seconds: NotRequired[Texts]
    half_past: NotRequired[Texts]
    """Behind an hour: thirty minutes past it."""
    day_parts: NotRequired[dict[str, int]]
    """Parts of a day: 0 lies within it, 1 may go on after midnight."""
    local_time: NotRequired[Texts]
    zones: NotRequired[dict[str, str]]
    """Short names of zones behind a clock time, each with its offset; "" for one that has several
    meanings, such as IST."""
    weeks: NotRequired[Texts]
    """Before a day: the week around it."""
    eras: NotRequired[dict[str, Era]]
    first_year: NotRequired[Texts]
    """The first year of an era in one word."""
    year_units: NotRequired[Texts]
    month_units: NotRequired[Texts]
    day_units: NotRequired[Texts]
    """Units behind the number of a year, a month, a day of the month."""
    undated: NotRequired[Texts]
    """What says that there is no date."""
    calendars: NotRequired[Texts]
    """Names of other calendars, their months and years."""
    unclear: NotRequired[Texts]
    """Words that two people would date differently."""
    today: NotRequired[dict[str, int]]
    """Days from today."""
    now: NotRequired[Texts]
    near: NotRequired[dict[str, int]]
    """Last -1, this 0, next 1, before or behind a unit, a month or a weekday."""
    near_units: NotRequired[dict[str, tuple[str, int]]]
    """One word for a unit and how far it is away, as 来週."""
    units: NotRequired[dict[str, str]]
    """Units of a duration: Y, Q (quarter), M, W, D, H, m (minute), S; ? could be two."""
    ago: NotRequired[Texts]
    """So long before now; before or behind the duration."""
    ahead: NotRequired[Texts]
    """So long after now; before or behind the duration."""
    last_many: NotRequired[Texts]
    """Before a duration: the time up to now."""
    next_many: NotRequired[Texts]
    within: NotRequired[Texts]
    """At most so long, before or behind a duration."""
    at_least: NotRequired[Texts]
    exactly: NotRequired[Texts]
    shortly: NotRequired[Texts]
    """An unknown short while, before a side."""
    few: NotRequired[Texts]
    """An unknown number of a unit."""
    later: NotRequired[Texts]
    """After an event."""
    earlier: NotRequired[Texts]
    """Before an event."""
    around: NotRequired[Texts]
    """On either side of an event, behind a duration."""
    not_after: NotRequired[Texts]
    """At the latest, before a duration and a side."""
    during: NotRequired[Texts]
    same: NotRequired[Texts]
    start_of: NotRequired[Texts]
    end_of: NotRequired[Texts]
    neighbours: NotRequired[dict[str, tuple[str, str, int]]]
    """A day or unit beside an event in one phrase: unit, `after` or `before`, how many."""


def words(code: str) -> Words:
    """The words of a language."""
    found: Words = import_module(f"{__name__}.{code}").WORDS
    return found
