"""What helps where a date has two readings: to say whether the day or the month comes first."""

from timeline.dates.human.projections import when_of
from timeline.dates.human.read import read
from timeline.dates.human.reading import NotUnderstood

HINT = "say for all of them with --date-order dmy or --date-order mdy"


def hinted(error: NotUnderstood, text: str) -> NotUnderstood:
    """The error of a text; with a hint at the order of its figures if that would settle it."""
    try:
        when_of(read(text, order="dmy"))
    except NotUnderstood:
        return error
    return NotUnderstood(error.message, hint=HINT, reason=error.reason)
