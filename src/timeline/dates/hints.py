"""What was probably meant by a text that is no EDTF expression. Loaded only after a refusal."""

import re
from collections.abc import Callable

from .errors import DateError
from .rewrites import rewrites

_LONGEST = 120  # a longer text is no slip of the pen, and looking for one must stay cheap


def advised(text: str, error: DateError, build: Callable[[str, bool], object]) -> DateError:
    """The same refusal with a hint, where it is plain what was meant.

    A suggestion is always an expression that `build` parses; where a text could mean two things,
    the hint says both and nothing is suggested.
    """
    if len(text) > _LONGEST:
        return error
    both = _both_readings(text)
    suggestion = None if both else next((c for c in rewrites(text) if _parses(c, build)), None)
    parts = [both or _explanation(text, error)]
    if suggestion is not None:
        parts.append(f"did you mean '{suggestion}'?")
    return DateError(
        error.column,
        error.found,
        error.expected,
        error.reason,
        hint="; ".join(part for part in parts if part) or None,
        suggestion=suggestion,
    )


def _parses(candidate: str, build: Callable[[str, bool], object]) -> bool:
    try:
        build(candidate, True)
    except DateError:
        return False
    return True


def _both_readings(text: str) -> str | None:
    """What `10/11/2024` could mean, in either order."""
    match = re.fullmatch(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})", text.strip())
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    one, other = (f"{match[3]}-{m:02d}-{d:02d}" for m, d in ((second, first), (first, second)))
    return f"day or month first is not said: write '{one}' or '{other}'"


def _explanation(text: str, error: DateError) -> str | None:
    if error.hint:
        return error.hint
    for pattern, sentence in _NOTATIONS:
        if re.search(pattern, text):
            return sentence
    return _SENTENCES.get(error.reason)


_NOTATIONS = (
    (r"^[0-9]{4}-?W[0-9]", "an ISO week is written as its days"),
    (r"^[0-9]{4}-[0-9]{3}$|^[0-9]{7}$", "a day counted within its year is written with its month"),
    (r"[0-9]u|\buu|[?]~|~[?]|unknown|open$|^y-?[0-9]", "this is the draft of 2012"),
    (r"\([^()]*\)", "brackets are of the draft of 2012: now '?', '~' and '%' stand before a "
     "component, or behind the last of a group"),
    (r"/-?P[0-9T]|^-?P.*/", "an interval has a date on both sides; say a duration with 'relative' "
     "and 'offset'"),
    (r"^[^][{}/]*[^][{}/.]\.\.[^][{}/.]",
     "'A/B' lasts from A to B, '[A..B]' is some time between them"),
    (r"^[^][{}]+,[^][{}]+$", "several dates are '[A,B]', one of them, or '{A,B}', all of them"),
    (r"T24", "the end of a day is the start of the next"),
    (r":60", "leap seconds are not kept"),
    (r"T[0-9:]+[.,][0-9]", "a fraction of a second is not kept"),
    (r"^[0-9]{8}", "EDTF puts hyphens between year, month and day"),
)  # fmt: skip

_SENTENCES = {
    "void-interval": "an interval has a date on at least one side; of no date at all, say 'text'",
    "order": "put the earlier date first",
    "clock-in-interval": "give start and end apart, each with its clock time",
    "clock-in-set": "between two clock times, give 'earliest' and 'latest'",
    "clock-without-minutes": "give minutes, or 'earliest' and 'latest' for the whole hour",
    "clock-without-day": "a clock time needs year, month and day, all known",
    "clock-after-qualifier": "a qualifier behind 'T' speaks of the clock alone",
    "interval-in-set": "a range of values within a set has two dots",
    "nested-set": "put all members into one set",
    "open-range-inside": "an open range is the first member, '..A', or the last, 'A..'",
    "season-with-day": "a season or part of a year has no days of its own",
    "short-long-year": "four digits stand without 'Y'",
    "long-year-with-month": "a year of this form has no months",
    "negative-zero": "years are astronomical: 0000 is 1 BCE, -0001 is 2 BCE",
    "no-offset": "say which zone's clock it is",
    "significant-digits": "'1950S2' is some year from 1900 to 1999, about 1950",
}
