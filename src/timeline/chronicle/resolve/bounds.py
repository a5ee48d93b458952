"""Bounds inside resolution: four integers with infinities, in civil days and in UTC seconds."""

from typing import Final, NamedTuple

from timeline.chronicle.resolve.offset import offset_zone
from timeline.dates import FOREVER, Date, Span, Zone

DAY: Final = 86400


class Bounds(NamedTuple):
    """First and last start, first and last end; FOREVER and -FOREVER where there is no bound."""

    s1: int
    s2: int
    e1: int
    e2: int

    def tightened(self) -> "Bounds":
        """The same, with no start after the last end and no end before the first start."""
        s1, s2, e1, e2 = self
        if s2 <= e2 and e1 >= s1:
            return self
        return Bounds(s1, min(s2, e2), max(e1, s1), e2)

    @property
    def contradictory(self) -> bool:
        """No moment can lie inside."""
        return self.s1 > self.s2 or self.e1 > self.e2 or self.s1 > self.e2


ANY: Final = Bounds(-FOREVER, FOREVER, -FOREVER, FOREVER)


class PlacedTime(NamedTuple):
    """Where something lies in time: outer bounds, and those that the certain answer rests on.

    `sure` is never narrower than the truth: what is qualified counts as unspecified in it.
    """

    days: Bounds
    seconds: Bounds
    sure_days: Bounds
    sure_seconds: Bounds
    clock: bool
    qualified: bool
    precision: str
    zone: Zone
    anchors: tuple[str, ...] = ()


def anywhere(zone: Zone, *, ongoing: bool = False) -> PlacedTime:
    """The place of something of which nothing is known, but perhaps that it is still going on.

    How long that is certain, the event's last word says: nothing of it stands in a place.
    """
    bounds = ANY._replace(e1=FOREVER) if ongoing else ANY
    return PlacedTime(bounds, bounds, ANY, ANY, False, False, "undated", zone)


def bounds_of(span: Span, date: Date) -> Bounds:
    """The bounds of a date's span, open ends at infinity."""
    s1, s2, e1, e2 = span
    if s1 is not None and e2 is not None and s2 is not None and e1 is not None:
        return Bounds(s1, s2, e1, e2)
    low_end = FOREVER if date.open_end else -FOREVER
    high_start = -FOREVER if date.open_start else FOREVER
    return Bounds(
        -FOREVER if s1 is None else s1,
        high_start if s2 is None else s2,
        low_end if e1 is None else e1,
        FOREVER if e2 is None else e2,
    ).tightened()


def sure_of(certain: Span | None, outer: Bounds, date: Date) -> Bounds:
    """The bounds of a date's certain span; ANY if it has none.

    The certain pair of a set may be one member's: the outer sides stay the hull's.
    """
    if certain is None:
        return ANY
    sure = bounds_of(certain, date)
    first_end = sure.s1 if sure.e1 >= FOREVER else sure.e1
    return Bounds(min(sure.s1, outer.s1), sure.s2, first_end, max(sure.e2, outer.e2))


def place_of(date: Date, zone: Zone) -> PlacedTime:
    """Where a date lies that is written in the civil time of `zone`.

    A date that says its offset is at the instant of that; `zone` is its place where they agree.
    """
    days = bounds_of(date.days, date)
    sure_days = sure_of(date.certain, days, date)
    if date.seconds is None:
        seconds = instants(_seconds_of(days), zone)
        sure_seconds = seconds if sure_days == days else instants(_seconds_of(sure_days), zone)
    else:
        local = bounds_of(date.seconds, date)
        zone = _zone_of(date, local, zone)
        seconds = _moments(local, date.offset, zone)
        # An uncertain clock time counts as any of its day, and the day is that of the zone.
        sure = sure_of(date.certain_seconds, local, date)
        sure_seconds = seconds if sure == local else instants(sure, zone)
    clock = date.seconds is not None
    return PlacedTime(
        days, seconds, sure_days, sure_seconds, clock, date.is_qualified, date.precision, zone
    )


def _zone_of(date: Date, local: Bounds, zone: Zone) -> Zone:
    if date.offset is None or zone.agrees(local.s1, date.offset):
        return zone
    return offset_zone(date.offset)


def _moments(local: Bounds, offset: int | None, zone: Zone) -> Bounds:
    """The instants of a clock time, by the offset that it says where it says one."""
    if offset is None:
        return instants(local, zone)
    return Bounds(*[zone.instant(second, offset) for second in local])


def _seconds_of(days: Bounds) -> Bounds:
    """Civil days as local seconds: their first second below, their last above."""
    s1, s2, e1, e2 = days
    return Bounds(_first(s1), _last(s2), _first(e1), _last(e2))


def _first(day: int) -> int:
    return day if abs(day) >= FOREVER else day * DAY


def _last(day: int) -> int:
    return day if abs(day) >= FOREVER else day * DAY + DAY - 1


def instants(local: Bounds, zone: Zone) -> Bounds:
    """Local seconds as UTC seconds; in a fold the first below, the last above."""
    s1, s2, e1, e2 = local
    low, high = zone.to_utc(s1), zone.to_utc(e2, last=True)
    return Bounds(
        low,
        high if s2 == e2 else zone.to_utc(s2, last=True),
        low if e1 == s1 else zone.to_utc(e1),
        high,
    )


def local_of(seconds: Bounds, zone: Zone) -> Bounds:
    """UTC seconds as the zone's clocks showed them."""
    s1, s2, e1, e2 = seconds
    low, high = zone.to_local(s1), zone.to_local(e2)
    return Bounds(
        low, high if s2 == e2 else zone.to_local(s2), low if e1 == s1 else zone.to_local(e1), high
    )


def days_of(seconds: Bounds, zone: Zone) -> Bounds:
    """The civil days that UTC seconds lie in."""
    return days_in(local_of(seconds, zone))


def days_in(local: Bounds) -> Bounds:
    """The civil days of local seconds."""
    return Bounds(*[second if abs(second) >= FOREVER else second // DAY for second in local])


def civil_day(second: int, zone: Zone) -> int:
    """The civil day of a UTC second."""
    return zone.to_local(second) // DAY


def span_of(bounds: Bounds) -> Span:
    """Bounds as the rest of the program sees them."""
    s1, s2, e1, e2 = bounds
    return Span(
        None if s1 <= -FOREVER else s1,
        None if abs(s2) >= FOREVER else s2,
        None if e1 <= -FOREVER else min(e1, FOREVER),
        None if e2 >= FOREVER else e2,
    )


def pair_of(sure: Bounds) -> tuple[int, int] | None:
    """The certain pair, or None where neither side is known."""
    s2, e1 = min(sure.s2, sure.e2), max(sure.e1, sure.s1)
    return None if s2 >= FOREVER and e1 <= -FOREVER else (s2, e1)
