"""Points of time: an EDTF string, a doubt between two dates, or a place relative to an event."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.chronicle.resolve.bounds import Bounds, PlacedTime, anywhere, place_of
from timeline.chronicle.resolve.relative import relative_place
from timeline.chronicle.resolve.shape import Faulty
from timeline.dates import FOREVER, DateError, Zone, parse

_REMEMBERED = 4096  # dates, since many events share their day


class Setting(NamedTuple):
    """What a point is read in: its own zone or None, the zone otherwise, and other events."""

    own: Zone | None
    default: Zone
    anchor: Callable[[str], PlacedTime]

    @property
    def home(self) -> Zone:
        """The zone of dates and clock times that name none."""
        return self.own or self.default


def point_place(point: Any, pointer: str, setting: Setting) -> PlacedTime:
    """Where a point lies; `Faulty` where that cannot be known."""
    if isinstance(point, str):
        return date_place(point, pointer, setting.home)
    if not isinstance(point, dict):
        raise Faulty("shape", pointer, "expected a date or an object")
    if "relative" in point:
        anchor = setting.anchor(point["to"])
        return relative_place(point, anchor, pointer, setting.own)
    if "earliest" in point or "latest" in point:
        return _doubt(point, pointer, setting)
    raise Faulty("shape", pointer, "expected 'earliest', 'latest' or 'relative'")


def date_place(text: str, pointer: str, zone: Zone) -> PlacedTime:
    """Where an EDTF expression lies in the civil time of `zone`."""
    try:
        return _placed(text, zone)
    except DateError as error:
        raise Faulty("date", pointer, str(error)) from error


@lru_cache(_REMEMBERED)
def _placed(text: str, zone: Zone) -> PlacedTime:
    return place_of(parse(text), zone)


def _doubt(point: dict[str, Any], pointer: str, setting: Setting) -> PlacedTime:
    low = _side(point, "earliest", pointer, setting)
    high = _side(point, "latest", pointer, setting)
    given = [place for place in (low, high) if place is not None]
    return PlacedTime(
        days=_between(low and low.days, high and high.days),
        seconds=_between(low and low.seconds, high and high.seconds),
        sure_days=_between(low and low.sure_days, high and high.sure_days),
        sure_seconds=_between(low and low.sure_seconds, high and high.sure_seconds),
        clock=any(place.clock for place in given),
        qualified=any(place.qualified for place in given),
        precision="doubt",
        zone=given[0].zone,
        anchors=tuple(dict.fromkeys(name for place in given for name in place.anchors)),
    )


def _side(point: dict[str, Any], key: str, pointer: str, setting: Setting) -> PlacedTime | None:
    return point_place(point[key], f"{pointer}/{key}", setting) if key in point else None


def _between(low: Bounds | None, high: Bounds | None) -> Bounds:
    first = -FOREVER if low is None else low.s1
    last = FOREVER if high is None else high.e2
    return Bounds(first, last, first, last)


def when_place(time: Any, pointer: str, setting: Setting) -> PlacedTime:
    """Where a whole `when` lies, its start and its end together."""
    if not isinstance(time, dict) or not ("start" in time or "end" in time):
        return _checked(point_place(time, pointer, setting), pointer)
    start = _side(time, "start", pointer, setting)
    if start is not None and "end" not in time:
        return _checked(start, pointer)
    return _checked(_joined(start, _end(time["end"], f"{pointer}/end", setting)), pointer)


def _end(end: Any, pointer: str, setting: Setting) -> PlacedTime:
    if end in ("", ".."):
        return anywhere(setting.home, ongoing=end == "..")
    return point_place(end, pointer, setting)


def _joined(start: PlacedTime | None, end: PlacedTime) -> PlacedTime:
    zone = start.zone if start else end.zone
    begin = start or anywhere(zone)
    return PlacedTime(
        days=_span(begin.days, end.days),
        seconds=_span(begin.seconds, end.seconds),
        sure_days=_span(begin.sure_days, end.sure_days),
        sure_seconds=_span(begin.sure_seconds, end.sure_seconds),
        clock=begin.clock or end.clock,
        qualified=begin.qualified or end.qualified,
        precision="interval",
        zone=zone,
        anchors=tuple(dict.fromkeys((*begin.anchors, *end.anchors))),
    )


def _span(start: Bounds, end: Bounds) -> Bounds:
    return Bounds(start.s1, start.s2, end.e1, end.e2)


def _checked(place: PlacedTime, pointer: str) -> PlacedTime:
    if place.days.contradictory or place.seconds.contradictory:
        message = "the end lies before the beginning, so no moment fits"
        raise Faulty("contradiction", pointer, message)
    return place._replace(
        days=place.days.tightened(),
        seconds=place.seconds.tightened(),
        sure_seconds=place.sure_seconds.tightened(),
    )
