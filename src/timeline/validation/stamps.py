"""Dates as rules compare them: read once, with what surely comes after what."""

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates import Date, DateError, parse

if TYPE_CHECKING:
    from timeline.dates import Zone

_REMEMBERED = 4096


def certainly_later(one: str, other: str) -> bool:
    """Whether all of the date `one` is later than all of `other`, wherever they were."""
    first, last = dated(one)[0], dated(other)[0]
    if first is None or last is None:
        return False
    start, end, apart = first.days.s1, last.days.e2, 0
    if first.has_clock and last.has_clock:
        if (first.offset is None) == (last.offset is None):
            start, end = _moment(first.first_moment(), first), _moment(last.last_moment(), last)
        else:
            apart = 1  # one day has other names in zones that are 24 hours apart
    return start is not None and end is not None and start > end + apart


def days_later(one: str, other: str) -> bool:
    """Whether the date `one` is later than `other` by days: one day is no more than other zones."""
    first, last = dated(one)[0], last_day(other)
    start = first.days.s1 if first is not None else None
    return start is not None and last is not None and start > last + 1


def _moment(local: int | None, date: Date) -> int | None:
    """The instant of a clock time that says its offset; of one that does not, its local second."""
    return None if local is None else local - (date.offset or 0)


@lru_cache(_REMEMBERED)
def dated(text: str) -> tuple[Date | None, DateError | None]:
    """The date that `text` is, or why it is none."""
    try:
        return parse(text), None
    except DateError as error:
        return None, error


@lru_cache(_REMEMBERED)
def last_day(text: str) -> int | None:
    """The last day that the date `text` may be; None for one without end, and for none."""
    date = dated(text)[0]
    return date.days.e2 if date is not None else None


@lru_cache(256)
def zone_called(name: str) -> "Zone | None":
    """The time zone of this name, or None; a rule of its own tells of names that are none."""
    from timeline.dates import ZoneError, zone  # most events name no zone

    try:
        return zone(name)
    except ZoneError:
        return None
