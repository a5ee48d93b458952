"""Conditions on time: periods as windows, and the limits that they put on a row's bounds.

A window of whole days is compared with civil days, one with a clock time with instants. `A` is a
window's first day or second, `B` its last; None is no limit.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import DateError, format_day
from timeline.dates.plain import plain
from timeline.errors import TimelineError
from timeline.query.nodes import Bound, TimeLimits
from timeline.query.scope import Context

if TYPE_CHECKING:
    from timeline.dates import Date
    from timeline.dates.period import Period
    from timeline.query.term import Ask


class TimeWindow(NamedTuple):
    """From `a` to `b`, both included, in civil days or (`clock`) in UTC seconds; with its words."""

    a: int | None
    b: int | None
    clock: bool
    said: str

    @property
    def tail(self) -> str:
        """What the names of the row's columns end in."""
        return "_at" if self.clock else ""

    @property
    def scale(self) -> str:
        """The scale on which an exact date is told from a vague one."""
        return "at" if self.clock else "days"


class PeriodError(TimelineError):
    """A value that names no period: the column in it (from 1), what is there, what may be."""

    def __init__(self, error: DateError) -> None:
        super().__init__(str(error), hint=error.hint)
        self.column = error.column
        self.found = f"'{error.found}'" if error.found else "the value ends"
        self.expected = error.expected


def window(text: str, context: Context) -> TimeWindow:
    """The period that `text` names; the expression is read as `timeline when` reads it."""
    date = plain(text)
    if date is not None:  # a bare year, month or day needs nothing else to be loaded
        return _plain(date)
    from timeline.dates.period import period

    return _read(lambda now: period(text, now=now, tz=context.tz), context)


def near(text: str, distance: str, context: Context) -> TimeWindow:
    """The period that `text` names, made longer by `distance` on both sides."""
    from timeline.dates.period import around

    return _read(lambda now: around(text, within=distance, now=now, tz=context.tz), context)


def _plain(date: "Date") -> TimeWindow:
    """The days of a date that has both bounds, as `period` would tell them."""
    first, _, _, last = date.days
    if first is None or last is None:
        raise ValueError("a plain date has bounds")
    low, high = format_day(first), format_day(last)
    return TimeWindow(first, last, False, low if low == high else f"{low}..{high}")


_OTHER_NOW = 86400 * 1001


def _read(read: "Callable[[int], Period]", context: Context) -> TimeWindow:
    """The period at the present moment; where none is given, one that depends on it is refused."""
    try:
        found = read(context.now or 0)
        if context.now is None and read(_OTHER_NOW) != found:
            raise TimelineError("the words depend on the present moment: pass now=")
    except DateError as error:
        raise PeriodError(error) from error
    return TimeWindow(found.first, found.last, found.clock, found.words)


def overlaps(seen: TimeWindow, said: str) -> TimeLimits:
    """Events that share a moment with the window."""
    possible, certain = [], []
    if seen.b is not None:
        possible.append(_most(f"s1{seen.tail}", seen.b))
    if seen.a is not None:
        possible.append(_least(f"e2{seen.tail}", seen.a))
    certain.append(_surely_most(f"certain_s2{seen.tail}", seen.b))
    certain.append(_surely_least(f"certain_e1{seen.tail}", seen.a))
    return TimeLimits(tuple(possible), tuple(certain), said)


def start_from(seen: TimeWindow, a: int, said: str) -> TimeLimits:
    """Events that start at `a` or later."""
    possible = (_least(f"s2{seen.tail}", a), _least(f"e2{seen.tail}", a))
    return TimeLimits(possible, (_surely_least(f"s1{seen.tail}", a),), said, seen.scale)


def start_until(seen: TimeWindow, b: int, said: str) -> TimeLimits:
    """Events that start at `b` or earlier."""
    certain = (_surely_most(f"certain_s2{seen.tail}", b),)
    return TimeLimits((_most(f"s1{seen.tail}", b),), certain, said)


def end_from(seen: TimeWindow, a: int, said: str) -> TimeLimits:
    """Events that end at `a` or later."""
    certain = (_surely_least(f"certain_e1{seen.tail}", a),)
    return TimeLimits((_least(f"e2{seen.tail}", a),), certain, said)


def end_until(seen: TimeWindow, b: int, said: str) -> TimeLimits:
    """Events that end at `b` or earlier."""
    possible = (_most(f"e1{seen.tail}", b), _most(f"s1{seen.tail}", b))
    return TimeLimits(possible, (_surely_most(f"e2{seen.tail}", b),), said, seen.scale)


Limit = Callable[[TimeWindow, int, str], TimeLimits]


def compared(ask: "Ask", side: str, later: Limit, sooner: Limit) -> TimeLimits:
    """Events whose start or end lies to the period as the sign of the term says.

    `later` and `sooner` limit that side: to a moment or later, to a moment or sooner.
    """
    seen = window(ask.value, ask.context)
    sign = "=" if ask.sign == ":" else ask.sign
    said = f"{side} {sign} {seen.said}"
    limits = []
    if seen.a is not None and sign in ("=", ">=", "<"):
        limits.append(sooner(seen, seen.a - 1, said) if sign == "<" else later(seen, seen.a, said))
    if seen.b is not None and sign in ("=", "<=", ">"):
        limits.append(later(seen, seen.b + 1, said) if sign == ">" else sooner(seen, seen.b, said))
    if not limits:
        raise TimelineError(f"'{ask.value}' has no limit to compare the {side} with")
    one, *other = limits
    return both(one, other[0], said) if other else one


def both(one: TimeLimits, other: TimeLimits, said: str) -> TimeLimits:
    """Both conditions as one."""
    possible = (*one.possible, *other.possible)
    return TimeLimits(possible, (*one.certain, *other.certain), said, one.exact or other.exact)


def _most(column: str, value: int) -> Bound:
    return Bound(column, True, value, null=True)


def _least(column: str, value: int) -> Bound:
    return Bound(column, False, value, null=True)


# With no limit, a certain bound has only to be there at all: any integer is inside these.
_ANY = 2**63 - 1


def _surely_most(column: str, value: int | None) -> Bound:
    return Bound(column, True, _ANY if value is None else value, null=False)


def _surely_least(column: str, value: int | None) -> Bound:
    return Bound(column, False, -_ANY if value is None else value, null=False)
