"""The deadline of a commitment: the last moment of the unit that its `due` names."""

from typing import Any

from timeline.chronicle.resolve.bounds import DAY, PlacedTime, civil_day
from timeline.chronicle.resolve.point import Setting, point_place
from timeline.chronicle.resolve.relative import DEFAULT_POINT, offset_of, reach, side_of
from timeline.chronicle.resolve.shape import Faulty
from timeline.chronicle.resolve.values import Deadline
from timeline.dates import FOREVER, Zone


def deadline_of(due: Any, pointer: str, setting: Setting) -> Deadline:
    """The first and last deadline of a `due`; `Faulty` where it names no point."""
    place = point_place(due, pointer, setting)
    last = place.seconds.e2
    if place.seconds.s1 > last:
        raise Faulty("contradiction", pointer, "the last deadline lies before the first")
    return _shown(min(_first(due, place, pointer, setting), last), last, place)


def _first(due: Any, place: PlacedTime, pointer: str, setting: Setting) -> int:
    """The first deadline in UTC seconds; a date has one only, unless it is one of several."""
    if isinstance(due, str):
        return _first_of(place) if "[" in due else place.seconds.e2
    if "relative" in due:
        return _counted(due, pointer, setting.anchor(due["to"]))
    if "earliest" in due:
        return _first_of(point_place(due["earliest"], f"{pointer}/earliest", setting))
    return -FOREVER


def _counted(due: dict[str, Any], pointer: str, anchor: PlacedTime) -> int:
    """The first deadline of a relative `due`, from the anchor's first moment."""
    relation, zone = due["relative"], anchor.zone
    low, high = side_of(anchor.seconds, due.get("point") or DEFAULT_POINT[relation])
    offset = offset_of(due, pointer)
    limit = offset.least if relation == "after" else offset.most
    if abs(low) >= FOREVER or (limit is None and relation == "before"):
        return -FOREVER
    if limit is None:
        return _day_end(low, high, zone)
    if relation == "after":
        return reach(low, limit, 1, zone)
    return min(_day_end(low, high, zone), reach(low, limit, -1, zone))


def _first_of(place: PlacedTime) -> int:
    """The first deadline of a point: the end of its first day, or a clock time."""
    return _day_end(place.seconds.s1, place.seconds.e2, place.zone)


def _day_end(low: int, high: int, zone: Zone) -> int:
    """The end of the day that begins at `low`.

    A clock time stands for itself: it begins or, at midnight, ends (`high`) within a day.
    """
    if low <= -FOREVER or zone.to_local(low) % DAY:
        return low
    if high < FOREVER and (zone.to_local(high) + 1) % DAY:
        return low
    return zone.day_end(civil_day(low, zone))


def _shown(first: int, last: int, place: PlacedTime) -> Deadline:
    return Deadline(
        first=None if abs(first) >= FOREVER else first,
        last=None if last >= FOREVER else last,
        first_day=_day(first, place.zone),
        last_day=_day(last, place.zone),
        zone=place.zone.name,
        clock=place.clock,
        qualified=place.qualified,
        anchors=place.anchors,
        fault=None,
    )


def _day(second: int, zone: Zone) -> int | None:
    return None if abs(second) >= FOREVER else civil_day(second, zone)
