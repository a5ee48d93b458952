"""IANA time zones, read from the `tzdata` package alone, so that every machine agrees.

The one module that knows `datetime`. Times are seconds since 1970-01-01T00:00, of UTC or of the
clock on the wall, for any year:

- A local time that happens twice (clocks went back) is the earlier instant as a first bound and
  the later one as a last bound.
- A local time that never happens (clocks went forward) is read with the offset before the gap,
  as RFC 5545 does: 02:30 on such a night is the instant that the new time calls 03:30.
- Before the zone's first entry its earliest offset holds, which is local mean time for most
  zones; so it does before year 2. After year 9998 the last rule repeats with the Gregorian
  cycle of 400 years.
"""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped]  # it ships no types

from .calendar import days_from_civil
from .errors import ZoneError
from .span import FOREVER

# By path: `importlib.resources` would cost every start of the program more than the data itself.
_DATA = Path(tzdata.__file__).parent
_EPOCH = datetime(1970, 1, 1)
_DAY = 86400
_CYCLE = 146097 * _DAY
_FIRST = days_from_civil(2, 1, 1) * _DAY
_DAYS_ZONED = days_from_civil(9999, 1, 1)
_LAST = days_from_civil(9999, 1, 1) * _DAY - 1


class Zone:
    """An IANA zone: what its clocks showed at an instant, and back."""

    __slots__ = ("_info", "name")

    def __init__(self, name: str, info: ZoneInfo) -> None:
        self.name = name
        self._info = info

    def __repr__(self) -> str:
        return f"zone({self.name!r})"

    def offset_at(self, utc: int) -> int:
        """Seconds east of UTC that the zone's clocks showed at an instant."""
        moment = _EPOCH + timedelta(seconds=_within_datetime(utc))
        return _seconds(self._info.fromutc(moment.replace(tzinfo=self._info)).utcoffset())

    def to_local(self, utc: int) -> int:
        """What the clock showed at an instant, as seconds."""
        return utc if abs(utc) >= FOREVER else utc + self.offset_at(utc)

    def to_utc(self, local: int, last: bool = False) -> int:
        """The instant of a local time; of two, the earlier, or the later as a `last` bound.

        An infinite bound (`FOREVER`) stays as it is.
        """
        if abs(local) >= FOREVER:
            return local
        moment = _EPOCH + timedelta(seconds=_within_datetime(local))
        first = _seconds(self._info.utcoffset(moment))
        second = _seconds(self._info.utcoffset(moment.replace(fold=1)))
        # Twice: the second time round has the smaller offset. In a gap the one before is smaller.
        return local - (min(first, second) if last else first)

    def day_start(self, day: int) -> int:
        """The first instant of a civil day."""
        return self.to_utc(day * _DAY) if abs(day) < FOREVER else day

    def day_end(self, day: int) -> int:
        """The last second of a civil day, as an instant."""
        return self.to_utc(day * _DAY + _DAY - 1, last=True) if abs(day) < FOREVER else day

    def has_day(self, day: int) -> bool:
        """Whether the zone's calendar has this civil day: a few crossed the date line without one.

        The first second of a day that was left out is read as one of the day after it.
        """
        local = day * _DAY
        return abs(day) >= _DAYS_ZONED or self.to_local(self.to_utc(local)) < local + _DAY

    def agrees(self, local: int, offset: int) -> bool:
        """Whether the zone's clocks had this offset at that instant, to the minute."""
        return abs(self.offset_at(local - offset) - offset) < 60

    def instant(self, local: int, offset: int | None, last: bool = False) -> int:
        """The instant of a local time that may say its `offset`, which tells a doubled hour apart.

        An offset is written to the minute. Where the zone's own has seconds (local mean time) and
        the two agree, the zone's holds, so that its clocks show the time as it is written.
        """
        if offset is None:
            return self.to_utc(local, last)
        there = self.offset_at(local - offset)
        return local - (there if self.agrees(local, offset) else offset)


@cache
def zone(name: str) -> Zone:
    """The zone of an IANA name; raises `ZoneError`, with near names, for any other."""
    if name not in zone_names():
        raise ZoneError(name, _near(name))
    with _DATA.joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return Zone(name, ZoneInfo.from_file(file, key=name))


@cache
def zone_names() -> frozenset[str]:
    """Every name that the `tzdata` package knows."""
    return frozenset(_DATA.joinpath("zones").read_text("utf-8").split())


def _near(name: str) -> tuple[str, ...]:
    """Names that differ in case, in a space, in the continent or by a slip of a finger."""
    from difflib import get_close_matches  # only a mistake needs it

    wanted = name[:64].strip().replace(" ", "_").lower()
    names = sorted(zone_names())
    same = [n for n in names if n.lower() == wanted]
    city = [n for n in names if n.lower().rpartition("/")[2] == wanted.rpartition("/")[2]]
    by_lower = {n.lower(): n for n in names}
    close = [by_lower[n] for n in get_close_matches(wanted, by_lower, cutoff=0.75)]
    return tuple(dict.fromkeys([*same, *city, *close]))[:3]


def _within_datetime(seconds: int) -> int:
    """The same second, or one that stands for it, within the years that `datetime` has."""
    if seconds < _FIRST:
        return _FIRST
    if seconds > _LAST:
        return _LAST - _CYCLE + 1 + (seconds - _LAST - 1) % _CYCLE
    return seconds


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else offset.days * _DAY + offset.seconds
