"""What is known of a time, in words: days between two bounds, deadlines, marks for a title."""

from typing import TYPE_CHECKING

from timeline.chronicle.resolve.values import Deadline, Resolved
from timeline.dates import Point, civil_from_days, days_in_month
from timeline.words.pairs import between_points, joined_exact
from timeline.words.speech import Speech
from timeline.words.units import day_words, exact_piece, point_of

if TYPE_CHECKING:
    from timeline.dates.period import Period


def days_between(speech: Speech, low: int | None, high: int | None) -> str:
    """`4 February 2026`, `March 2024`, `between 4 and 6 May 2024`, `2018 or later`; "" for none."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        return between_points(speech, *_coarsest(low, high))
    return _one_sided(speech, low, high)


def _one_sided(speech: Speech, low: int | None, high: int | None) -> str:
    """`2018 or later`, `4 February 2026 or earlier`."""
    if low is not None:
        return speech.say("or_later", x=exact_piece(speech, _from(low)))
    return speech.say("or_earlier", x=exact_piece(speech, _until(high or 0)))


def _from(low: int) -> Point:
    """The longest unit that begins with the day."""
    _, month, day = civil_from_days(low)
    if day != 1:
        return point_of(low)
    return Point(point_of(low).year) if month == 1 else point_of(low, months=True)


def _until(high: int) -> Point:
    """The longest unit that ends with the day."""
    year, month, day = civil_from_days(high)
    if day != days_in_month(year, month):
        return point_of(high)
    return Point(point_of(high).year) if month == 12 else point_of(high, months=True)


def _coarsest(low: int, high: int) -> tuple[Point, Point]:
    """Years or months where the bounds are those of whole ones, else days."""
    _, from_month, from_day = civil_from_days(low)
    to_year, to_month, to_day = civil_from_days(high)
    first, last = point_of(low), point_of(high)
    if from_day != 1 or to_day != days_in_month(to_year, to_month):
        return first, last
    if (from_month, to_month) == (1, 12):
        return Point(first.year), Point(last.year)
    return point_of(low, months=True), point_of(high, months=True)


def period_words(speech: Speech, period: "Period") -> str:
    """A period of whole days: `15 to 24 March 2024`, `from 2018 on`."""
    low, high = period.first, period.last
    if low is None or high is None:
        if low is None and high is None:
            return speech.say("any_time")
        edge = day_words(speech, low if low is not None else high or 0)
        return speech.say("from_on" if high is None else "until", x=edge)
    first, last = _coarsest(low, high)
    if first == last:
        return exact_piece(speech, first).words
    return joined_exact(speech, "from_to", first, last)


def deadline_words(speech: Speech, deadline: Deadline) -> str:
    """`by the end of 4 April 2026`, `between 4 and 6 April 2026`; "" where it is not known."""
    first, last = deadline.first_day, deadline.last_day
    if last is not None and first in (None, last):
        return speech.say("end_of", x=day_words(speech, last))
    if first is None or last is None:
        return days_between(speech, first, last)
    return between_points(speech, point_of(first), point_of(last))


def mark(speech: Speech, resolved: Resolved) -> str:
    """What follows a title: `~`, `(1968)`, `(since 2018)`; "" where the day is certain."""
    low, _, _, high = resolved.days
    if resolved.undated or (low is None and high is None):
        return "(?)"
    if low is not None and low == high:
        return "~" if resolved.qualified else ""
    words = _short_period(speech, low, high)
    return f"({words}?)" if resolved.qualified else f"({words})"


def _short_period(speech: Speech, low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return _one_sided(speech, low, high)
    first, last = _coarsest(low, high)
    if first == last:
        return str(exact_piece(speech, first))
    return joined_exact(speech, "short_span", first, last)
