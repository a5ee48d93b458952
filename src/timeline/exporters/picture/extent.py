"""Where an event lies on the axis: its bounds as civil seconds, ends exclusive."""

from collections.abc import Callable
from typing import NamedTuple

from timeline.chronicle.resolve import FOREVER, Resolved, first_end, zone_named
from timeline.chronicle.timeline import Entry

DAY = 86_400
MINUTE = 60


class Extent(NamedTuple):
    """What is known of an event's time, in local seconds since 1970-01-01T00:00.

    `first` and `last` enclose all that is possible, None where a side is open. `core` is what the
    event certainly covers; of what still goes on, up to where it is known to have.
    """

    first: int | None
    last: int | None
    core: tuple[int, int] | None
    qualified: bool
    ongoing: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one day, or one minute or less."""
        if self.first is None or self.last is None:
            return False
        size = self.last - self.first
        return size <= MINUTE or (size == DAY and self.first % DAY == 0)

    @property
    def begin(self) -> int | None:
        """The first second of the earliest bound that is known; None where none is."""
        if self.first is not None:
            return self.first
        if self.core is not None:
            return self.core[0]
        return None if self.last is None else self.last - 1

    @property
    def known(self) -> tuple[int, ...]:
        """The bounds that are known, in ascending order."""
        return tuple(at for at in (self.first, *(self.core or ()), self.last) if at is not None)


NOWHERE = Extent(None, None, None, False)


def extent(entry: Entry) -> Extent:
    """The extent of an event; that of an undated one knows no bound."""
    resolved = entry.resolved
    if resolved.undated:
        return NOWHERE
    step, local = _measure(resolved)
    s1, s2, _, e2 = resolved.seconds if resolved.clock else resolved.days
    return Extent(
        first=None if s1 is None else local(s1),
        last=None if e2 is None or e2 >= FOREVER else local(e2) + step,
        core=_core(s2, first_end(resolved, clock=resolved.clock), step, local),
        qualified=resolved.qualified,
        ongoing=resolved.ongoing,
    )


def _measure(resolved: Resolved) -> tuple[int, Callable[[int], int]]:
    """How long the last second or day of a bound is, and how a bound becomes civil seconds."""
    if resolved.clock:
        return 1, zone_named(resolved.zone).to_local
    return DAY, _midnight


def _midnight(day: int) -> int:
    return day * DAY


def _core(
    s2: int | None, e1: int | None, step: int, local: Callable[[int], int]
) -> tuple[int, int] | None:
    """From the last possible start to the first possible end; None where that is nothing."""
    if s2 is None or e1 is None or s2 > e1:
        return None
    return local(s2), local(e1) + step


def due_window(entry: Entry) -> tuple[int | None, int | None] | None:
    """The first and the last deadline of a commitment in civil seconds, or None without one."""
    deadline = entry.deadline
    if deadline is None:
        return None
    local = zone_named(deadline.zone).to_local
    first, last = deadline.first, deadline.last
    return None if first is None else local(first), None if last is None else local(last)
