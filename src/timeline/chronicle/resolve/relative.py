"""Relative points: an offset counted from an anchor's bounds, by the calendar or by the clock."""

from typing import Any, Final, NamedTuple

from timeline.chronicle.resolve.bounds import DAY, Bounds, PlacedTime, days_in, days_of, local_of
from timeline.chronicle.resolve.shape import Faulty
from timeline.dates import FOREVER, DateError, Duration, Zone, add_months, parse_duration

# Which side of the anchor a relation counts from: of `during` and `same` only deadlines ask it.
DEFAULT_POINT: Final = {"after": "end", "before": "start", "during": "end", "same": "end"}


class Distance(NamedTuple):
    """How far from the anchor: at least and at most; None is "no distance given"."""

    least: Duration | None
    most: Duration | None


def offset_of(point: dict[str, Any], pointer: str) -> Distance:
    """The offset of a relative point; an invalid duration is `Faulty`."""
    if "offset" in point:
        exact = _duration(point["offset"], f"{pointer}/offset")
        return Distance(exact, exact)
    least, most = point.get("min"), point.get("max")
    return Distance(
        None if least is None else _duration(least, f"{pointer}/min"),
        None if most is None else _duration(most, f"{pointer}/max"),
    )


def _duration(text: Any, pointer: str) -> Duration:
    if not isinstance(text, str):
        raise Faulty("shape", pointer, "expected a duration such as 'P2M'")
    try:
        return parse_duration(text)
    except DateError as error:
        raise Faulty("duration", pointer, str(error)) from error


def relative_place(
    point: dict[str, Any], anchor: PlacedTime, pointer: str, zone: Zone | None
) -> PlacedTime:
    """Where a relative point lies; civil days are those of `zone`, else of the anchor's zone."""
    if point["relative"] not in DEFAULT_POINT or point.get("point", "end") not in ("start", "end"):
        expected = "expected 'after', 'before', 'during' or 'same', from a 'start' or an 'end'"
        raise Faulty("shape", pointer, expected)
    offset = offset_of(point, pointer)
    seconds = _bounds(point, anchor.seconds, offset, anchor.zone)
    home = zone or anchor.zone
    local = local_of(seconds, home)
    days = sure_days = days_in(local)
    sure = seconds
    if anchor.sure_seconds != anchor.seconds:
        sure = _bounds(point, anchor.sure_seconds, offset, anchor.zone)
        sure_days = days_of(sure, home)
    return PlacedTime(
        days=days,
        seconds=seconds,
        sure_days=sure_days,
        sure_seconds=sure,
        clock=_has_clock(local),
        qualified=anchor.qualified,
        precision="relative",
        zone=home,
        anchors=(point["to"],),
    )


def _has_clock(local: Bounds) -> bool:
    """Some bound is not the edge of a civil day."""
    s1, s2, e1, e2 = local
    if any(abs(second) < FOREVER and second % DAY for second in (s1, e1)):
        return True
    return any(abs(second) < FOREVER and (second + 1) % DAY for second in (s2, e2))


def _bounds(point: dict[str, Any], anchor: Bounds, offset: Distance, zone: Zone) -> Bounds:
    relation, side = point["relative"], point.get("point")
    if relation == "during":
        return _both(anchor.s1, anchor.e2)
    if relation == "same" and side is None:
        return anchor
    low, high = side_of(anchor, side or DEFAULT_POINT[relation])
    if relation == "same":
        return _both(low, high)
    if relation == "after":
        return _both(_after_low(low, offset, zone), _after_high(high, offset, zone))
    return _both(_before_low(low, offset, zone), _before_high(high, offset, zone))


def _both(low: int, high: int) -> Bounds:
    return Bounds(low, high, low, high)


def side_of(anchor: Bounds, side: str) -> tuple[int, int]:
    """First and last moment of the anchor's start or end.

    The end of something still open is only known not to lie before its start; and so for a start
    that is open.
    """
    if side == "start":
        return anchor.s1, (anchor.e2 if anchor.s2 <= -FOREVER else anchor.s2)
    return (anchor.s1 if anchor.e1 >= FOREVER else anchor.e1), anchor.e2


def _after_low(second: int, offset: Distance, zone: Zone) -> int:
    least = offset.least
    if least is None or abs(second) >= FOREVER:
        return second
    if least.has_clock:
        reached = shift(second, least, 1, zone)
    else:
        reached = max(second, zone.day_start(shift_day(second, least, 1, zone)))
    # Further than any number here: all that is known is that it comes after.
    return second if reached >= FOREVER else reached


def _after_high(second: int, offset: Distance, zone: Zone) -> int:
    if offset.most is None or abs(second) >= FOREVER:
        return FOREVER
    return reach(second, offset.most, 1, zone)


def _before_low(second: int, offset: Distance, zone: Zone) -> int:
    most = offset.most
    if most is None or abs(second) >= FOREVER:
        return -FOREVER
    if most.has_clock:
        return max(-FOREVER, shift(second, most, -1, zone))
    return max(-FOREVER, zone.day_start(shift_day(second, most, -1, zone)))


def _before_high(second: int, offset: Distance, zone: Zone) -> int:
    if offset.least is None or abs(second) >= FOREVER:
        return second
    reached = reach(second, offset.least, -1, zone)
    return second if reached <= -FOREVER else min(second, reached)


def reach(second: int, duration: Duration, sign: int, zone: Zone) -> int:
    """The last moment that an offset leads to: the end of its civil day, or a second exactly.

    FOREVER or -FOREVER where that is further than any number here.
    """
    if duration.has_clock:
        reached = shift(second, duration, sign, zone)
    else:
        reached = zone.day_end(shift_day(second, duration, sign, zone))
    return max(-FOREVER, min(reached, FOREVER))


def shift_day(second: int, duration: Duration, sign: int, zone: Zone) -> int:
    """The civil day so many years, months, weeks and days from the day of `second`."""
    return _add_days(zone.to_local(second) // DAY, duration, sign)


def _add_days(day: int, duration: Duration, sign: int) -> int:
    if duration.total_months:
        day = add_months(day, sign * duration.total_months)
    return day + sign * duration.total_days


def shift(second: int, duration: Duration, sign: int, zone: Zone) -> int:
    """The instant so far from `second`: the calendar's part first, then elapsed time."""
    if any(duration[:4]):
        local = zone.to_local(second)
        day = _add_days(local // DAY, duration, sign)
        second = zone.to_utc(day * DAY + local % DAY)
    return second + sign * duration.total_seconds
