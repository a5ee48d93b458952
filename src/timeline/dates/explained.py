"""What EDTF has instead of what was written, in a sentence for each reason of a refusal."""

import re

from .errors import DateError


def explained(text: str, error: DateError) -> str | None:
    """What to know about a refused expression; None where there is nothing to say."""
    if error.hint:
        return error.hint
    for pattern, sentence in _NOTATIONS:
        if re.search(pattern, text):
            return sentence
    return _SENTENCES.get(error.reason)


_NOTATIONS = (
    (r"\([^()]*\)", "brackets are from the draft of 2012: now '?', '~' and '%' go before a "
     "component, or after the last of a group"),
    (r"/-?P[0-9T]|^-?P.*/", "an interval has a date on both sides; give a duration with 'relative' "
     "and 'offset'"),
    (r"^[^][{}/]*[^][{}/.]\.\.[^][{}/.]",
     "'A/B' lasts from A to B, '[A..B]' is some time between them"),
    (r"^[^][{}]+,[^][{}]+$", "several dates are '[A,B]', one of them, or '{A,B}', all of them"),
    (r":60", "leap seconds are not kept"),
    (r"^[0-9]{8}", "EDTF puts hyphens between year, month and day"),
)  # fmt: skip

_SENTENCES = {
    "void-interval": "an interval has a date on at least one side; without any date, use 'text'",
    "order": "put the earlier date first",
    "clock-in-interval": "give start and end separately, each with its clock time",
    "clock-in-set": "between two clock times, give 'earliest' and 'latest'",
    "clock-without-minutes": "give minutes, or 'earliest' and 'latest' for the whole hour",
    "clock-without-day": "a clock time needs year, month and day, all known",
    "clock-after-qualifier": "a qualifier after 'T' applies only to the clock time",
    "interval-in-set": "a range of values within a set has two dots",
    "nested-set": "put all members into one set",
    "open-range-inside": "an open range is the first member, '..A', or the last, 'A..'",
    "season-with-day": "a season or part of a year has no days of its own",
    "short-long-year": "years of four digits have no 'Y'",
    "long-year-with-month": "a year of this form has no months",
    "negative-zero": "years are astronomical: 0000 is 1 BCE, -0001 is 2 BCE",
    "no-offset": "say which zone's clock it is",
    "significant-digits": "'1950S2' is some year from 1900 to 1999, about 1950",
}
