"""The occurrences of a repeating event, on the clock of its own zone (RFC 5545, 3.3.10)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

Moment = date | datetime
MOST = 1000
"""Occurrences of one event at most."""

_FAST = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=([0-9]{8})(T[0-9]{6})?(Z?)", re.IGNORECASE)


class NotExpanded(ValueError):
    """Why an event is kept as one that repeats."""


def occurrences(
    start: Moment,
    rules: Iterable[str],
    *,
    extra: Iterable[Moment] = (),
    without: Iterable[Moment] = (),
    until: date | None = None,
) -> list[Moment]:
    """Every occurrence from `start` on, in order; raises `NotExpanded` where there is no end.

    `extra` and `without` are RDATE and EXDATE. `until` is the last day to look at.
    """
    given = list(rules)
    base = start if isinstance(start, datetime) else datetime.combine(start, time())
    wall = base.replace(tzinfo=None)
    found = {wall}
    for rule in given:
        found.update(_of_rule(rule, base, until))
    found.update(_wall(one, base) for one in extra)
    found -= {_wall(one, base) for one in without}
    if until is not None:
        found = {one for one in found if one.date() <= until}
    if len(found) > MOST:
        raise NotExpanded(f"it has more than {MOST} occurrences")
    return [_like(start, one) for one in sorted(found)]


def _of_rule(rule: str, base: datetime, until: date | None) -> Iterator[datetime]:
    if _FAST.search(rule):
        raise NotExpanded("it repeats within a day")
    if until is None and not re.search(r"COUNT=|UNTIL=", rule, re.IGNORECASE):
        raise NotExpanded("it has no end; give one with --until")
    wall = base.replace(tzinfo=None)
    try:
        found = rrulestr(_UNTIL.sub(lambda m: _on_clock(m, base), rule), dtstart=wall)
        for one in islice(found, MOST + 1):
            if until is not None and one.date() > until:
                return
            yield one
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise NotExpanded(f"its rule makes no sense: {error}") from error


def _on_clock(found: re.Match[str], base: datetime) -> str:
    """UNTIL on the clock of the event's zone: programs write it in UTC."""
    if not found[2]:
        return f"UNTIL={found[1]}T235959"
    moment = datetime.strptime(found[1] + found[2], "%Y%m%dT%H%M%S")
    if found[3] and base.tzinfo is not None:
        from datetime import UTC

        moment = moment.replace(tzinfo=UTC).astimezone(base.tzinfo).replace(tzinfo=None)
    return f"UNTIL={moment:%Y%m%dT%H%M%S}"


def _wall(moment: Moment, base: datetime) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, base.replace(tzinfo=None).time())
    if moment.tzinfo is not None and base.tzinfo is not None:
        moment = moment.astimezone(base.tzinfo)
    return moment.replace(tzinfo=None)


def _like(start: Moment, wall: datetime) -> Moment:
    if not isinstance(start, datetime):
        return wall.date()
    return wall.replace(tzinfo=start.tzinfo)
