"""A zone of one offset: what a date lies in that says `-05:00` itself and has no zone beside it."""

from functools import cache

from timeline.dates import FOREVER, Zone


class Offset(Zone):
    """A zone whose clocks always show the same; it has no name but its offset."""

    __slots__ = ("_offset",)

    def __init__(self, offset: int) -> None:
        hours, minutes = divmod(abs(offset) // 60, 60)
        self.name = "UTC" if offset == 0 else f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
        self._offset = offset

    def offset_at(self, utc: int) -> int:
        """Seconds east of UTC."""
        return self._offset

    def to_utc(self, local: int, last: bool = False) -> int:
        """The instant of a local time; an infinite bound stays as it is."""
        return local if abs(local) >= FOREVER else local - self._offset


offset_zone = cache(Offset)
