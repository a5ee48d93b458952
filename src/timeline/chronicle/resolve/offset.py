"""A zone of one offset: what a date lies in that says `-05:00` itself and has no zone beside it."""

from functools import cache

from timeline.dates import FOREVER, Zone, format_offset, zone


class Offset(Zone):
    """A zone whose clocks always show the same; it has no name but its offset."""

    __slots__ = ("_offset",)

    def __init__(self, offset: int) -> None:
        self.name = format_offset(offset) if offset else "UTC"
        self._offset = offset

    def offset_at(self, utc: int) -> int:
        """Seconds east of UTC."""
        return self._offset

    def to_utc(self, local: int, last: bool = False) -> int:
        """The instant of a local time; an infinite bound stays as it is."""
        return local if abs(local) >= FOREVER else local - self._offset


offset_zone = cache(Offset)


def zone_named(name: str) -> Zone:
    """The zone of an IANA name or of an offset such as `-05:00`; `ZoneError` for any other."""
    if name == "UTC":
        return offset_zone(0)
    if name[:1] in ("+", "-") and len(name) == 6 and (name[1:3] + name[4:]).isdecimal():
        seconds = int(name[1:3]) * 3600 + int(name[4:]) * 60
        offset = -seconds if name[0] == "-" else seconds
        if format_offset(offset) == name:
            return offset_zone(offset)
    return zone(name)
