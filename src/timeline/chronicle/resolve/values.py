"""What resolution gives: bounds of events, deadlines, faults, and the order of events."""

from typing import Final, NamedTuple

from timeline.dates import FOREVER, Span

# Where undated events stand in the order of time: after everything, in a 64-bit integer.
UNDATED: Final = 2 * FOREVER - 1


class Fault(NamedTuple):
    """Why a time cannot be worked out: the event and the place at fault, and the chain of events.

    `reason` is one of cycle, missing, date, duration, zone, shape, contradiction. `chain` ends
    with the id that is missing, or with the event that it began with when it is a cycle. An event
    whose anchor is at fault carries its anchor's fault: there `event` is another one.
    """

    reason: str
    event: str
    pointer: str
    message: str
    chain: tuple[str, ...]


class Resolved(NamedTuple):
    """When an event was: first and last start (s1, s2), first and last end (e1, e2).

    In `days` (civil days where it happened, since 1970-01-01) and `seconds` (UTC instants, both
    inclusive) None is a bound that is not known: s1 and e1 below, s2 and e2 above; e1 is FOREVER
    while something is still open. The certain pairs are (s2, e1); None is "never certain".
    `anchors` are the events that it is counted from, without theirs: see `Resolver.chain`.
    """

    days: Span
    seconds: Span
    certain_days: tuple[int, int] | None
    certain_seconds: tuple[int, int] | None
    undated: bool
    ongoing: bool
    precision: str
    zone: str
    clock: bool
    anchors: tuple[str, ...]
    qualified: bool
    fault: Fault | None


def first_end(known: Resolved, *, clock: bool) -> int | None:
    """The first possible end in days or, by the `clock`, in seconds; None where it is not known.

    What was still open at its last word may have ended at any time since.
    """
    bounds = known.seconds if clock else known.days
    if not known.ongoing:
        return bounds.e1
    sure = known.certain_seconds if clock else known.certain_days
    ends = [end for end in (bounds.s1, sure and sure[1]) if end is not None and end > -FOREVER]
    return max(ends, default=None)


class Deadline(NamedTuple):
    """By when a commitment is due: the first and the last deadline, None where not known.

    `first` and `last` are UTC seconds, inclusive; `first_day` and `last_day` civil days in `zone`.
    """

    first: int | None
    last: int | None
    first_day: int | None
    last_day: int | None
    zone: str
    clock: bool
    qualified: bool
    anchors: tuple[str, ...]
    fault: Fault | None


NOWHERE: Final = Span(None, None, None, None)


def sort_key(resolved: Resolved, id: str) -> tuple[int, int, str]:
    """The order of time: earliest known bound, then last start, then id; undated ones last."""
    s1, s2, e1, e2 = resolved.seconds
    last_start = FOREVER if s2 is None else s2
    if s1 is not None:
        return s1, last_start, id
    known = [bound for bound in (s2, e1, e2) if bound is not None and abs(bound) < FOREVER]
    return (min(known) if known else UNDATED), last_start, id
